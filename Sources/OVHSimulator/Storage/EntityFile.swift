import FoundationEssentials
import GRDB
import Synchronization

/// The entities of one kind in a simulator's file: read one by one, and remembered until another program writes.
final class EntityFile<Element: Entity>: Sendable {
  private struct Memory {
    var elements: [Element.ID: Element] = [:]
    /// Those that are not there.
    var missing: Set<Element.ID> = []
    /// All of them, once they were asked for.
    var all: [Element]?
    var count: Int?
  }

  /// The most entities that are remembered unless all were asked for.
  private static var limit: Int { 1000 }

  private let name: String
  private let file: StateFile
  private let memory = Mutex(Memory())

  /// Names a kind of entities.
  /// - Parameters:
  ///   - name: of their table.
  ///   - file: the file.
  init(_ name: String, in file: StateFile) {
    self.name = name
    self.file = file
  }

  /// The statement that makes the table.
  static func definition(_ name: String) -> String {
    """
    CREATE TABLE \(name) (place INTEGER PRIMARY KEY AUTOINCREMENT, id UNIQUE NOT NULL, created REAL NOT NULL,
      json TEXT NOT NULL);
    CREATE INDEX \(name)_created ON \(name) (created);
    """
  }

  /// How many there are.
  var count: Int {
    memory.withLock { memory in
      if let count = memory.count { return count }
      let count = file.read(else: 0) { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(name)") ?? 0 }
      memory.count = count
      return count
    }
  }

  /// One of them.
  func element(_ id: Element.ID) -> Element? {
    memory.withLock { memory in
      if let element = memory.elements[id] { return element }
      if memory.all != nil || memory.missing.contains(id) { return nil }
      let element = file.read(else: nil) { database in
        try Data.fetchOne(
          database.cachedStatement(sql: "SELECT json FROM \(name) WHERE id = ?"), arguments: [id]
        ).map(decoded)
      }
      if memory.elements.count + memory.missing.count >= Self.limit { memory = Memory(count: memory.count) }
      if let element { memory.elements[id] = element } else { memory.missing.insert(id) }
      return element
    }
  }

  /// Those that came to be at a time or later, oldest first.
  /// - Parameter start: the time; nil for all, which are then remembered.
  func elements(from start: Date?) -> [Element] {
    memory.withLock { memory in
      if let all = memory.all { return start.map { start in all.filter { $0.created >= start } } ?? all }
      guard start == nil else {
        return fetched("WHERE created >= ? ORDER BY place", [start?.timeIntervalSince1970])
      }
      let all = fetched("ORDER BY place")
      memory.all = all
      memory.elements = Dictionary(all.map { ($0.id, $0) }) { $1 }
      memory.missing = []
      return all
    }
  }

  /// The last that came to be, oldest first.
  /// - Parameter limit: the most.
  func newest(_ limit: Int) -> [Element] {
    memory.withLock { memory in
      memory.all.map { Array($0.suffix(limit)) } ?? fetched("ORDER BY place DESC LIMIT ?", [limit]).reversed()
    }
  }

  /// Writes what a call has changed; called inside its transaction.
  func write(put: [Element], removed: Set<Element.ID>, _ database: Database) throws {
    for id in removed { try database.execute(sql: "DELETE FROM \(name) WHERE id = ?", arguments: [id]) }
    for element in put {
      try database.execute(
        sql: """
          INSERT INTO \(name) (id, created, json) VALUES (?, ?, ?)
          ON CONFLICT (id) DO UPDATE SET created = excluded.created, json = excluded.json
          """,
        arguments: [
          element.id, element.created.timeIntervalSince1970,
          String(decoding: try JSONEncoder().encode(element), as: UTF8.self),
        ])
    }
  }

  /// Remembers what was written.
  /// - Parameters:
  ///   - put: what was put.
  ///   - removed: what was removed.
  ///   - count: how many there are now, so that they need not be counted again.
  func remember(put: [Element], removed: Set<Element.ID>, count: Int) {
    guard !put.isEmpty || !removed.isEmpty else { return }
    memory.withLock { memory in
      memory.all = nil
      if memory.elements.count >= Self.limit { memory = Memory() }
      memory.count = count
      for id in removed { memory.elements[id] = nil }
      for element in put {
        memory.elements[element.id] = element
        memory.missing.remove(element.id)
      }
    }
  }

  /// Forgets what was read, because another program has written.
  func forget() { memory.withLock { $0 = Memory() } }

  private func fetched(_ rest: String, _ arguments: StatementArguments = []) -> [Element] {
    file.read(else: []) { database in
      let rows = try Data.fetchCursor(
        database.cachedStatement(sql: "SELECT json FROM \(name) \(rest)"), arguments: arguments)
      var elements: [Element] = []
      while let row = try rows.next() { elements.append(try decoded(row)) }
      return elements
    }
  }

  private func decoded(_ json: Data) throws -> Element {
    do { return try JSONDecoder().decode(Element.self, from: json) } catch {
      throw SimulatorStateError(path: file.path, reason: "is damaged: one of its \(name) cannot be read")
    }
  }
}

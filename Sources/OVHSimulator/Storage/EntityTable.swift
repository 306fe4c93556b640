import FoundationEssentials
import GRDB

/// Something that a simulator keeps under an identifier.
protocol Entity: Codable, Sendable {
  associatedtype ID: Hashable, Codable, Sendable, DatabaseValueConvertible
  var id: ID { get }
  /// When it came to be; a file finds those of a span of time by it.
  var created: Date { get }
}

/// The entities of one kind: found by their identifier at once, and walked in the order in which they came.
///
/// A simulator without a file has all of them in memory. With one, the table holds what the call in hand has changed,
/// and everything else is read from the file when it is asked for.
struct EntityTable<Element: Entity>: Sendable {
  /// The entities in memory, in order; nil where one was removed and the gap is not closed yet.
  private var slots: [Element?] = []
  private var places: [Element.ID: Int] = [:]
  /// What the file has and the call in hand has removed.
  private var removed: Set<Element.ID> = []
  private var file: EntityFile<Element>?

  /// Creates a table.
  /// - Parameter file: where the entities are kept; nil for a table in memory.
  init(in file: EntityFile<Element>? = nil) { self.file = file }

  /// Copies another table into memory.
  init(copying other: EntityTable) {
    for element in other.values { put(element) }
  }

  /// How many there are.
  var count: Int {
    guard let file else { return places.count }
    return file.count - removed.count + fresh.count
  }

  /// All of them, oldest first.
  var values: [Element] { values(from: nil) }

  /// Those that came to be at a time or later, oldest first.
  /// - Parameter start: the time; nil for all.
  func values(from start: Date?) -> [Element] {
    if let file { return merged(file.elements(from: start)) }
    let all = slots.compactMap(\.self)
    return start.map { start in all.filter { $0.created >= start } } ?? all
  }

  /// The last that came to be, oldest first.
  /// - Parameter limit: the most.
  func newest(_ limit: Int) -> [Element] {
    guard let file else { return slots.reversed().lazy.compactMap(\.self).prefix(limit).reversed() }
    return merged(file.newest(limit + removed.count)).suffix(limit)
  }

  /// What the call in hand has put, in the order in which it came, and removed; everything where there is no file.
  var changes: (put: [Element], removed: Set<Element.ID>) { (slots.compactMap(\.self), removed) }

  /// The entity of an identifier; setting adds, replaces or, with nil, removes it.
  subscript(id: Element.ID) -> Element? {
    get {
      if let place = places[id] { return slots[place] }
      return removed.contains(id) ? nil : file?.element(id)
    }
    set {
      if let file, newValue == nil, file.element(id) != nil { removed.insert(id) } else { removed.remove(id) }
      switch (places[id], newValue) {
      case (let place?, let element?): slots[place] = element
      case (let place?, nil):
        slots[place] = nil
        places[id] = nil
        if slots.count > 32, places.count < slots.count / 2 { closeGaps() }
      case (nil, let element?):
        places[id] = slots.count
        slots.append(element)
      case (nil, nil): break
      }
    }
  }

  /// Adds or replaces an entity.
  mutating func put(_ element: Element) { self[element.id] = element }

  /// Removes those that a condition names.
  mutating func removeAll(where isRemoved: (Element) -> Bool) {
    for element in values where isRemoved(element) { self[element.id] = nil }
    closeGaps()
  }

  /// What the call in hand has added to those of the file.
  private var fresh: [Element] { slots.compactMap { slot in slot.flatMap { file?.element($0.id) == nil ? $0 : nil } } }

  /// Entities of the file as the call in hand sees them, with what it has added behind them.
  private func merged(_ elements: [Element]) -> [Element] {
    if slots.isEmpty, removed.isEmpty { return elements }
    return elements.compactMap { element in
      if let place = places[element.id] { return slots[place] }
      return removed.contains(element.id) ? nil : element
    } + fresh
  }

  private mutating func closeGaps() {
    slots = slots.filter { $0 != nil }
    places.removeAll(keepingCapacity: true)
    for (place, element) in slots.enumerated() {
      if let element { places[element.id] = place }
    }
  }
}

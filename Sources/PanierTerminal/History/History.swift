import Synchronization

/// The inputs of this and earlier sessions.
///
/// Not kept are empty inputs, inputs that begin with a space, and those the secrets filter names. An input entered
/// again moves to the end. A file that cannot be read or written is a warning, never the end of the session.
public final class History: Sendable {
  private struct State {
    var entries: [String] = []
    var warnings: [HistoryWarning] = []
    var isFileUsable = true
  }

  private let file: HistoryFile?
  private let maximumCount: Int
  private let isSecret: @Sendable (String) -> Bool
  private let state: Mutex<State>

  /// Opens a history and reads what earlier sessions left.
  ///
  /// - Parameters:
  ///   - path: the file; nil keeps the history in memory only.
  ///   - maximumCount: how many entries are kept; the file may hold twice as many before it is shortened.
  ///   - isSecret: tells inputs that must never be kept.
  public init(path: String?, maximumCount: Int = 5000, isSecret: @escaping @Sendable (String) -> Bool = { _ in false })
  {
    file = path.map(HistoryFile.init)
    self.maximumCount = max(1, maximumCount)
    self.isSecret = isSecret
    var state = State()
    if let file {
      do throws(HistoryWarning) {
        let contents = try file.read()
        state.warnings = contents.warnings
        state.entries = Self.shortened(contents.entries, to: self.maximumCount)
        if contents.lineCount > 2 * self.maximumCount {
          let limit = self.maximumCount
          try file.rewrite { Self.shortened($0, to: limit) }
        }
      } catch {
        state.warnings.append(error)
        state.isFileUsable = false
      }
    }
    self.state = Mutex(state)
  }

  /// The entries, oldest first, each once.
  public var entries: [String] { state.withLock { $0.entries } }

  /// Takes the warnings that came up since the last call, to be shown to the operator once.
  public func takeWarnings() -> [HistoryWarning] {
    state.withLock { state in
      defer { state.warnings = [] }
      return state.warnings
    }
  }

  /// Adds an input, unless it is one that is not kept.
  ///
  /// - Returns: whether it was kept, in memory at least.
  @discardableResult
  public func add(_ input: String) -> Bool {
    guard let first = input.first, first != " ", !input.allSatisfy(\.isWhitespace), !isSecret(input) else {
      return false
    }
    state.withLock { state in
      let isRepeated = state.entries.last == input
      if !isRepeated { state.entries.removeAll { $0 == input } }
      if !isRepeated { state.entries.append(input) }
      if state.entries.count > maximumCount { state.entries.removeFirst() }
      guard let file, state.isFileUsable, !isRepeated else { return }
      do throws(HistoryWarning) {
        try file.append(input)
      } catch {
        state.warnings.append(error)
        // One warning a session: a full disk would otherwise be reported at every line.
        state.isFileUsable = false
      }
    }
    return true
  }

  /// Forgets every entry, on disk too.
  ///
  /// - Throws: `HistoryWarning` when the file could not be emptied; the memory is emptied in any case.
  public func clear() throws(HistoryWarning) {
    state.withLock { $0.entries = [] }
    try file?.rewrite { _ in [] }
  }

  /// Each entry once, at its last place, and no more than the newest `count`.
  private static func shortened(_ entries: [String], to count: Int) -> [String] {
    var seen: Set<String> = []
    return entries.reversed().filter { seen.insert($0).inserted }.prefix(count).reversed()
  }
}

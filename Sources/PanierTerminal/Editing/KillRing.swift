/// Texts that were cut, newest last, for pasting them again.
public struct KillRing: Sendable, Hashable {
  private var entries: [String] = []
  private static let capacity = 32

  /// Creates an empty ring.
  public init() {}

  /// The text that a yank inserts; nil when nothing was cut yet.
  public var current: String? { entries.last }

  /// Adds a cut text as an entry of its own.
  mutating func push(_ text: String) {
    guard !text.isEmpty else { return }
    entries.append(text)
    if entries.count > Self.capacity { entries.removeFirst() }
  }

  /// Adds a cut text at the end or beginning of the newest entry, as cuts in a row do.
  mutating func extend(_ text: String, atEnd: Bool) {
    guard let last = entries.popLast() else { return push(text) }
    entries.append(atEnd ? last + text : text + last)
  }

  /// Makes the entry before the newest the newest, and the newest the oldest.
  mutating func rotate() {
    guard let last = entries.popLast() else { return }
    entries.insert(last, at: 0)
  }
}

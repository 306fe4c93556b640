/// Text being edited, of one or more lines, with a cursor between characters.
///
/// A value without input or output: every method is one editing command, as Emacs and readline name them. A character
/// is what a person sees as one, so the cursor never stops inside an emoji or between a letter and its accent.
public struct LineBuffer: Sendable {
  /// The characters; a line feed ends a line.
  public internal(set) var characters: [Character]
  /// The number of characters before the cursor.
  public internal(set) var cursor: Int
  /// Texts cut by the kill commands.
  public internal(set) var killRing: KillRing

  /// What the last command was, for commands that continue it.
  enum Run: Equatable {
    case none, typing
    case kill
    case yank(length: Int)
  }

  var run = Run.none
  private var undoStack: [(characters: [Character], cursor: Int)] = []
  private static let undoLimit = 1000

  /// Creates a buffer with the cursor at the end of `text`.
  public init(_ text: String = "", killRing: KillRing = KillRing()) {
    characters = Self.normalized(text)
    cursor = characters.count
    self.killRing = killRing
  }

  /// The whole text.
  public var text: String { String(characters) }

  /// Whether there is no text.
  public var isEmpty: Bool { characters.isEmpty }

  /// The cursor as a count of UTF-8 bytes from the beginning of ``text``.
  public var cursorOffset: Int { utf8Offset(of: cursor) }

  /// Inserts text before the cursor; `\r\n` and `\r` become line feeds.
  public mutating func insert(_ text: String) {
    let isWordStart = text.first?.isWhitespace ?? true
    if run != .typing || isWordStart || text.count > 1 { remember() }
    // An accent typed after its letter joins it, so the neighbours are segmented again.
    let left = cursor > 0 ? String(characters[cursor - 1]) : ""
    let right = cursor < characters.count ? String(characters[cursor]) : ""
    let joined = Self.normalized(left + text)
    let whole = Self.normalized(left + text + right)
    let removed = (cursor - left.count)..<(cursor + right.count)
    characters.replaceSubrange(removed, with: whole)
    cursor = removed.lowerBound + min(joined.count, whole.count)
    run = .typing
  }

  /// Replaces characters and puts the cursor behind the new text.
  public mutating func replace(_ range: Range<Int>, with text: String) {
    remember()
    let range = range.clamped(to: 0..<characters.count)
    let new = Self.normalized(text)
    characters.replaceSubrange(range, with: new)
    cursor = range.lowerBound + new.count
    run = .none
  }

  /// Replaces everything, as one step of undo, with the cursor at the end.
  public mutating func setText(_ text: String) {
    remember()
    characters = Self.normalized(text)
    cursor = characters.count
    run = .none
  }

  /// Returns to before the last change; false when there is nothing to undo.
  @discardableResult
  public mutating func undo() -> Bool {
    run = .none
    guard let last = undoStack.popLast() else { return false }
    (characters, cursor) = last
    return true
  }

  /// The character index of a UTF-8 offset, rounded down to a character's beginning.
  func index(ofUTF8 offset: Int) -> Int {
    var rest = offset
    for (index, character) in characters.enumerated() {
      rest -= character.utf8.count
      if rest < 0 { return index }
    }
    return characters.count
  }

  /// The UTF-8 offset of a character index.
  func utf8Offset(of index: Int) -> Int {
    characters.prefix(index).reduce(0) { $0 + $1.utf8.count }
  }

  /// Keeps the present state for ``undo()``.
  mutating func remember() {
    undoStack.append((characters, cursor))
    if undoStack.count > Self.undoLimit { undoStack.removeFirst() }
  }

  private static func normalized(_ text: String) -> [Character] {
    text.map { $0 == "\r\n" || $0 == "\r" ? "\n" : $0 }
  }
}

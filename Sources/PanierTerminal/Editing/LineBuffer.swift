/// Text being edited, of one or more lines, with a cursor between characters.
///
/// A value without input or output: every method is one editing command, as Emacs and readline name them. A character
/// is what a person sees as one, so the cursor never stops inside an emoji or between a letter and its accent.
public struct LineBuffer: Sendable {
  /// The characters; a line feed ends a line.
  public private(set) var characters: [Character]
  /// The whole text.
  public private(set) var text: String
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
  /// The screen column that moves by line keep to, also through lines that are shorter.
  var goalColumn: Int?
  private var undoing = UndoHistory()

  /// Creates a buffer with the cursor at the end of `text`.
  public init(_ text: String = "", killRing: KillRing = KillRing()) {
    characters = Self.normalized(text)
    self.text = String(characters)
    cursor = characters.count
    self.killRing = killRing
  }

  /// Whether there is no text.
  public var isEmpty: Bool { characters.isEmpty }

  /// Whether the cursor stands behind the last character.
  public var isAtEnd: Bool { cursor == characters.count }

  /// The cursor as a count of UTF-8 bytes from the beginning of ``text``.
  public var cursorOffset: Int { utf8Offset(of: cursor) }

  /// Inserts a block before the cursor, as one step of undo; `\r\n` and `\r` become line feeds.
  public mutating func insert(_ text: String) {
    change(cursor..<cursor, to: Self.normalized(text))
    run = .none
  }

  /// Inserts what was typed before the cursor; a word is one step of undo, with the white space before it.
  public mutating func type(_ text: String) {
    var word: [Character] = []
    for character in Self.normalized(text) {
      if let last = word.last, character.isWhitespace, !last.isWhitespace {
        typeWord(word)
        word = []
      }
      word.append(character)
    }
    typeWord(word)
  }

  private mutating func typeWord(_ word: [Character]) {
    guard let first = word.first else { return }
    let beginsWord = first.isWhitespace && !(cursor > 0 && characters[cursor - 1].isWhitespace)
    change(cursor..<cursor, to: word, joinsLastStep: run == .typing && !beginsWord)
    run = .typing
  }

  /// Replaces characters and puts the cursor behind the new text.
  public mutating func replace(_ range: Range<Int>, with text: String) {
    change(range.clamped(to: 0..<characters.count), to: Self.normalized(text))
    run = .none
  }

  /// Replaces everything, as one step of undo, with the cursor at the end.
  public mutating func setText(_ text: String) {
    let new = Self.normalized(text)
    run = .none
    if new == characters { return move(to: new.count) }
    change(0..<characters.count, to: new)
  }

  /// Returns to before the last step; false when there is nothing to undo.
  @discardableResult
  public mutating func undo() -> Bool {
    (run, goalColumn) = (.none, nil)
    guard let place = undoing.undo(&characters) else { return false }
    (cursor, text) = (place, String(characters))
    return true
  }

  /// Does again what was undone last; false when nothing was, or something was changed since.
  @discardableResult
  public mutating func redo() -> Bool {
    (run, goalColumn) = (.none, nil)
    guard let place = undoing.redo(&characters) else { return false }
    (cursor, text) = (place, String(characters))
    return true
  }

  /// The character index of a UTF-8 offset, rounded down to a character's beginning.
  func index(ofUTF8 offset: Int) -> Int {
    if isSingleBytes { return min(max(0, offset), characters.count) }
    var rest = offset
    for (index, character) in characters.enumerated() {
      rest -= character.utf8.count
      if rest < 0 { return index }
    }
    return characters.count
  }

  /// The UTF-8 offset of a character index.
  func utf8Offset(of index: Int) -> Int {
    if isSingleBytes { return index }
    return characters.prefix(index).reduce(0) { $0 + $1.utf8.count }
  }

  private var isSingleBytes: Bool { text.utf8.count == characters.count }

  /// Puts characters in place of others, and the cursor behind them.
  ///
  /// Every change of the text goes through here, so that it can be undone.
  ///
  /// - Parameters:
  ///   - range: the characters to replace.
  ///   - new: what comes in their place.
  ///   - place: where the cursor goes instead of behind the new characters.
  ///   - joinsLastStep: whether it is undone together with the change before it.
  mutating func change(
    _ range: Range<Int>, to new: [Character], cursor place: Int? = nil, joinsLastStep: Bool = false
  ) {
    var (range, new) = (range, new)
    var place = place ?? range.lowerBound + new.count
    if !isSeparate(new, in: range) {
      // Characters that touch may become one, such as a letter and its accent: what follows is cut anew.
      let end = characters[range.upperBound...].firstIndex(of: "\n") ?? characters.count
      let start = max(0, range.lowerBound - 1)
      let before = characters[start..<range.lowerBound] + new
      let inside = place - start
      let all = Array(before + characters[range.upperBound..<end])
      let bytes = all.prefix(max(0, inside)).reduce(0) { $0 + $1.utf8.count }
      new = Self.normalized(String(all))
      range = start..<end
      place = start
      var passed = 0
      for character in new where passed < bytes {
        passed += character.utf8.count
        place += 1
      }
    }
    undoing.add(
      UndoHistory.Change(
        start: range.lowerBound, removed: Array(characters[range]), inserted: new, before: cursor, after: place),
      joinsLast: joinsLastStep)
    let bytes = utf8Offset(of: range.lowerBound)
    let removed = characters[range].reduce(0) { $0 + $1.utf8.count }
    characters.replaceSubrange(range, with: new)
    let from = text.utf8.index(text.startIndex, offsetBy: bytes)
    text.replaceSubrange(from..<text.utf8.index(from, offsetBy: removed), with: String(new))
    cursor = min(max(0, place), characters.count)
    goalColumn = nil
  }

  /// Whether characters put in place of others certainly stay characters of their own, beside their neighbours too.
  private func isSeparate(_ new: [Character], in range: Range<Int>) -> Bool {
    func isSeam(_ left: Character?, _ right: Character?) -> Bool {
      guard let left = left?.unicodeScalars.last, let right = right?.unicodeScalars.first else { return true }
      // The first combining mark is U+0300.
      return left.value < 0x300 && right.value < 0x300
    }
    let left = range.lowerBound > 0 ? characters[range.lowerBound - 1] : nil
    let right = range.upperBound < characters.count ? characters[range.upperBound] : nil
    guard let first = new.first, let last = new.last else { return isSeam(left, right) }
    return isSeam(left, first) && isSeam(last, right) && zip(new, new.dropFirst()).allSatisfy { isSeam($0, $1) }
  }

  private static func normalized(_ text: String) -> [Character] {
    text.map { $0 == "\r\n" || $0 == "\r" ? "\n" : $0 }
  }
}

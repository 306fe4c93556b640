extension LineBuffer {
  /// The index of the first character of the cursor's line.
  var lineStart: Int {
    characters[..<cursor].lastIndex(of: "\n").map { $0 + 1 } ?? 0
  }

  /// The index of the line feed that ends the cursor's line, or of the end.
  var lineEnd: Int {
    characters[cursor...].firstIndex(of: "\n") ?? characters.count
  }

  /// Whether the cursor stands in the first line.
  public var isOnFirstLine: Bool { lineStart == 0 }

  /// Whether the cursor stands in the last line.
  public var isOnLastLine: Bool { lineEnd == characters.count }

  /// Whether the cursor's line holds nothing but white space.
  var isLineBlank: Bool { characters[lineStart..<lineEnd].allSatisfy(\.isWhitespace) }

  /// Moves one character left.
  public mutating func moveLeft() { move(to: cursor - 1) }

  /// Moves one character right.
  public mutating func moveRight() { move(to: cursor + 1) }

  /// Moves to the beginning of the line.
  public mutating func moveToLineStart() { move(to: lineStart) }

  /// Moves to the end of the line.
  public mutating func moveToLineEnd() { move(to: lineEnd) }

  /// Moves to the beginning of the text.
  public mutating func moveToStart() { move(to: 0) }

  /// Moves to the end of the text.
  public mutating func moveToEnd() { move(to: characters.count) }

  /// Moves to the beginning of the word at or before the cursor.
  public mutating func moveWordLeft() { move(to: wordStart(before: cursor)) }

  /// Moves behind the word at or after the cursor.
  public mutating func moveWordRight() { move(to: wordEnd(after: cursor)) }

  /// Moves a line up, keeping the screen column, also through shorter lines; false in the first line.
  @discardableResult
  public mutating func moveUp() -> Bool {
    guard !isOnFirstLine else { return false }
    let column = goalColumn ?? displayColumn
    let end = lineStart - 1
    let start = characters[..<end].lastIndex(of: "\n").map { $0 + 1 } ?? 0
    move(to: index(atColumn: column, in: start..<end))
    goalColumn = column
    return true
  }

  /// Moves a line down, keeping the screen column, also through shorter lines; false in the last line.
  @discardableResult
  public mutating func moveDown() -> Bool {
    guard !isOnLastLine else { return false }
    let column = goalColumn ?? displayColumn
    let start = lineEnd + 1
    let end = characters[start...].firstIndex(of: "\n") ?? characters.count
    move(to: index(atColumn: column, in: start..<end))
    goalColumn = column
    return true
  }

  func wordStart(before index: Int) -> Int {
    var index = index
    while index > 0, !characters[index - 1].isWordCharacter { index -= 1 }
    while index > 0, characters[index - 1].isWordCharacter { index -= 1 }
    return index
  }

  func wordEnd(after index: Int) -> Int {
    var index = index
    while index < characters.count, !characters[index].isWordCharacter { index += 1 }
    while index < characters.count, characters[index].isWordCharacter { index += 1 }
    return index
  }

  private var displayColumn: Int {
    characters[lineStart..<cursor].reduce(0) { $0 + CharacterPicture.width(of: $1) }
  }

  private func index(atColumn column: Int, in line: Range<Int>) -> Int {
    var width = 0
    for index in line {
      width += CharacterPicture.width(of: characters[index])
      if width > column { return index }
    }
    return line.upperBound
  }

  mutating func move(to index: Int) {
    cursor = min(max(0, index), characters.count)
    run = .none
    goalColumn = nil
  }
}

extension Character {
  /// Whether the character belongs to a word: a letter, a digit or an underscore.
  var isWordCharacter: Bool { isLetter || isNumber || self == "_" }
}

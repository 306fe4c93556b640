extension LineBuffer {
  /// Deletes the character before the cursor; false at the beginning.
  @discardableResult
  public mutating func deleteBackward() -> Bool { delete((cursor - 1)..<cursor) }

  /// Deletes the character after the cursor; false at the end.
  @discardableResult
  public mutating func deleteForward() -> Bool { delete(cursor..<(cursor + 1)) }

  /// Cuts from the cursor to the end of its line, or the line feed when it stands there.
  public mutating func killToLineEnd() {
    kill(cursor..<max(lineEnd, min(cursor + 1, characters.count)), isForward: true)
  }

  /// Cuts from the beginning of the line to the cursor, or the line feed before when it stands there.
  public mutating func killToLineStart() {
    kill(min(lineStart, max(cursor - 1, 0))..<cursor, isForward: false)
  }

  /// Cuts the word before the cursor.
  public mutating func killWordBackward() { kill(wordStart(before: cursor)..<cursor, isForward: false) }

  /// Cuts the word after the cursor.
  public mutating func killWordForward() { kill(cursor..<wordEnd(after: cursor), isForward: true) }

  /// Cuts back to the last white space, as Ctrl-W does in a shell.
  public mutating func killToSpaceBackward() {
    var start = cursor
    while start > 0, characters[start - 1].isWhitespace { start -= 1 }
    while start > 0, !characters[start - 1].isWhitespace { start -= 1 }
    kill(start..<cursor, isForward: false)
  }

  /// Inserts the text cut last.
  public mutating func yank() {
    guard let text = killRing.current else { return }
    let before = characters.count
    insert(text)
    run = .yank(length: max(0, characters.count - before))
  }

  /// Replaces a text just yanked by the one cut before it; false when nothing was just yanked.
  @discardableResult
  public mutating func yankPop() -> Bool {
    guard case .yank(let length) = run else { return false }
    killRing.rotate()
    guard let text = killRing.current else { return false }
    let start = max(0, cursor - length)
    replace(start..<cursor, with: text)
    run = .yank(length: max(0, cursor - start))
    return true
  }

  /// Exchanges the characters on both sides of the cursor and moves on; at the end of a line the last two.
  @discardableResult
  public mutating func transposeCharacters() -> Bool {
    let right = cursor == lineEnd ? cursor - 1 : cursor
    guard right > lineStart else { return false }
    change((right - 1)..<(right + 1), to: [characters[right], characters[right - 1]])
    run = .none
    return true
  }

  /// Exchanges the word before the cursor and the one after it.
  @discardableResult
  public mutating func transposeWords() -> Bool {
    var secondEnd = wordEnd(after: cursor)
    if !characters[cursor..<secondEnd].contains(where: \.isWordCharacter) {
      secondEnd = wordEnd(after: wordStart(before: cursor))
    }
    let secondStart = wordStart(before: secondEnd)
    let firstStart = wordStart(before: secondStart)
    let firstEnd = wordEnd(after: firstStart)
    guard firstEnd <= secondStart, firstStart < firstEnd, secondStart < secondEnd else { return false }
    let first = characters[firstStart..<firstEnd]
    let between = characters[firstEnd..<secondStart]
    change(firstStart..<secondEnd, to: Array(characters[secondStart..<secondEnd] + between + first))
    run = .none
    return true
  }

  /// How ``changeWord(_:)`` changes letters.
  public enum WordCase: Sendable { case upper, lower, capitalized }

  /// Changes the case of the word after the cursor and moves behind it.
  public mutating func changeWord(_ wordCase: WordCase) {
    let end = wordEnd(after: cursor)
    let start = characters[cursor..<end].firstIndex(where: \.isWordCharacter) ?? end
    guard start < end else { return }
    let word = String(characters[start..<end])
    let changed =
      switch wordCase {
      case .upper: word.uppercased()
      case .lower: word.lowercased()
      case .capitalized: word.prefix(1).uppercased() + word.dropFirst().lowercased()
      }
    replace(start..<end, with: changed)
  }

  private mutating func delete(_ range: Range<Int>) -> Bool {
    guard range.lowerBound >= 0, range.upperBound <= characters.count else { return false }
    change(range, to: [])
    run = .none
    return true
  }

  private mutating func kill(_ range: Range<Int>, isForward: Bool) {
    guard !range.isEmpty else { return }
    let text = String(characters[range])
    if run == .kill { killRing.extend(text, atEnd: isForward) } else { killRing.push(text) }
    change(range, to: [])
    run = .kill
  }
}

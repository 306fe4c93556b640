import PanierTerminal
import Testing

@Suite struct LineBufferTests {
  /// A buffer from a text in which `|` is the cursor.
  private func buffer(_ picture: String) -> LineBuffer {
    let parts = picture.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    var buffer = LineBuffer(String(parts[0]))
    if parts.count > 1 {
      let after = String(parts[1])
      buffer.insert(after)
      for _ in after { buffer.moveLeft() }
    }
    return buffer
  }

  private func picture(_ buffer: LineBuffer) -> String {
    String(buffer.characters.prefix(buffer.cursor)) + "|" + String(buffer.characters.dropFirst(buffer.cursor))
  }

  private func expect(_ buffer: inout LineBuffer, _ expected: Bool = true, _ command: (inout LineBuffer) -> Bool) {
    let result = command(&buffer)
    #expect(result == expected)
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let before: String
    let after: String
    let command: @Sendable (inout LineBuffer) -> Void

    init(_ before: String, _ after: String, _ command: @escaping @Sendable (inout LineBuffer) -> Void) {
      (self.before, self.after, self.command) = (before, after, command)
    }

    var testDescription: String { "\(before) → \(after)" }
  }

  static let cases = [
    Case("a|b", "a|b") { _ in },
    Case("ab|", "abc|") { $0.insert("c") },
    Case("a|c", "ab|c") { $0.insert("b") },
    Case("e|x", "e\u{301}|x") { $0.insert("\u{301}") },
    Case("|", "a\nb\nc|") { $0.insert("a\r\nb\rc") },
    Case("👩‍👩‍👧|x", "|x") { $0.deleteBackward() },
    Case("a|e\u{301}b", "a|b") { $0.deleteForward() },
    Case("|a", "|a") { $0.deleteBackward() },
    Case("a|", "a|") { $0.deleteForward() },
    Case("one two|", "one |two") { $0.moveWordLeft() },
    Case("one |two", "|one two") { $0.moveWordLeft() },
    Case("|one two", "one| two") { $0.moveWordRight() },
    Case("one| two", "one two|") { $0.moveWordRight() },
    Case("a\nb|c\nd", "a\n|bc\nd") { $0.moveToLineStart() },
    Case("a\nb|c\nd", "a\nbc|\nd") { $0.moveToLineEnd() },
    Case("a\nb|", "|a\nb") { $0.moveToStart() },
    Case("|a\nb", "a\nb|") { $0.moveToEnd() },
    Case("abc\nde|", "ab|c\nde") { $0.moveUp() },
    Case("abc|\nd", "abc\nd|") { $0.moveDown() },
    Case("日本\nab|c", "日|本\nabc") { $0.moveUp() },
    Case("ab|c\n日本", "abc\n日|本") { $0.moveDown() },
    Case("abcd|\n\nabcde", "abcd\n\nabcd|e") {
      $0.moveDown(); $0.moveDown()
    },
    Case("abcd\nab\nabcd|e", "abcd|\nab\nabcde") {
      $0.moveUp(); $0.moveUp()
    },
    Case("abcd|\nab\nabcd", "abcd\na|b\nabcd") {
      $0.moveDown(); $0.moveLeft()
    },
    Case("🇫|x🇷🇩", "🇫🇷|🇩") { $0.deleteForward() },
    Case("one two|", "one |") { $0.killWordBackward() },
    Case("a.b|", "a.|") { $0.killWordBackward() },
    Case("x cart.new  |", "x |") { $0.killToSpaceBackward() },
    Case("one| two x", "one| x") { $0.killWordForward() },
    Case("a\nb|c\nd", "a\nb|\nd") { $0.killToLineEnd() },
    Case("ab|\ncd", "ab|cd") { $0.killToLineEnd() },
    Case("a\nb|c", "a\n|c") { $0.killToLineStart() },
    Case("ab\n|cd", "ab|cd") { $0.killToLineStart() },
    Case("a|b", "ba|") { $0.transposeCharacters() },
    Case("ab|", "ba|") { $0.transposeCharacters() },
    Case("|ab", "|ab") { $0.transposeCharacters() },
    Case("one |two x", "two one| x") { $0.transposeWords() },
    Case("one, two|", "two, one|") { $0.transposeWords() },
    Case("one two |", "two one| ") { $0.transposeWords() },
    Case("one|", "one|") { $0.transposeWords() },
    Case("| été x", " ÉTÉ| x") { $0.changeWord(.upper) },
    Case("|ABC", "abc|") { $0.changeWord(.lower) },
    Case("|aBC d", "Abc| d") { $0.changeWord(.capitalized) },
    Case("|", "|") { $0.changeWord(.upper) },
    Case("|", "|") { $0.killToLineEnd() },
    Case("|", "|") { $0.killToLineStart() },
  ]

  @Test(arguments: cases) func aCommandChangesThePicture(_ example: Case) {
    var buffer = buffer(example.before)
    example.command(&buffer)
    #expect(picture(buffer) == example.after)
  }

  @Test func charactersThatComeToTouchBecomeOne() {
    var buffer = LineBuffer("a\n\u{301}b")
    buffer.moveToStart()
    buffer.moveRight()
    expect(&buffer) { $0.deleteForward() }
    #expect(buffer.characters == ["a\u{301}", "b"])
    #expect(buffer.cursor == 1)
    expect(&buffer) { $0.undo() }
    #expect(buffer.characters == ["a", "\n", "\u{301}", "b"])
    #expect(buffer.cursor == 1)
    buffer.moveToEnd()
    expect(&buffer) { $0.transposeCharacters() }
    #expect(buffer.characters == ["a", "\n", "b\u{301}"])
    #expect(buffer.cursor == 3)
  }

  @Test func cutsInARowAreOneEntryAndComeBackInOrder() {
    var buffer = buffer("one two three|")
    buffer.killWordBackward()
    buffer.killWordBackward()
    buffer.killToLineStart()
    #expect(buffer.text == "")
    buffer.yank()
    #expect(picture(buffer) == "one two three|")
  }

  @Test func yankPopGoesThroughEarlierCuts() {
    var buffer = buffer("one two|")
    buffer.killWordBackward()
    buffer.moveToStart()
    buffer.killToLineEnd()
    buffer.yank()
    #expect(picture(buffer) == "one |")
    expect(&buffer) { $0.yankPop() }
    #expect(picture(buffer) == "two|")
    expect(&buffer) { $0.yankPop() }
    #expect(picture(buffer) == "one |")
    buffer.moveLeft()
    expect(&buffer, false) { $0.yankPop() }
  }

  @Test func undoTakesBackAWordOfTypingOrOneCommand() {
    var buffer = LineBuffer()
    for letter in ["o", "n", "e", " ", "t", "w", "o"] { buffer.type(letter) }
    buffer.killWordBackward()
    #expect(picture(buffer) == "one |")
    var steps: [String] = []
    while buffer.undo() { steps.append(picture(buffer)) }
    #expect(steps == ["one two|", "one|", "|"])
    expect(&buffer, false) { $0.undo() }
  }

  @Test func theCursorIsKnownInBytes() {
    #expect(buffer("日é|x").cursorOffset == 5)
    #expect(buffer("|").cursorOffset == 0)
  }
}

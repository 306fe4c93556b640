import PanierTerminal
import ScreenModel
import Synchronization
import Testing

/// What a person sees who uses the line editor on a real (pseudo-)terminal.
@Suite(.timeLimit(.minutes(5))) struct LineEditorTests {
  private func editor(
    on scripted: ScriptedTerminal, history: [String] = [], _ change: (inout LineEditorOptions) -> Void = { _ in }
  ) -> LineEditor {
    var options = LineEditorOptions()
    change(&options)
    let kept = History(path: nil)
    for entry in history { kept.add(entry) }
    return LineEditor(terminal: scripted.terminal, history: kept, options: options)
  }

  /// Begins to read a line and waits until keys go to the editor rather than to the system's echo.
  private func read(_ editor: LineEditor, on scripted: ScriptedTerminal) async -> Task<LineEditor.Input, any Error> {
    await scripted.wait("the line before to end") { !$0.isPasteMarked }
    let line = Task { try await editor.readLine(prompt: "> ", continuation: ". ") }
    await scripted.wait("the editor to begin") { $0.isPasteMarked }
    return line
  }

  @Test func aLineIsTypedEditedAndSubmitted() async throws {
    let scripted = try ScriptedTerminal()
    let editor = editor(on: scripted)
    let line = await read(editor, on: scripted)
    try scripted.type("cart.nw()")
    await scripted.expect("> cart.nw()", cursor: [0, 11])
    try scripted.type("\u{1B}[D\u{1B}[D\u{1B}[De")
    await scripted.expect("> cart.new()", cursor: [0, 9])
    try scripted.type("\r")
    #expect(try await line.value == .line("cart.new()"))
    await scripted.expect("> cart.new()", cursor: [1, 0])
    #expect(editor.history.entries == ["cart.new()"])
    #expect(scripted.isCooked)
    await scripted.wait("paste marks to end") { !$0.isPasteMarked }
  }

  @Test func ctrlDOnAnEmptyLastLineEndsTheEntry() async throws {
    let scripted = try ScriptedTerminal()
    let editor = editor(on: scripted) { $0.isComplete = { _ in false } }
    let line = await read(editor, on: scripted)
    try scripted.type("if x then\r")
    await scripted.expect("> if x then\n.", cursor: [1, 2])
    try scripted.type("\u{4}")
    #expect(try await line.value == .line("if x then\n"))
  }

  @Test func keysTypedAheadGoToTheNextLine() async throws {
    let scripted = try ScriptedTerminal()
    let editor = editor(on: scripted)
    let first = await read(editor, on: scripted)
    await scripted.expect(">", cursor: [0, 2])
    try scripted.type("one\rtwo\rthr")
    #expect(try await first.value == .line("one"))
    #expect(try await editor.readLine(prompt: "> ") == .line("two"))
    let third = await read(editor, on: scripted)
    await scripted.expect("> one\n> two\n> thr", cursor: [2, 5])
    try scripted.type("ee\r")
    #expect(try await third.value == .line("three"))
  }

  @Test func wideCharactersAndEmojiAreOneStepEach() async throws {
    let scripted = try ScriptedTerminal()
    let line = await read(editor(on: scripted), on: scripted)
    try scripted.type("日本👩‍👩‍👧é")
    await scripted.expect("> 日本👩‍👩‍👧é", cursor: [0, 9])
    try scripted.type("\u{1B}[D\u{1B}[D")
    await scripted.expect("> 日本👩‍👩‍👧é", cursor: [0, 6])
    try scripted.type("\u{7F}x")
    await scripted.expect("> 日x👩‍👩‍👧é", cursor: [0, 5])
    try scripted.type("\u{5}\u{7F}\r")
    #expect(try await line.value == .line("日x👩‍👩‍👧"))
  }

  @Test func longTextWrapsAtTheRightMargin() async throws {
    let scripted = try ScriptedTerminal(columns: 10)
    let line = await read(editor(on: scripted), on: scripted)
    try scripted.type("12345678")
    await scripted.expect("> 12345678", cursor: [1, 0])
    try scripted.type("9日")
    await scripted.expect("> 12345678\n9日", cursor: [1, 3])
    try scripted.type("\u{1}")
    await scripted.expect("> 12345678\n9日", cursor: [0, 2])
    // A wide character that does not fit at the margin moves to the next row as a whole.
    try scripted.type("a語")
    await scripted.expect("> a語12345\n6789日", cursor: [0, 5])
    try scripted.type("b")
    await scripted.expect("> a語b1234\n56789日", cursor: [0, 6])
    try scripted.type("\u{5}\u{7F}日")
    await scripted.expect("> a語b1234\n56789日", cursor: [1, 7])
    try scripted.type("\u{15}")
    await scripted.expect(">", cursor: [0, 2])
    try scripted.type("ok\r")
    #expect(try await line.value == .line("ok"))
  }

  @Test func anIncompleteInputGoesOnAndIsOneEntry() async throws {
    let scripted = try ScriptedTerminal()
    let editor = editor(on: scripted) { $0.isComplete = { $0.hasSuffix("end") } }
    let line = await read(editor, on: scripted)
    try scripted.type("for i = 1, 3 do\rprint(i)\rend")
    await scripted.expect("> for i = 1, 3 do\n. print(i)\n. end", cursor: [2, 5])
    try scripted.type("\u{1B}[A\u{1}  ")
    await scripted.expect("> for i = 1, 3 do\n.   print(i)\n. end", cursor: [1, 4])
    try scripted.type("\r")
    #expect(try await line.value == .line("for i = 1, 3 do\n  print(i)\nend"))
    let again = await read(editor, on: scripted)
    try scripted.type("\u{10}")
    await scripted.expect(
      "> for i = 1, 3 do\n.   print(i)\n. end\n> for i = 1, 3 do\n.   print(i)\n. end", cursor: [5, 5])
    try scripted.type("\u{3}")
    #expect(try await again.value == .interrupted)
  }

  /// Two blanks for each `do`, none for an `end`; as in a string after a quote.
  @Sendable private static func indentation(_ text: String) -> String? {
    if text.contains("'") { return nil }
    let words = text.split { $0 == " " || $0 == "\n" }
    let depth = words.count { $0 == "do" } - words.count { $0 == "end" }
    return String(repeating: "  ", count: max(0, depth))
  }

  @Test func aNewLineIsIndentedAndAWordThatClosesABlockGoesBack() async throws {
    let scripted = try ScriptedTerminal()
    let editor = editor(on: scripted) {
      $0.isComplete = { $0.hasSuffix("end") }
      $0.indentation = Self.indentation
    }
    let line = await read(editor, on: scripted)
    try scripted.type("while x do\r")
    await scripted.expect("> while x do\n.", cursor: [1, 4])
    try scripted.type("y()\r\rz()\ren")
    await scripted.expect("> while x do\n.   y()\n.\n.   z()\n.   en", cursor: [4, 6])
    try scripted.type("d")
    await scripted.expect("> while x do\n.   y()\n.\n.   z()\n. end", cursor: [4, 5])
    // A longer name is none.
    try scripted.type("less")
    await scripted.expect("> while x do\n.   y()\n.\n.   z()\n.   endless", cursor: [4, 11])
    try scripted.type("\u{1F}")
    await scripted.expect("> while x do\n.   y()\n.\n.   z()\n.", cursor: [4, 4])
    try scripted.type("end\r")
    #expect(try await line.value == .line("while x do\n  y()\n\n  z()\nend"))
  }

  @Test func altEnterBreaksALineAnywhere() async throws {
    let scripted = try ScriptedTerminal()
    let editor = editor(on: scripted) { $0.indentation = Self.indentation }
    let line = await read(editor, on: scripted)
    try scripted.type("do  x() end\u{1B}[D\u{1B}[D\u{1B}[D\u{1B}[D\u{1B}\r\u{1B}[A\u{1B}[C\u{1B}[C\u{1B}\r")
    await scripted.expect("> do\n.   x()\n. end", cursor: [1, 4])
    // Inside a string no white space is added or taken away.
    try scripted.type("\u{1B}>\u{1B}[D'\u{1B}\r")
    await scripted.expect("> do\n.   x()\n. en'\n. d", cursor: [3, 2])
    try scripted.type("\r")
    #expect(try await line.value == .line("do\n  x()\nen'\nd"))
  }

  @Test func aTextOfSeveralLinesIsWalkedByKeysOfItsOwn() async throws {
    let scripted = try ScriptedTerminal()
    let editor = editor(on: scripted, history: ["older", "one\n\nthree 3"])
    let line = await read(editor, on: scripted)
    try scripted.type("\u{1B}[A")
    await scripted.expect("> one\n.\n. three 3", cursor: [2, 9])
    // Up and down keep the column; Home and End belong to the line, Alt-< and Alt-> to the text.
    try scripted.type("\u{1B}[D\u{1B}[D\u{1B}[A")
    await scripted.expect("> one\n.\n. three 3", cursor: [1, 2])
    try scripted.type("\u{1B}[B")
    await scripted.expect("> one\n.\n. three 3", cursor: [2, 7])
    try scripted.type("\u{1B}[H")
    await scripted.expect("> one\n.\n. three 3", cursor: [2, 2])
    try scripted.type("\u{1B}<")
    await scripted.expect("> one\n.\n. three 3", cursor: [0, 2])
    try scripted.type("\u{1B}[F")
    await scripted.expect("> one\n.\n. three 3", cursor: [0, 5])
    try scripted.type("\u{1B}>")
    await scripted.expect("> one\n.\n. three 3", cursor: [2, 9])
    // The history comes only past the first and the last line.
    try scripted.type("\u{1B}[A\u{1B}[A\u{1B}[A")
    await scripted.expect("> older", cursor: [0, 7])
    try scripted.type("\u{1B}[B\u{1B}[B")
    await scripted.expect(">", cursor: [0, 2])
    try scripted.type("\u{10}\u{1B}<2 \r")
    #expect(try await line.value == .line("2 one\n\nthree 3"))
  }

  @Test func aPasteIsTakenWholeAndDoesNotSubmit() async throws {
    let scripted = try ScriptedTerminal()
    let line = await read(editor(on: scripted), on: scripted)
    await scripted.wait("paste marks") { $0.isPasteMarked }
    try scripted.type("\u{1B}[200~local a = 1\r\n\tprint(a)\u{1B}[31m\n\u{1B}[201~")
    await scripted.expect("> local a = 1\n.     print(a)\\u{1B}[31m\n.", cursor: [2, 2])
    try scripted.type("\r")
    #expect(try await line.value == .line("local a = 1\n\tprint(a)\u{1B}[31m\n"))
  }

  @Test func twoHundredPastedLinesAreOneText() async throws {
    let scripted = try ScriptedTerminal(columns: 30, rows: 5)
    let editor = editor(on: scripted)
    let line = await read(editor, on: scripted)
    let text = (1...200).map { "print(\($0)) -- é" }.joined(separator: "\n")
    try scripted.type("\u{1B}[200~" + text)
    // What was not pasted to its end is not run by anything.
    try scripted.type("\r\r")
    try scripted.type("\u{1B}[201~")
    await scripted.expect(". print(198) -- é\n. print(199) -- é\n. print(200) -- é\n.\n.", cursor: [4, 2])
    try scripted.type("\r")
    #expect(try await line.value == .line(text + "\n\n"))
    #expect(editor.history.entries == [text + "\n\n"])
    let again = await read(editor, on: scripted)
    try scripted.type("\u{1B}[A\u{1B}<")
    await scripted.expect(
      "> print(1) -- é\n. print(2) -- é\n. print(3) -- é\n. print(4) -- é\n. print(5) -- é", cursor: [0, 2])
    try scripted.type("\u{1B}>\u{7F}\u{7F}\r")
    #expect(try await again.value == .line(text))
  }

  @Test func theHistoryIsWalkedAndKeepsWhatWasBegun() async throws {
    let scripted = try ScriptedTerminal()
    let line = await read(editor(on: scripted, history: ["first", "second"]), on: scripted)
    try scripted.type("begun\u{1B}[A")
    await scripted.expect("> second", cursor: [0, 8])
    try scripted.type("!\u{1B}[A")
    await scripted.expect("> first")
    try scripted.type("\u{1B}[A")
    await scripted.wait("bell") { $0.bells == 1 }
    try scripted.type("\u{1B}[B")
    await scripted.expect("> second!")
    try scripted.type("\u{1B}[B")
    await scripted.expect("> begun", cursor: [0, 7])
    try scripted.type("\r")
    #expect(try await line.value == .line("begun"))
  }

  @Test func theHistoryIsSearched() async throws {
    let scripted = try ScriptedTerminal()
    let line = await read(editor(on: scripted, history: ["cart.new()", "catalog.tlds()", "print(1)"]), on: scripted)
    try scripted.type("\u{12}")
    await scripted.expect("(search) :", cursor: [0, 11])
    try scripted.type("ca")
    await scripted.expect("(search) ca: catalog.tlds()", cursor: [0, 13])
    try scripted.type("\u{12}")
    await scripted.expect("(search) ca: cart.new()", cursor: [0, 13])
    try scripted.type("x")
    await scripted.expect("(failing search) cax: cart.new()")
    try scripted.type("\u{7F}")
    await scripted.expect("(search) ca: catalog.tlds()")
    try scripted.type("\u{7}")
    await scripted.expect(">", cursor: [0, 2])
    try scripted.type("\u{12}NEW\u{7F}\u{7F}\u{7F}new\u{5} -- again")
    await scripted.expect("> cart.new() -- again")
    try scripted.type("\r")
    #expect(try await line.value == .line("cart.new() -- again"))
  }

  @Test func enterInASearchRunsWhatWasFound() async throws {
    let scripted = try ScriptedTerminal()
    let editor = editor(on: scripted, history: ["one", "two"])
    let line = await read(editor, on: scripted)
    try scripted.type("\u{12}on\r")
    #expect(try await line.value == .line("one"))
    await scripted.expect("> one", cursor: [1, 0])
    let next = await read(editor, on: scripted)
    try scripted.type("\u{12}\u{12}")
    await scripted.expect("> one\n(search) on: one")
    try scripted.type("\u{3}\u{4}")
    #expect(try await next.value == .endOfInput)
  }

  private static let plans = Completion(
    range: 4..<6,
    candidates: [
      .init("vps-starter", detail: "4.20 €"), .init("vps-elite", detail: "32.99 €"), .init("vps-local", detail: "soon"),
    ])

  @Test func tabCompletesWhatIsCertainAndOffersTheRestWithPrices() async throws {
    let scripted = try ScriptedTerminal()
    let editor = editor(on: scripted) { $0.complete = { text, _ in text == "add vp" ? Self.plans : nil } }
    let line = await read(editor, on: scripted)
    try scripted.type("add vp\t")
    await scripted.expect(
      "> add vps-\n vps-starter   4.20 €\n vps-elite    32.99 €\n vps-local       soon", cursor: [0, 10])
    try scripted.type("\t")
    await scripted.expect(
      "> add vps-starter\n vps-starter   4.20 €\n vps-elite    32.99 €\n vps-local       soon", cursor: [0, 17])
    try scripted.type("\u{1B}[B\u{1B}[B\u{1B}[B\u{1B}[Z")
    await scripted.expect(
      "> add vps-local\n vps-starter   4.20 €\n vps-elite    32.99 €\n vps-local       soon", cursor: [0, 15])
    try scripted.type("\r")
    await scripted.expect("> add vps-local", cursor: [0, 15])
    try scripted.type("\t")
    await scripted.wait("bell") { $0.bells == 1 }
    try scripted.type("\r")
    #expect(try await line.value == .line("add vps-local"))
  }

  private static let methods = Completion(
    range: 0..<1,
    candidates: [
      .init("offers(", display: "offers", documentation: "What can be bought for a name."),
      .init("options(", display: "options", documentation: "What goes with an item.\nAs rows."),
      .init("open(", display: "open"), .init("follow_up(", display: "follow_up"),
    ])

  @Test func typingNarrowsTheMenuAndDeletingWidensIt() async throws {
    let scripted = try ScriptedTerminal()
    let editor = editor(on: scripted) { $0.complete = { _, _ in Self.methods } }
    let line = await read(editor, on: scripted)
    try scripted.type("o\t")
    await scripted.expect("> o\n offers     open\n options    follow_up", cursor: [0, 3])
    // What was found in another way than by its beginning stays as long as it holds the letters.
    try scripted.type("p")
    await scripted.expect("> op\n options    open       follow_up", cursor: [0, 4])
    try scripted.type("t")
    await scripted.expect("> opt\n options\n What goes with an item.\n As rows.", cursor: [0, 5])
    try scripted.type("\u{7F}\u{7F}")
    await scripted.expect("> o\n offers     open\n options    follow_up", cursor: [0, 3])
    try scripted.type("\t")
    await scripted.expect(
      "> offers(\n offers     open\n options    follow_up\n What can be bought for a name.", cursor: [0, 9])
    try scripted.type("'")
    await scripted.expect("> offers('", cursor: [0, 10])
    try scripted.type("\u{15}o\tx")
    await scripted.expect("> ox", cursor: [0, 4])
    try scripted.type("\u{15}o\t\u{7F}")
    await scripted.expect(">", cursor: [0, 2])
    try scripted.type("o\topen(")
    await scripted.expect("> oopen(", cursor: [0, 8])
    try scripted.type("\r")
    #expect(try await line.value == .line("oopen("))
  }

  @Test func documentationIsWrappedAndGivesWayToTheMenu() async throws {
    let scripted = try ScriptedTerminal(columns: 24, rows: 5)
    let names = ["one", "two", "three"].map {
      Completion.Candidate($0, detail: "1.00 €", documentation: "A sentence that is longer than a line.")
    }
    let editor = editor(on: scripted) { $0.complete = { _, _ in Completion(range: 0..<0, candidates: names) } }
    let line = await read(editor, on: scripted)
    try scripted.type("\t\t")
    await scripted.expect("> one\n one    1.00 €\n two    1.00 €\n three  1.00 €\n A sentence that is", cursor: [0, 5])
    try scripted.type("\u{1B}")
    await scripted.expect(">", cursor: [0, 2])
    try scripted.type("\u{4}")
    #expect(try await line.value == .endOfInput)
  }

  @Test func escapeClosesTheMenuAndTypingGoesOn() async throws {
    let scripted = try ScriptedTerminal()
    let editor = editor(on: scripted) { $0.complete = { text, _ in text == "add vp" ? Self.plans : nil } }
    let line = await read(editor, on: scripted)
    try scripted.type("add vp\t\t")
    await scripted.wait("menu") { $0.picture.hasPrefix("> add vps-starter\n") }
    try scripted.type("\u{1B}")
    await scripted.expect("> add vps-", cursor: [0, 10])
    try scripted.type("\u{1F}")
    await scripted.expect("> add vp")
    try scripted.type("\t\t(")
    await scripted.expect("> add vps-starter(", cursor: [0, 18])
    try scripted.type("\r")
    #expect(try await line.value == .line("add vps-starter("))
  }

  @Test func aMenuWithoutDetailsUsesTheWidthAndScrollsInsideTheScreen() async throws {
    let scripted = try ScriptedTerminal(columns: 30, rows: 4)
    let names = (1...20).map { Completion.Candidate("name\($0)") }
    let editor = editor(on: scripted) { $0.complete = { _, _ in Completion(range: 0..<1, candidates: names) } }
    let line = await read(editor, on: scripted)
    try scripted.type("n\t")
    await scripted.expect(
      """
      > name
       name1   name8   name15
       name2   name9   name16
      5 more
      """, cursor: [0, 6])
    try scripted.type("\t\t\t")
    await scripted.expect(
      """
      > name3
       name2   name9   name16
       name3   name10  name17
      5 more
      """)
    try scripted.type("\r\r")
    #expect(try await line.value == .line("name3"))
  }

  @Test func keysTypedWhileACompletionIsAwaitedAreNotLost() async throws {
    let scripted = try ScriptedTerminal()
    let gate = Gate()
    let editor = editor(on: scripted) {
      $0.complete = { _, _ in
        await gate.wait()
        return Completion(range: 0..<2, candidates: [.init("print")])
      }
    }
    let line = await read(editor, on: scripted)
    try scripted.type("pr\t(1)")
    await scripted.expect("> pr")
    await gate.open()
    await scripted.expect("> print(1)")
    try scripted.type("\r")
    #expect(try await line.value == .line("print(1)"))
  }

  @Test func controlCGivesUpACompletionThatDoesNotCome() async throws {
    let scripted = try ScriptedTerminal()
    let gate = Gate()
    let editor = editor(on: scripted) {
      $0.complete = { _, _ in
        await gate.wait(); return nil
      }
    }
    let line = await read(editor, on: scripted)
    try scripted.type("pr\tlost\u{3}")
    await scripted.expect("> pr")
    try scripted.type("x\r")
    #expect(try await line.value == .line("prx"))
    await gate.open()
  }

  @Test func aHintIsShownBehindTheEndOfTheLine() async throws {
    let scripted = try ScriptedTerminal(columns: 30)
    let editor = editor(on: scripted) {
      $0.hint = { $0.hasPrefix("cart.open(") ? Hint("id: string, and much more than fits") : nil }
    }
    let line = await read(editor, on: scripted)
    try scripted.type("cart.open(")
    await scripted.expect("> cart.open(id: string, and …", cursor: [0, 12])
    try scripted.type("\u{1B}[D")
    await scripted.expect("> cart.open(", cursor: [0, 11])
    try scripted.type("\u{5}")
    await scripted.expect("> cart.open(id: string, and …", cursor: [0, 12])
    try scripted.type("'")
    await scripted.expect("> cart.open('id: string, and…", cursor: [0, 13])
    try scripted.type("\r")
    #expect(try await line.value == .line("cart.open('"))
    await scripted.expect("> cart.open('", cursor: [1, 0])
  }

  private static let entries = ["cart.new()", "cart.open('1')", "for x in y do\n  z(x)\nend", "print(1)"]

  @Test(arguments: ["\u{1B}[C", "\u{5}", "\u{6}", "\u{1B}[F"])
  func theNewestEntryThatGoesOnIsShownAndTakenOver(key: String) async throws {
    let scripted = try ScriptedTerminal()
    let editor = editor(on: scripted, history: Self.entries) { $0.palette = Palette(isColored: true) }
    let line = await read(editor, on: scripted)
    try scripted.type("cart.")
    await scripted.expect("> cart.open('1')", cursor: [0, 7])
    #expect(scripted.screen.styles[0][2..<17] == ["", "", "", "", "", "2", "2", "2", "2", "2", "2", "2", "2", "2", ""])
    try scripted.type("n")
    await scripted.expect("> cart.new()", cursor: [0, 8])
    try scripted.type("\u{1B}[D")
    await scripted.expect("> cart.n", cursor: [0, 7])
    try scripted.type("\u{1B}[C\(key)")
    await scripted.expect("> cart.new()", cursor: [0, 12])
    try scripted.type("\u{1F}")
    await scripted.expect("> cart.new()", cursor: [0, 8])
    try scripted.type("\r")
    // Enter runs what is written, never what is suggested.
    #expect(try await line.value == .line("cart.n"))
    await scripted.expect("> cart.n", cursor: [1, 0])
  }

  @Test func aSuggestionIsTakenOverByTheWord() async throws {
    let scripted = try ScriptedTerminal()
    let editor = editor(on: scripted, history: Self.entries) { $0.palette = Palette(isColored: true) }
    let line = await read(editor, on: scripted)
    try scripted.type("for")
    await scripted.expect("> for x in y do …", cursor: [0, 5])
    try scripted.type("\u{1B}f\u{1B}[1;5C")
    await scripted.expect("> for x in y do …", cursor: [0, 10])
    try scripted.type("\u{1B}f\u{1B}f\u{1B}f")
    await scripted.expect("> for x in y do\n.   z(x) …", cursor: [1, 5])
    try scripted.type("\u{5}")
    await scripted.expect("> for x in y do\n.   z(x)\n. end", cursor: [2, 5])
    try scripted.type("\r")
    #expect(try await line.value == .line(Self.entries[2]))
  }

  @Test func noSuggestionIsShownWhereItCouldNotBeToldApart() async throws {
    let scripted = try ScriptedTerminal()
    let line = await read(editor(on: scripted, history: Self.entries), on: scripted)
    try scripted.type("cart.\u{5}")
    await scripted.expect("> cart.", cursor: [0, 7])
    try scripted.type("\u{1B}[C()\r")
    #expect(try await line.value == .line("cart.()"))
  }

  @Test func aSignatureStandsBelowTheSuggestion() async throws {
    let scripted = try ScriptedTerminal()
    let editor = editor(on: scripted, history: Self.entries) {
      $0.palette = Palette(isColored: true)
      $0.hint = { $0.hasSuffix("(") ? Hint("  (id) → Cart") : nil }
    }
    let line = await read(editor, on: scripted)
    try scripted.type("cart.open(")
    await scripted.expect("> cart.open('1')\n  (id) → Cart", cursor: [0, 12])
    try scripted.type("2")
    await scripted.expect("> cart.open(2", cursor: [0, 13])
    try scripted.type("\u{3}")
    #expect(try await line.value == .interrupted)
  }

  @Test func whatWasDoneIsUndoneAndDoneAgain() async throws {
    let scripted = try ScriptedTerminal()
    let line = await read(editor(on: scripted, history: ["old"]), on: scripted)
    try scripted.type("one two")
    try scripted.type("\u{1B}[200~ three\nfour five\u{1B}[201~")
    await scripted.expect("> one two three\n. four five", cursor: [1, 11])
    try scripted.type("\u{17}\u{1F}")
    await scripted.expect("> one two three\n. four five", cursor: [1, 11])
    // A paste is one step, typing goes by the word.
    try scripted.type("\u{18}\u{15}")
    await scripted.expect("> one two", cursor: [0, 9])
    try scripted.type("\u{1F}")
    await scripted.expect("> one", cursor: [0, 5])
    try scripted.type("\u{1B}_\u{18}\u{12}")
    await scripted.expect("> one two three\n. four five", cursor: [1, 11])
    try scripted.type("\u{1B}_")
    await scripted.expect("> one two three\n. four", cursor: [1, 7])
    try scripted.type("\u{1B}_")
    await scripted.wait("bell") { $0.bells == 1 }
    // What is typed now cannot be followed by what was undone before.
    try scripted.type("\u{1F}\u{1F}\u{1F}!\u{1B}_")
    await scripted.wait("bell") { $0.bells == 2 }
    // An entry that was called back gives way to what was being written.
    try scripted.type("\u{1B}[A")
    await scripted.expect("> old")
    try scripted.type("\u{1F}")
    await scripted.expect("> one!", cursor: [0, 6])
    try scripted.type("\r")
    #expect(try await line.value == .line("one!"))
  }

  @Test func controlCClearsTheLineAndControlDLeaves() async throws {
    let scripted = try ScriptedTerminal()
    let editor = editor(on: scripted)
    let first = await read(editor, on: scripted)
    try scripted.type("oops\u{3}")
    #expect(try await first.value == .interrupted)
    await scripted.expect("> oops^C", cursor: [1, 0])
    #expect(scripted.isCooked)
    let second = await read(editor, on: scripted)
    try scripted.type("x\u{1}\u{4}\u{4}")
    #expect(try await second.value == .endOfInput)
    #expect(editor.history.entries == [])
  }

  @Test func theScreenIsClearedAndThePromptComesBack() async throws {
    let scripted = try ScriptedTerminal()
    try scripted.terminal.write("noise\r\nwithout end")
    let line = await read(editor(on: scripted), on: scripted)
    try scripted.type("ab")
    await scripted.expect("noise\nwithout end\n> ab", cursor: [2, 4])
    try scripted.type("\u{C}")
    await scripted.expect("> ab", cursor: [0, 4])
    try scripted.type("\r")
    #expect(try await line.value == .line("ab"))
  }

  @Test func aNarrowerScreenIsDrawnAfresh() async throws {
    let scripted = try ScriptedTerminal(columns: 30)
    let line = await read(editor(on: scripted), on: scripted)
    try scripted.type("1234567890")
    await scripted.expect("> 1234567890", cursor: [0, 12])
    scripted.resize(columns: 13)
    try scripted.type("ab")
    await scripted.wait("the new width") { $0.picture.hasSuffix("> 1234567890a\nb") && $0.column == 1 }
    try scripted.type("\r")
    #expect(try await line.value == .line("1234567890ab"))
  }

  @Test func aTextTallerThanTheScreenShowsThePartAroundTheCursor() async throws {
    let scripted = try ScriptedTerminal(columns: 20, rows: 3)
    let line = await read(editor(on: scripted), on: scripted)
    try scripted.type("\u{1B}[200~a\nb\nc\nd\ne\u{1B}[201~")
    await scripted.expect(". c\n. d\n. e", cursor: [2, 3])
    try scripted.type("\u{1B}[1;5H")
    await scripted.expect("> a\n. b\n. c", cursor: [0, 2])
    try scripted.type("\r")
    #expect(try await line.value == .line("a\nb\nc\nd\ne"))
  }

  @Test func theEditorOfTheOperatorCanBeUsed() async throws {
    let scripted = try ScriptedTerminal()
    let editor = editor(on: scripted) { $0.editExternally = { $0 + " + 2\n" } }
    let line = await read(editor, on: scripted)
    try scripted.type("1\u{18}\u{5}")
    await scripted.expect("> 1\n> 1 + 2", cursor: [1, 7])
    try scripted.type("\r")
    #expect(try await line.value == .line("1 + 2"))
  }

  @Test func stoppingLeavesTheTerminalCookedMeanwhile() async throws {
    let scripted = try ScriptedTerminal()
    let cooked = Flag()
    let terminal = scripted.terminal
    let editor = editor(on: scripted) { $0.suspend = { cooked.set((try? ModesProbe.isCooked(terminal)) ?? false) } }
    let line = await read(editor, on: scripted)
    try scripted.type("ab\u{1A}c")
    await scripted.expect("> ab\n> abc", cursor: [1, 5])
    #expect(cooked.isSet)
    #expect(!scripted.isCooked)
    try scripted.type("\r")
    #expect(try await line.value == .line("abc"))
  }

  @Test func textShownMeanwhileStandsAboveTheLine() async throws {
    let scripted = try ScriptedTerminal()
    let editor = editor(on: scripted)
    let line = await read(editor, on: scripted)
    try scripted.type("ab")
    await scripted.expect("> ab")
    try await editor.show("order 42 delivered")
    await scripted.expect("order 42 delivered\n> ab", cursor: [1, 4])
    try scripted.type("\r")
    #expect(try await line.value == .line("ab"))
  }

  @Test func cancellingRestoresTheTerminal() async throws {
    let scripted = try ScriptedTerminal()
    let line = await read(editor(on: scripted), on: scripted)
    await scripted.expect(">", cursor: [0, 2])
    line.cancel()
    await #expect(throws: CancellationError.self) { try await line.value }
    #expect(scripted.isCooked)
  }

  @Test func aSecondReaderIsRefused() async throws {
    let scripted = try ScriptedTerminal()
    let editor = editor(on: scripted)
    let line = await read(editor, on: scripted)
    await scripted.expect(">", cursor: [0, 2])
    await #expect(throws: TerminalError.busy) { try await editor.readLine(prompt: "> ") }
    try scripted.type("\u{4}")
    #expect(try await line.value == .endOfInput)
  }

  @Test func functionKeyOneListsTheKeys() async throws {
    let scripted = try ScriptedTerminal(columns: 100, rows: 40)
    let line = await read(editor(on: scripted), on: scripted)
    try scripted.type("a\u{1B}OP")
    await scripted.wait("the keys") {
      $0.picture.contains("Ctrl-R, Ctrl-S") && $0.picture.hasSuffix("this list\n> a")
    }
    try scripted.type("\r")
    #expect(try await line.value == .line("a"))
  }

  @Test func functionKeyOneExplainsTheThingAtTheCursor() async throws {
    let scripted = try ScriptedTerminal(columns: 100, rows: 40)
    let asked = Mutex<[String]>([])
    let line = await read(
      editor(on: scripted) {
        $0.explain = { text, cursor in
          asked.withLock { $0.append("\(text) \(cursor)") }
          return text == "cart.new"
        }
      }, on: scripted)
    try scripted.type("cart.new\u{1B}[D\u{1B}OP")
    await scripted.expect("> cart.new\n> cart.new", cursor: [1, 9])
    try scripted.type("s\u{1B}OP")
    await scripted.wait("the keys") { $0.picture.hasSuffix("this list\n> cart.nesw") }
    try scripted.type("\r")
    #expect(try await line.value == .line("cart.nesw"))
    #expect(asked.withLock { $0 } == ["cart.new 7", "cart.nesw 8"])
  }

  @Test func tabSaysWhatIsNotKnownYet() async throws {
    let scripted = try ScriptedTerminal()
    let line = await read(
      editor(on: scripted) {
        $0.complete = { _, cursor in Completion(range: cursor..<cursor, candidates: [], note: "being read") }
      }, on: scripted)
    try scripted.type("x\t")
    await scripted.expect("> x\n being read", cursor: [0, 3])
    try scripted.type("y")
    await scripted.expect("> xy", cursor: [0, 4])
    try scripted.type("\r")
    #expect(try await line.value == .line("xy"))
  }

  @Test func theMenuTellsTheAgeOfItsValues() async throws {
    let scripted = try ScriptedTerminal()
    let line = await read(
      editor(on: scripted) {
        $0.complete = { _, cursor in
          Completion(range: 0..<cursor, candidates: [.init("ab"), .init("ac")], note: "fetched 3 h ago")
        }
      }, on: scripted)
    try scripted.type("a\t")
    await scripted.expect("> a\n ab  ac\n fetched 3 h ago", cursor: [0, 3])
    try scripted.type("\u{7}\r")
    #expect(try await line.value == .line("a"))
  }

  @Test func aDumbTerminalIsReadPlainly() async throws {
    let scripted = try ScriptedTerminal()
    let editor = editor(on: scripted) {
      $0.isDumb = true
      $0.isComplete = { !$0.hasSuffix("do") }
    }
    let line = Task { try await editor.readLine(prompt: "> ") }
    try scripted.type("while x do\nend\n\u{4}")
    #expect(try await line.value == .line("while x do\nend"))
    #expect(try await editor.readLine(prompt: "> ") == .endOfInput)
    #expect(editor.history.entries == ["while x do\nend"])
  }

  @Test func aPipeIsReadPlainlyWithoutPrompts() async throws {
    let pipe = try PipePair()
    let output = try PipePair()
    let editor = LineEditor(
      terminal: Terminal(input: pipe.readEnd, output: output.writeEnd), history: History(path: nil),
      options: LineEditorOptions())
    try Terminal.write("a = 1\r\nb = \u{FFFD}é\nlast", to: pipe.writeEnd)
    pipe.closeWriteEnd()
    #expect(try await editor.readLine(prompt: "> ") == .line("a = 1"))
    #expect(try await editor.readLine(prompt: "> ") == .line("b = \u{FFFD}é"))
    #expect(try await editor.readLine(prompt: "> ") == .line("last"))
    #expect(try await editor.readLine(prompt: "> ") == .endOfInput)
    output.closeWriteEnd()
    #expect(output.rest() == "")
    #expect(editor.history.entries == [])
  }
}

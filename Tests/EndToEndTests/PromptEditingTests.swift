import ScreenModel
import Testing

/// Entries of several lines, suggestions and undo at the prompt, on screens of two sizes that change.
@Suite(.timeLimit(.minutes(5))) struct PromptEditingTests {
  private static let sizes = [[80, 24], [40, 10]]

  @Test(arguments: sizes) func editsALoopOfSeveralLinesAsOneText(size: [Int]) async throws {
    let panier = try TerminalPanier(["--quiet"], columns: size[0], rows: size[1])
    await panier.expect("simulator>", cursor: [0, 11])
    try panier.type("for i = 1, 2 do\rprint(i)\rend")
    await panier.expect("simulator> for i = 1, 2 do\n>>   print(i)\n>> end", cursor: [2, 6])
    try panier.type("\u{1B}[A\u{1B}[A\u{5}\u{1B}b\u{1B}b\u{4}3")
    await panier.expect("simulator> for i = 1, 3 do\n>>   print(i)\n>> end", cursor: [0, 23])
    try panier.type("\r")
    await panier.expect("simulator> for i = 1, 3 do\n>>   print(i)\n>> end\n1\n2\n3\nsimulator>", cursor: [6, 11])
    try panier.type("\u{1B}[A")
    await panier.expect("3\nsimulator> for i = 1, 3 do\n>>   print(i)\n>> end", cursor: [3, 6])
    panier.resize(columns: 24, rows: 8)
    await panier.expect("simulator> for i = 1, 3\ndo\n>>   print(i)\n>> end", cursor: [3, 6])
    panier.resize(columns: size[0], rows: size[1])
    await panier.expect("simulator> for i = 1, 3 do\n>>   print(i)\n>> end", cursor: [2, 6])
    try panier.type("\u{1B}<\u{1B}\r")
    await panier.expect("simulator>\n>> for i = 1, 3 do\n>>   print(i)\n>> end", cursor: [1, 3])
    try panier.type("\u{3}\u{4}")
    #expect(await panier.status == 0)
  }

  @Test(arguments: sizes) func takesOverWhatAnEarlierEntryHeld(size: [Int]) async throws {
    let panier = try TerminalPanier(["--quiet"], columns: size[0], rows: size[1])
    await panier.expect("simulator>", cursor: [0, 11])
    try panier.type("x = 'one' .. 'two'\r")
    await panier.expect("'two'\nsimulator>", cursor: [1, 11])
    try panier.type("x =")
    await panier.expect("simulator> x = 'one' .. 'two'", cursor: [0, 14])
    #expect(panier.screen.styles[1][11..<20].map { $0 } == ["", "", "", "2", "2", "2", "2", "2", "2"])
    try panier.type("\u{1B}f")
    await panier.expect("simulator> x = 'one' .. 'two'", cursor: [0, 19])
    panier.resize(columns: size[1] * 2, rows: 10)
    try panier.type("\u{1B}[F")
    let cut = size[1] * 2 - 11
    let text = "x = 'one' .. 'two'"
    await panier.expect(
      cut < text.count ? "simulator> \(text.prefix(cut))\n\(text.dropFirst(cut))" : "simulator> \(text)")
    try panier.type("x =\u{15}print(x)\r")
    await panier.expect("print(x)\nonetwo\nsimulator>")
    try panier.type("x")
    await panier.expect(size[1] == 24 ? "simulator> x = 'one' .. 'two'" : "simulator> x = 'on…")
    // Nothing but what was written is run.
    try panier.type("\r")
    await panier.expect("simulator>", cursor: [0, 11])
    #expect(panier.screen.picture.contains("simulator> x\n"))
    try panier.type("\u{4}")
    #expect(await panier.status == 0)
  }

  @Test(arguments: sizes) func undoesAndDoesAgain(size: [Int]) async throws {
    let panier = try TerminalPanier(["--quiet", "--color", "never"], columns: size[0], rows: size[1])
    await panier.expect("simulator>", cursor: [0, 11])
    try panier.type("x = 1\u{1B}[200~\ny = 2\nprint(x + y)\u{1B}[201~\u{17}")
    await panier.expect("simulator> x = 1\n>> y = 2\n>> print(x +", cursor: [2, 13])
    try panier.type("\u{1F}\u{1F}\u{1F}")
    await panier.expect("simulator> x =", cursor: [0, 14])
    panier.resize(columns: 30, rows: 6)
    try panier.type("\u{1B}_\u{18}\u{12}")
    await panier.expect("simulator> x = 1\n>> y = 2\n>> print(x + y)", cursor: [2, 15])
    try panier.type("\r")
    await panier.expect(">> print(x + y)\n3\nsimulator>")
    try panier.type("\u{4}")
    #expect(await panier.status == 0)
  }

  @Test func runsNothingOfAPasteThatIsNotComplete() async throws {
    let panier = try TerminalPanier(["--quiet", "--color", "never"], columns: 40, rows: 10)
    await panier.expect("simulator>")
    let lines = (1...200).map { "n\($0) = \($0)" }.joined(separator: "\n")
    try panier.type("\u{1B}[200~" + lines + "\nprint('ran ' .. n1 + n200)\r\u{1B}[201~")
    await panier.expect(">> n200 = 200\n>> print('ran ' .. n1 + n200)\n>>", cursor: [2, 3])
    try panier.type("\u{7F}\r")
    await panier.expect(">> print('ran ' .. n1 + n200)\nran 201\nsimulator>")
    try panier.type("\u{4}")
    #expect(await panier.status == 0)
  }
}

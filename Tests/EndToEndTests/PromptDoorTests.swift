import Testing

/// The prompt on a terminal: what it shows beside the line, and the programs that it opens.
@Suite(.timeLimit(.minutes(5))) struct PromptDoorTests {
  private static let pager = "#!/bin/sh\nhead -n 1 > \"$(dirname \"$0\")/paged\"\necho \"paged with $LESS\"\n"

  @Test func showsTheSignatureInColour() async throws {
    let panier = try TerminalPanier(["--quiet"])
    await panier.wait(for: "> ")
    try panier.type("local c = cart.new{")
    await panier.wait(for: "\u{1B}[35mlocal\u{1B}[0m")
    await panier.wait(for: "{ subsidiary?, description?, expire?, keep? } → Cart")
    try panier.type("\u{3}")
    await panier.wait(for: "^C")
    try await panier.leave()
  }

  @Test func showsNoHintThatCouldNotBeToldFromTheLine() async throws {
    let panier = try TerminalPanier(["--quiet", "--color", "never"])
    await panier.wait(for: "> ")
    try panier.type("print(1 + 1)\r")
    let before = await panier.wait(for: "2\r\n")
    #expect(!before.contains("→"))
    try await panier.leave()
  }

  @Test func takesASuggestionOfTheHistoryOver() async throws {
    let panier = try TerminalPanier(["--quiet"])
    await panier.wait(for: "> ")
    try panier.type("print('a' .. 'b')\r")
    await panier.wait(for: "ab\r\n")
    try panier.type("pri")
    await panier.wait(for: "nt('a' .. 'b')")
    try panier.type("\u{5}\r")
    await panier.wait(for: "ab\r\n")
    try await panier.leave()
  }

  @Test func completesWithSignatures() async throws {
    let panier = try TerminalPanier(["--quiet"])
    await panier.wait(for: "> ")
    try panier.type("cart.\t")
    await panier.wait(for: "new ")
    await panier.wait(for: "{ subsidiary?, description?, expire?, keep? } → Cart")
    try panier.type("\u{7}\u{3}")
    await panier.wait(for: "^C")
    try await panier.leave()
  }

  @Test func runsAPasteAsIfItWereTyped() async throws {
    let panier = try TerminalPanier(["--quiet", "--color", "never"])
    await panier.wait(for: "> ")
    try panier.type("\u{1B}[200~number = 5\nnumber == 5\nc = 1\nc + 1\u{1B}[201~")
    await panier.wait(for: "c + 1")
    try panier.type("\r")
    await panier.wait(for: "true\r\n2\r\n")
    try panier.type("\u{1B}[200~x = 1\nx = = 2\nprint('not ' .. 'run')\u{1B}[201~")
    await panier.wait(for: "'run')")
    try panier.type("\r")
    let before = await panier.wait(for: "the rest of what was pasted was not run")
    #expect(!before.contains("not run"))
    try await panier.leave()
  }

  @Test func endsAnUnfinishedEntryWithCtrlD() async throws {
    let panier = try TerminalPanier(["--quiet", "--color", "never"])
    await panier.wait(for: "> ")
    try panier.type("if x then\r")
    await panier.wait(for: ">> ")
    try panier.type("\u{4}")
    await panier.wait(for: "near <eof>")
    try await panier.leave()
  }

  @Test func opensTheEditorOfTheOperator() async throws {
    let panier = try TerminalPanier(
      ["--quiet"], environment: ["EDITOR": "$FOLDER/edit"],
      files: ["edit": "#!/bin/sh\ncp \"$1\" \"$(dirname \"$0\")/draft\"\necho 'print(6 * 7)' > \"$1\"\n"])
    await panier.wait(for: "> ")
    try panier.type("print('written here')\u{18}\u{5}")
    await panier.wait(for: "\u{1B}[36m6\u{1B}[0m * ")
    try panier.type("\r")
    await panier.wait(for: "42\r\n")
    #expect(panier.contents(of: "draft") == "print('written here')\n")
    try await panier.leave()
  }

  @Test func opensTheEntryBeforeInTheEditor() async throws {
    let panier = try TerminalPanier(
      ["--quiet", "--color", "never"], environment: ["EDITOR": "$FOLDER/edit"],
      files: ["edit": "#!/bin/sh\ncp \"$1\" \"$(dirname \"$0\")/draft\"\nprintf 'x = 6\\nprint(x * 7)\\n' > \"$1\"\n"])
    await panier.expect("simulator>")
    try panier.type("y = 1\r.edit now\r.edit\r")
    await panier.expect("simulator> x = 6\n>> print(x * 7)", cursor: [1, 15])
    #expect(panier.contents(of: "draft") == "y = 1\n")
    try panier.type("\u{1B}<\u{1B}[C\u{1B}[C\u{1B}[C\u{1B}[C1\r")
    await panier.expect(">> print(x * 7)\n112\nsimulator>")
    try panier.type("\u{4}")
    #expect(await panier.status == 0)
  }

  @Test(arguments: ["help()\r", "cart.new?\r"]) func pagesTheManual(entry: String) async throws {
    let panier = try TerminalPanier(
      ["--quiet"], environment: ["PAGER": "$FOLDER/pager"], files: ["pager": Self.pager])
    await panier.wait(for: "> ")
    try panier.type(entry)
    await panier.wait(for: "paged with -SRXF")
    #expect(panier.contents(of: "paged")?.isEmpty == false)
    try await panier.leave()
  }

  @Test func pagesALongTable() async throws {
    let panier = try TerminalPanier(
      ["--quiet"], environment: ["PAGER": "$FOLDER/pager"], files: ["pager": Self.pager])
    await panier.wait(for: "> ")
    try panier.type("t = {} for i = 1, 20 do t[i] = { n = i } end return t\r")
    await panier.wait(for: "paged with -SRXF")
    #expect(panier.contents(of: "paged")?.contains("┌────┐") == true)
    try await panier.leave()
  }

  @Test func runsNoPagerThatIsNotWanted() async throws {
    let panier = try TerminalPanier(
      ["--quiet", "--no-pager"], environment: ["PAGER": "$FOLDER/pager"], files: ["pager": Self.pager])
    await panier.wait(for: "> ")
    try panier.type("help()\r")
    await panier.wait(for: "shows one of them; Cart:add and so on name methods.")
    #expect(panier.contents(of: "paged") == nil)
    try await panier.leave()
  }

  @Test func pagesTheManualOfTheCommandLine() async throws {
    let panier = try TerminalPanier(
      ["doc"], environment: ["PAGER": "$FOLDER/pager"], files: ["pager": Self.pager])
    await panier.wait(for: "paged with -SRXF")
    #expect(await panier.status == 0)
    #expect(panier.contents(of: "paged")?.hasPrefix("# ") == true)
  }

  @Test func exportsItsCartsAsARecipeThatRuns() async throws {
    let panier = try TerminalPanier(["--quiet", "--color", "never"], environment: ["USER": "anna"])
    let path = panier.folder.path + "/two-things.lua"
    await panier.wait(for: "> ")
    try panier.type(".export \(path)\r")
    await panier.wait(for: "panier: this session has nothing to export; put something into a cart first")
    for line in [
      "c = cart.new{ subsidiary = 'FR' }", "c:add{ domain = 'free-export.fr' }:configure{ OWNER_LEGAL_AGE = true }",
      "c:assign()", "z = c:add{ product = 'dns', plan = 'zone' }",
      "z:configure{ zone = 'free-export.fr', template = 'basic' }",
      "v = cart.new{ subsidiary = 'FR' }", "s = v:add{ product = 'webHosting', plan = 'hosting-perso' }",
      "print('all ' .. 'there')",
    ] {
      try panier.type(line + "\r")
    }
    await panier.wait(for: "all there\r\n")
    try panier.type(".export \(path)\r")
    await panier.wait(for: "panier: wrote '\(path)'; look at it with: panier recipe check \(path)")
    await panier.wait(for: "> ")
    try panier.type("\u{4}")
    await panier.wait(for: "keep them? [y/N] ")
    try panier.type("\r")
    #expect(await panier.status == 0)
    let environment = ["HOME": panier.folder.path]
    let checked = try await PanierProcess.run(["recipe", "check", path], environment: environment)
    #expect(checked.output == "nothing to mend\n", "\(checked.errors)")
    #expect(checked.status == 0)
  }
}

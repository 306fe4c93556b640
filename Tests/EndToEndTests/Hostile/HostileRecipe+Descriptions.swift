import PanierRecipes

extension HostileRecipe {
  private static func description(
    _ what: String, _ sentence: String, ifSlow: String? = nil, status: Int32 = 1, _ parameters: String..., text: String
  ) -> HostileRecipe {
    HostileRecipe("a description \(what)", status: status) { workshop in
      let recipe = try workshop.write("evil/recipe.lua", text).replacing("/recipe.lua", with: "")
      return Attempt(
        command: ["recipe", "run", recipe] + parameters + ["-q", "--yes", "--budget", "9999 EUR"], sentence: sentence,
        sentenceIfSlow: ifSlow)
    }
  }

  /// What a recipe says of itself, and how it says it.
  static let descriptions: [HostileRecipe] = [
    description(
      "that loops", "the description of the recipe was given up: stopped after 1 s of Lua time",
      text: "while true do end"),
    description(
      "that loops where nothing can catch it",
      "the description of the recipe was given up: stopped after 1 s of Lua time",
      text: "while true do pcall(function() while true do end end) end"),
    description(
      "that takes all memory", "not enough memory: the limit is 16 MiB",
      text: "local t = {} while true do t[#t + 1] = ('x'):rep(100000) end"),
    description(
      "whose default loops", "the default of parameter 'a' was given up: stopped after 1 s of Lua time",
      text: HostileWorkshop.recipe(
        extra: "params = { a = param.string{ default = function() while true do end end } },")),
    description(
      "whose pattern never ends",
      "parameter 'a': its pattern was given up: pattern too complex: no end after 50 million steps",
      ifSlow: "parameter 'a': its pattern was given up: stopped after 1 s of Lua time",
      "a=\(String(repeating: "a", count: 40))",
      text: HostileWorkshop.recipe(
        extra: "params = { a = param.string{ pattern = ('a-'):rep(30) .. 'b' } },")),
    description(
      "that hides in metamethods", "recipe{…} has no name; write name = \"starter-site\"",
      text: """
        return recipe(setmetatable({}, { __index = { name = "hello", version = "1.0.0", summary = "x", risk = "read",
          run = function() print("it ran") end } }))
        """),
    description(
      "whose metamethods lie about its risk",
      "hello/recipe.lua:5: cart.new needs the risk 'quote', and this recipe declares 'read'; nothing was done",
      status: 3,
      text: """
        return recipe(setmetatable({ name = "hello", version = "1.0.0", summary = "x",
          risk = "read",
          run = function()
            -- It is what was read that counts.
            return cart.new()
          end }, { __index = { risk = "waive" }, __pairs = function() return next, { risk = "waive" } end }))
        """),
    description(
      "that lies about its risk",
      "hello/recipe.lua:4: cart.new needs the risk 'quote', and this recipe declares 'read'; nothing was done",
      status: 3,
      text: HostileWorkshop.recipe(risk: "read", run: "return cart.new():checkout{ waive_retraction = true }")),
    description(
      "that asks for a risk that there is not",
      "recipe{…}: 'none' is no risk; use one of read, quote, order, pay, waive",
      text: HostileWorkshop.recipe(risk: "none")),
    description(
      "that is another one when it runs",
      "hello/recipe.lua returned no recipe this time; its description must not change from run to run",
      text: "if not pcall(money, '1 EUR') then\n" + HostileWorkshop.recipe() + "\nend\nreturn 5"),
    description(
      "that calls around its run",
      "recipe.lua:1: 'cart.new' cannot be called while the description is read; call it inside run",
      text: "cart.new()\n" + HostileWorkshop.recipe()),
    description(
      "that reads files around its run", "recipe.lua:1: undeclared global 'io'",
      text: "io.open('/etc/passwd')\n" + HostileWorkshop.recipe()),
    description(
      "with control characters in its name",
      #"recipe{…}: name holds characters that cannot be seen or change the order of others: a\u{1B}[2Jb"#,
      text: HostileWorkshop.recipe("a\\27[2Jb")),
    description(
      "with bidirectional characters in its name",
      #"recipe{…}: name holds characters that cannot be seen or change the order of others: a\u{202E}b"#,
      text: HostileWorkshop.recipe("a\\u{202E}b")),
    description(
      "with bidirectional characters in its author",
      #"recipe{…}: author holds characters that cannot be seen or change the order of others: Anna\u{202E}annA"#,
      text: HostileWorkshop.recipe(extra: "author = 'Anna\\u{202E}annA',")),
    description(
      "with control characters in a parameter's help",
      #"param.string 'a': help holds characters that cannot be seen or change the order of others: x\u{1B}[2J"#,
      text: HostileWorkshop.recipe(extra: "params = { a = param.string{ help = 'x\\27[2J' } },")),
    description(
      "with bidirectional characters in a parameter's name",
      "recipe{…}: params: one of them cannot name a parameter; use a Lua name in lower case: letters, digits and _, a "
        + "letter first, 40 characters at most",
      text: HostileWorkshop.recipe(extra: "params = { ['a\\u{202E}b'] = param.string{} },")),
    description(
      "that is compiled", "attempt to load a binary chunk (mode is 't')", text: "\u{1B}LuaT\u{0}"),
  ]
}

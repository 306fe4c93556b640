import PanierReference
import PanierTerminal
import PanierVM

/// `panier.host`: what modules written in Lua need from the program.
enum HostModule {
  static let module = LuaModule(
    "panier.host", summary: "What modules written in Lua are built on: checks of arguments, errors, widths.",
    functions: LuaLibrary.support + [width, characters, progress])

  private static let progress = LuaFunction(
    "host.progress", "Shows how far something is, in place of what it showed before; only a terminal shows it.",
    parameters: .optional("text", String.self, "what is shown; nil takes it away"),
    example: #"require("panier.host").progress("310 of 5,000 names")"#,
    waiting: { call, text in
      try call.session.progress(text)
      return .none
    })

  private static let width = LuaFunction(
    "host.width", "How many columns of a terminal a text takes.",
    parameters: .required("text", String.self, "the text"),
    results: [ResultDoc(.integer, "its width; controls count nothing")],
    example: #"print(require("panier.host").width("日本"))  --> 4"#
  ) { _, text in .integer(Int64(DisplayWidth.of(text))) }

  private static let characters = LuaFunction(
    "host.characters", "The characters of a text as a person counts them: a letter with its accents is one.",
    parameters: .required("text", String.self, "the text"),
    results: [ResultDoc(.list(.string), "the characters in order")],
    example: #"print(#require("panier.host").characters("été"))  --> 3"#
  ) { _, text in .list(text.map { .string(String($0)) }) }
}

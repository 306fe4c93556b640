import PanierReference
public import PanierVM

/// `ask` and `confirm`: dialogue with the operator.
public enum DialogueModule {
  /// The functions, as globals.
  public static let functions: [LuaFunction] = [ask, confirm]

  private static let ask = LuaFunction(
    "ask", "Asks the operator for a line of text.",
    parameters:
      .required("question", String.self, "the question"),
    .optional("default", String.self, "what an empty answer means"),
    results: [ResultDoc(.optional(.string), "the answer, or nil at the end of input")],
    errors: ["there is no terminal to ask 'Which name?' on; give the answer as a parameter, NAME=value"],
    example: #"local name = ask("Which name?", "example.fr")"#,
    waiting: { call, question, fallback in
      let shown = fallback.map { "\(question) [\($0)] " } ?? "\(question) "
      guard let answer = try await call.session.dialogue.ask(shown) else { return .one(.optional(fallback)) }
      return .one(.string(answer.isEmpty ? fallback ?? "" : answer))
    })

  private static let confirm = LuaFunction(
    "confirm", "Asks the operator a question that is answered with yes or no.",
    details: "An order needs no question of the script: the checkout itself has the amount confirmed.",
    parameters: .required("question", String.self, "the question"),
    results: [ResultDoc(.boolean, "true for yes; anything else, and the end of input, is no")],
    errors: ["there is no terminal to ask 'Go on?' on; give the answer as a parameter, NAME=value"],
    example: #"if confirm("Go on?") then print("going on") end  --> going on"#,
    waiting: { call, question in
      let answer = try await call.session.dialogue.ask("\(question) [y/N] ") ?? ""
      return .one(.boolean(["y", "yes"].contains(answer.lowercased())))
    })
}

import PanierReference

extension LuaLibrary {
  /// What modules written in Lua need from the host, to be put into a module of the embedder's.
  public static let support: [LuaFunction] = [check, raise]

  private static let check = LuaFunction(
    FunctionReference(
      name: "host.check", summary: "Checks arguments against what the comments of a library's function declare.",
      details: "Raises the error that a function of the host would raise, at the line that called the library.",
      parameters: [
        .required("name", .string, "the function as its comment documents it, as in \"csv.read\""),
        .rest("arguments", .any, "its arguments in order"),
      ],
      errors: ["csv.read: argument 'text' (#1) must be string, got number 1"],
      example: """
        local host = require "panier.host"
        local ok, e = pcall(host.check, "csv.read", 1)
        print(e.message)  --> csv.read: argument 'text' (#1) must be string, got number 1
        """),
    .immediate { call in
      try call.checkLibraryArguments()
      return .none
    })

  private static let raise = LuaFunction(
    "host.raise", "Raises an error object, as functions of the host do.",
    details: "Called by a library it points at the line that called the library.",
    parameters:
      .required("kind", String.self, "the class of the error: \"usage\" for a mistake of the caller"),
    .required("message", String.self, "one sentence that says what is wrong and what to do"),
    .optional("fields", LuaTable.self, "more about it, readable by name"),
    errors: ["the error itself"],
    example: """
      local host = require "panier.host"
      local ok, e = pcall(host.raise, "refused", "not today", { day = "Sunday" })
      print(e.kind, e.message, e.day)  --> refused not today Sunday
      """
  ) { _, kind, message, fields in
    throw LuaError(
      kind: LuaError.Kind(rawValue: kind), message: message, fields: fields?.fields.map { ($0.key, $0.value) } ?? [])
  }
}

extension LuaCall {
  /// Checks the arguments behind the first against the documented function that the first names.
  fileprivate func checkLibraryArguments() throws {
    let name: String = try argument(0)
    guard let reference = core.libraryFunction(name) else {
      throw LuaError.usage("host.check: no library documents a function '\(name)'")
    }
    try ArgumentCheck(core: core, call: pointer, reference: reference).run(from: 1)
  }
}

extension Core {
  /// The documentation of a library's function, found once.
  fileprivate func libraryFunction(_ name: String) -> FunctionReference? {
    if let known = libraryFunctions[name] { return known }
    for library in configuration.libraries {
      let documentation = library.documentation()
      let functions = documentation.module.functions + documentation.types.flatMap(\.methods)
      // All of the module at once: they are used together.
      if functions.contains(where: { $0.name == name }) {
        for function in functions { libraryFunctions[function.name] = function }
      }
    }
    return libraryFunctions[name]
  }
}

import PanierReference

/// The sentences about arguments, in one place.
enum ArgumentError {
  static func wrong(_ function: FunctionReference, _ index: Int, got: String) -> LuaError {
    let name = name(function, index)
    let expected =
      index < function.parameters.count || function.parameters.last?.isRepeated == true
      ? parameter(function, index)?.type.description ?? "nothing" : "nothing"
    return .usage("\(function.name): argument '\(name)' (#\(index + 1)) must be \(expected), got \(got)")
  }

  static func wrong(_ function: FunctionReference, _ index: Int, expected: String, got: String) -> LuaError {
    .usage("\(function.name): argument '\(name(function, index))' (#\(index + 1)) must be \(expected), got \(got)")
  }

  static func missing(_ function: FunctionReference, _ index: Int) -> LuaError {
    let expected = parameter(function, index)?.type.description ?? "a value"
    return .usage(
      "\(function.name): missing argument '\(name(function, index))' (#\(index + 1)), expected \(expected)")
  }

  static func tooMany(_ function: FunctionReference, got: Int) -> LuaError {
    let takes =
      switch function.parameters.count {
      case 0: "no arguments"
      case 1: "1 argument"
      case let count: "\(count) arguments"
      }
    return .usage("\(function.name) takes \(takes), got \(got)")
  }

  static func receiver(_ function: FunctionReference) -> LuaError {
    let variable = function.owner.first?.lowercased() ?? "x"
    return .usage("call \(function.name) with ':', as in \(variable):\(function.shortName)(…)")
  }

  static func unknownOption(_ function: FunctionReference, _ name: String, among fields: [Parameter]) -> LuaError {
    .usage("\(function.name): unknown option '\(name)'" + Core.meant(name, fields.map(\.name)))
  }

  static func wrongOption(_ function: FunctionReference, _ name: String, expected: String, got: String) -> LuaError {
    .usage("\(function.name): option '\(name)' must be \(expected), got \(got)")
  }

  static func missingOption(_ function: FunctionReference, _ field: Parameter) -> LuaError {
    missingOption(function, field.name, expected: field.type.description)
  }

  static func missingOption(_ function: FunctionReference, _ name: String, expected: String) -> LuaError {
    .usage("\(function.name): missing option '\(name)', expected \(expected)")
  }

  /// The parameter an argument belongs to; the last one when it repeats.
  static func parameter(_ function: FunctionReference, _ index: Int) -> Parameter? {
    if index < function.parameters.count { return function.parameters[index] }
    guard let last = function.parameters.last, last.isRepeated else { return nil }
    return last
  }

  private static func name(_ function: FunctionReference, _ index: Int) -> String {
    parameter(function, index)?.name ?? "…"
  }
}

/// The catalogue as JSON for generators: `{"version":1,…}`, names of members sorted, one line.
struct ReferenceDump {
  private indirect enum Node {
    case text(String)
    case flag(Bool)
    case number(Int)
    case null
    case list([Node])
    case members([(String, Node)])
  }

  static func render(_ reference: Reference) -> String {
    write(
      .members([
        ("version", .number(1)), ("modules", .list(reference.modules.map(node))),
        ("types", .list(reference.types.map(node))),
      ]))
  }

  private static func node(_ module: ModuleReference) -> Node {
    .members([
      ("name", .text(module.name)), ("summary", .text(module.summary)),
      ("functions", .list(module.functions.map(node))), ("fields", .list(module.fields.map(node))),
    ])
  }

  private static func node(_ type: TypeReference) -> Node {
    .members([
      ("name", .text(type.name)), ("summary", .text(type.summary)), ("fields", .list(type.fields.map(node))),
      ("methods", .list(type.methods.map(node))), ("operators", .list(type.operators.map(node))),
      ("example", text(type.example)),
    ])
  }

  private static func node(_ function: FunctionReference) -> Node {
    .members([
      ("name", .text(function.name)), ("signature", .text(function.signature)), ("summary", .text(function.summary)),
      ("details", text(function.details)), ("parameters", .list(function.parameters.map(node))),
      (
        "results",
        .list(function.results.map { .members([("type", node($0.type)), ("summary", .text($0.summary))]) })
      ),
      ("errors", .list(function.errors.map(Node.text))), ("example", text(function.example)),
      ("since", .text(function.since)),
    ])
  }

  private static func node(_ field: FieldReference) -> Node {
    .members([
      ("name", .text(field.name)), ("type", node(field.type)), ("summary", .text(field.summary)),
      ("since", .text(field.since)),
    ])
  }

  private static func node(_ parameter: Parameter) -> Node {
    .members([
      ("name", .text(parameter.name)), ("type", node(parameter.type)), ("summary", .text(parameter.summary)),
      ("optional", .flag(parameter.isOptional)), ("repeated", .flag(parameter.isRepeated)),
      ("default", text(parameter.defaultText)),
    ])
  }

  private static func node(_ type: ValueType) -> Node {
    switch type {
    case .any: .text("any")
    case .boolean: .text("boolean")
    case .integer: .text("integer")
    case .number: .text("number")
    case .string: .text("string")
    case .table: .text("table")
    case .function: .text("function")
    case .object(let name): .members([("object", .text(name))])
    case .list(let item): .members([("list", node(item))])
    case .options(let fields): .members([("options", .list(fields.map(node)))])
    case .oneOf(let types): .members([("oneOf", .list(types.map(node)))])
    case .optional(let type): .members([("optional", node(type))])
    }
  }

  private static func text(_ text: String?) -> Node {
    text.map(Node.text) ?? .null
  }

  private static func write(_ node: Node) -> String {
    switch node {
    case .text(let text): quoted(text)
    case .flag(let flag): flag ? "true" : "false"
    case .number(let number): String(number)
    case .null: "null"
    case .list(let items): "[" + items.map(write).joined(separator: ",") + "]"
    case .members(let members):
      "{" + members.sorted { $0.0 < $1.0 }.map { quoted($0.0) + ":" + write($0.1) }.joined(separator: ",") + "}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension Reference {
  /// The catalogue as versioned JSON, for generators and tests.
  public func json() -> String {
    ReferenceDump.render(self)
  }
}

/// The documentation of one function or method.
public struct FunctionReference: Sendable, Hashable {
  /// The full name: `cart.new`, `Cart:add`, `help`.
  public var name: String
  /// One line that says what it does.
  public var summary: String
  /// More, in paragraphs.
  public var details: String?
  /// The parameters in order, the receiver of a method excluded.
  public var parameters: [Parameter]
  /// The results in order.
  public var results: [ResultDoc]
  /// Sentences about errors: which, and when.
  public var errors: [String]
  /// A piece of Lua that runs.
  public var example: String?
  /// The version of the program that brought it.
  public var since: String

  /// Documents a function.
  public init(
    name: String, summary: String, details: String? = nil, parameters: [Parameter] = [], results: [ResultDoc] = [],
    errors: [String] = [], example: String? = nil, since: String = "0.1"
  ) {
    self.name = name
    self.summary = summary
    self.details = details
    self.parameters = parameters
    self.results = results
    self.errors = errors
    self.example = example
    self.since = since
  }

  /// Whether it is called with `:`.
  public var isMethod: Bool { name.contains(":") }

  /// The name without the module or the type.
  public var shortName: String {
    guard let cut = name.lastIndex(where: { $0 == "." || $0 == ":" }) else { return name }
    return String(name[name.index(after: cut)...])
  }

  /// The module or the type it belongs to; empty for a plain global.
  public var owner: String {
    guard let cut = name.lastIndex(where: { $0 == "." || $0 == ":" }) else { return "" }
    return String(name[..<cut])
  }

  /// The call in one line: `cart.new{ subsidiary?, description? } → Cart`.
  public var signature: String { name + call }

  /// What stands behind the name in a call, and what comes of it: `{ subsidiary?, description? } → Cart`.
  public var call: String {
    let arguments: String
    if parameters.count == 1, case .options(let fields) = parameters[0].type {
      let names = fields.map { $0.isOptional ? $0.name + "?" : $0.name }
      arguments = names.isEmpty ? "{}" : "{ " + names.joined(separator: ", ") + " }"
    } else {
      arguments = "(" + parameters.map(Self.written).joined(separator: ", ") + ")"
    }
    guard !results.isEmpty else { return arguments }
    return arguments + " → " + results.map(\.type.description).joined(separator: ", ")
  }

  private static func written(_ parameter: Parameter) -> String {
    if parameter.isRepeated { return "\(parameter.name)…" }
    return parameter.isOptional ? parameter.name + "?" : parameter.name
  }
}

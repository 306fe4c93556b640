public import PanierReference

/// A module: a read-only global table of documented functions and values.
public struct LuaModule: Sendable {
  /// One value of a module.
  public typealias Field = (name: String, value: LuaValue, doc: String)

  /// The global it is found under.
  public let name: String
  /// One line that says what it is for.
  public let summary: String
  /// Its functions.
  public let functions: [LuaFunction]
  /// Its values that are no functions.
  public let fields: [Field]

  /// Declares a module.
  public init(_ name: String, summary: String, functions: [LuaFunction], fields: [Field] = []) {
    self.name = name
    self.summary = summary
    self.functions = functions
    self.fields = fields
  }

  /// The documentation.
  public var reference: ModuleReference {
    ModuleReference(
      name: name, summary: summary, functions: functions.map(\.reference),
      fields: fields.map { FieldReference(name: $0.name, type: Self.type(of: $0.value), summary: $0.doc) })
  }

  private static func type(of value: LuaValue) -> ValueType {
    switch value {
    case .boolean: .boolean
    case .integer: .integer
    case .number: .number
    case .string: .string
    case .table: .table
    case .function: .function
    case .object(let object): .object(object.typeName)
    case .nil, .null, .bytes, .json: .any
    }
  }
}

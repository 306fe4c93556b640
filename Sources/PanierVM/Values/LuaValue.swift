/// A value that crosses the border between Swift and Lua.
public enum LuaValue: Sendable {
  /// Lua's `nil`.
  case `nil`
  /// `json.null`: a value that stands for null where `nil` would vanish.
  case null
  /// A boolean.
  case boolean(Bool)
  /// An integer; never mixed up with a float.
  case integer(Int64)
  /// A float.
  case number(Double)
  /// Text in valid UTF-8.
  case string(String)
  /// A string of Lua that is not UTF-8.
  case bytes([UInt8])
  /// A deep copy of a table.
  case table(LuaTable)
  /// A function of Lua.
  case function(LuaFunctionHandle)
  /// An object of the host.
  case object(any LuaObject)
  /// JSON text, decoded to tables on its way to Lua; never comes from Lua.
  case json([UInt8])

  /// Whether this is `nil`.
  public var isNil: Bool {
    if case .nil = self { return true }
    return false
  }

  /// A table that is a sequence of these values.
  public static func list(_ items: [LuaValue]) -> LuaValue {
    .table(LuaTable(array: items))
  }

  /// What a message calls the value: `number 12`, `string "abc"`, `Offer`, `table`.
  public var spelling: String {
    switch self {
    case .nil: "nil"
    case .null: "null"
    case .boolean(let flag): "boolean \(flag)"
    case .integer(let number): "number \(number)"
    case .number(let number): "number \(number)"
    case .string(let text): Self.quoted(text)
    case .bytes: "string that is not UTF-8"
    case .table: "table"
    case .function: "function"
    case .object(let object): object.typeName
    case .json: "table"
    }
  }

  private static func quoted(_ text: String) -> String {
    let shown = text.count > 40 ? text.prefix(40) + "…" : text[...]
    return "string \"" + shown.replacing("\n", with: "\\n").replacing("\"", with: "\\\"") + "\""
  }
}

extension LuaValue: Equatable {
  /// Compares by value; objects and functions by identity, integers never with floats.
  public static func == (a: LuaValue, b: LuaValue) -> Bool {
    switch (a, b) {
    case (.nil, .nil), (.null, .null): true
    case (.boolean(let x), .boolean(let y)): x == y
    case (.integer(let x), .integer(let y)): x == y
    case (.number(let x), .number(let y)): x == y
    case (.string(let x), .string(let y)): x == y
    case (.bytes(let x), .bytes(let y)): x == y
    case (.json(let x), .json(let y)): x == y
    case (.table(let x), .table(let y)): x == y
    case (.function(let x), .function(let y)): x === y
    case (.object(let x), .object(let y)): x === y
    default: false
    }
  }
}

extension LuaValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
  /// A string.
  public init(stringLiteral value: String) { self = .string(value) }
  /// An integer.
  public init(integerLiteral value: Int64) { self = .integer(value) }
  /// A boolean.
  public init(booleanLiteral value: Bool) { self = .boolean(value) }
}

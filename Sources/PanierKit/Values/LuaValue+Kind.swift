import PanierVM

extension LuaValue {
  /// The value's type in the words of Lua, or of Panier for objects.
  var kindName: String {
    switch self {
    case .nil: "nil"
    case .null: "null"
    case .boolean: "boolean"
    case .integer, .number: "number"
    case .string, .bytes, .json: "string"
    case .table: "table"
    case .function: "function"
    case .object(let object): type(of: object).luaType.name
    }
  }
}

public import OVHClient
public import PanierVM

/// Lua values as JSON.
public enum LuaJSON {
  /// The JSON of a value: a sequence becomes an array, any other table an object.
  /// - Throws: `NotJSON` for what has no form in JSON.
  public static func value(_ value: LuaValue) throws -> JSONValue {
    switch value {
    case .nil, .null: return .null
    case .boolean(let flag): return .bool(flag)
    case .integer(let number): return JSONValue(number)
    case .number(let number):
      guard number.isFinite, let json = JSONNumber(number.description) else {
        throw NotJSON(what: "the number \(number)")
      }
      return .number(json)
    case .string(let text): return .string(text)
    case .object(let object as any Shown):
      guard let body = object.body else { throw NotJSON(what: "a \(value.kindName)") }
      return body
    case .table(let table): return try self.value(table)
    case .bytes, .function, .object, .json: throw NotJSON(what: "a \(value.kindName)")
    }
  }

  private static func value(_ table: LuaTable) throws -> JSONValue {
    guard table.other.isEmpty else { throw NotJSON(what: "a table with keys that are neither names nor 1 … n") }
    if table.isArray || !table.array.isEmpty {
      guard table.fields.isEmpty else { throw NotJSON(what: "a table with both items and names") }
      return .array(try table.array.map(value))
    }
    // In the order of the names, so that two runs send the same bytes.
    return .object(JSONObject(try table.fields.sorted { $0.key < $1.key }.map { ($0.key, try value($0.value)) }))
  }

  /// The names and values of a query, in the order of the names.
  static func query(_ table: LuaTable) throws -> [(String, String)] {
    guard table.array.isEmpty, table.other.isEmpty else { throw NotJSON(what: "a list as a query") }
    return try table.fields.sorted { $0.key < $1.key }.map { name, value in
      switch value {
      case .string(let text): (name, text)
      case .integer(let number): (name, String(number))
      case .boolean(let flag): (name, flag ? "true" : "false")
      default: throw NotJSON(what: "the \(value.kindName) of the query's '\(name)'")
      }
    }
  }
}

/// A value that cannot be sent.
struct NotJSON: UsageError, Hashable {
  let what: String

  var description: String {
    "\(what) cannot be sent; use text, numbers, booleans, json.null, lists and tables of names"
  }
}

import OVHClient
import PanierReference
import PanierVM

/// Any Lua value as data for other programs: lists become arrays, objects their fields.
enum ValueData {
  /// How deep objects within objects are followed; what lies deeper is left out.
  private static let maximumDepth = 5

  /// The data of a value.
  /// - Parameters:
  ///   - value: any value; functions become null.
  ///   - columns: the fields that are kept of each object at the top; nil for all.
  static func json(_ value: LuaValue, columns: [String]? = nil) -> JSONValue {
    let json = self.json(value, depth: 0)
    guard let columns else { return json }
    func cut(_ json: JSONValue) -> JSONValue {
      guard let object = json.object else { return json }
      return .object(JSONObject(columns.map { ($0, object[$0] ?? .null) }))
    }
    return json.array.map { .array($0.map(cut)) } ?? cut(json)
  }

  private static func json(_ value: LuaValue, depth: Int) -> JSONValue {
    switch value {
    case .nil, .null, .function: return .null
    case .boolean(let flag): return .bool(flag)
    case .integer(let number): return JSONValue(number)
    case .number(let number): return JSONNumber(number.description).map { .number($0) } ?? .null
    case .string(let text): return .string(text)
    case .bytes(let bytes): return .string(String(decoding: bytes, as: UTF8.self))
    case .json(let text): return (try? JSONValue(parsing: text)) ?? .null
    case .table(let table): return json(table, depth: depth)
    case .object(let object): return json(object, depth: depth)
    }
  }

  private static func json(_ table: LuaTable, depth: Int) -> JSONValue {
    guard depth < maximumDepth else { return .null }
    let isList = table.fields.isEmpty && table.other.isEmpty && (table.isArray || !table.array.isEmpty)
    if isList { return .array(table.array.map { json($0, depth: depth + 1) }) }
    let listed = table.array.enumerated().map { (String($0.offset + 1), $0.element) }
    let named = table.fields.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    return .object(JSONObject((listed + named).map { ($0.0, json($0.1, depth: depth + 1)) }))
  }

  private static func json(_ object: any LuaObject, depth: Int) -> JSONValue {
    let shown = object as? any Shown
    if let data = shown?.data { return data }
    if let cell = shown?.cell { return .string(cell.text) }
    guard depth < maximumDepth else { return .null }
    if let rows = shown?.rows { return .array(rows.map { json($0, depth: depth + 1) }) }
    let fields = type(of: object).luaType.fields.compactMap { field in
      (try? field.get(object)).map { (field.reference.name, json($0, depth: depth + 1)) }
    }
    return .object(JSONObject(fields))
  }
}

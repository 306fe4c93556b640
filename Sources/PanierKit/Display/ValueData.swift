import OVHClient
import PanierReference
import PanierVM

/// Any Lua value as data for other programs: lists become arrays, objects their fields.
struct ValueData {
  /// How deep objects within objects are followed.
  private static let maximumDepth = 64

  /// What the data is written as, for the message about what cannot be.
  let format: OutputFormat

  /// The data of a value.
  /// - Parameters:
  ///   - value: any value.
  ///   - columns: the fields that are kept of each object at the top; nil for all.
  /// - Throws: ``Unprintable`` for what has no form in data, such as a function.
  func json(_ value: LuaValue, columns: [String]? = nil) throws -> JSONValue {
    let json = try self.json(value, depth: 0)
    guard let columns else { return json }
    func cut(_ json: JSONValue) -> JSONValue {
      guard let object = json.object else { return json }
      return .object(JSONObject(columns.map { ($0, object[$0] ?? .null) }))
    }
    return json.array.map { .array($0.map(cut)) } ?? cut(json)
  }

  private func json(_ value: LuaValue, depth: Int) throws -> JSONValue {
    switch value {
    case .nil, .null: return .null
    case .boolean(let flag): return .bool(flag)
    case .integer(let number): return JSONValue(number)
    case .number(let number): return JSONNumber(number.description).map { .number($0) } ?? .null
    case .string(let text): return .string(text)
    case .bytes(let bytes): return .string(String(decoding: bytes, as: UTF8.self))
    case .json(let text): return (try? JSONValue(parsing: text)) ?? .null
    case .table(let table): return try json(table, depth: depth)
    case .object(let object): return try json(object, depth: depth)
    case .function: throw Unprintable(what: "a function", format: format)
    }
  }

  private func json(_ table: LuaTable, depth: Int) throws -> JSONValue {
    guard depth < Self.maximumDepth else { throw Unprintable(what: "a value of more than 64 levels", format: format) }
    let isList = table.fields.isEmpty && table.other.isEmpty && (table.isArray || !table.array.isEmpty)
    if isList { return .array(try table.array.map { try json($0, depth: depth + 1) }) }
    return .object(JSONObject(try table.named.map { ($0.name, try json($0.value, depth: depth + 1)) }))
  }

  private func json(_ object: any LuaObject, depth: Int) throws -> JSONValue {
    let shown = object as? any Shown
    if let data = shown?.data { return data }
    if let cell = shown?.cell { return .string(cell.text) }
    guard depth < Self.maximumDepth else { throw Unprintable(what: "a value of more than 64 levels", format: format) }
    if let rows = shown?.rows { return .array(try rows.map { try json($0, depth: depth + 1) }) }
    let fields = try type(of: object).luaType.fields.map { field in
      (field.reference.name, try json(field.get(object), depth: depth + 1))
    }
    return .object(JSONObject(fields))
  }
}

extension LuaTable {
  /// Whether it is a sequence, or empty.
  var isList: Bool { fields.isEmpty && other.isEmpty }

  /// Whether no function is in it.
  var isData: Bool {
    (array + fields.map(\.value) + other.map(\.1)).allSatisfy { if case .function = $0 { false } else { true } }
  }

  /// Everything in the table under the text of its key: items first, then other keys, then names.
  var named: [(name: String, value: LuaValue)] {
    array.enumerated().map { (name: String($0.offset + 1), value: $0.element) }
      + other.map { (name: ShownCell($0.0).text, value: $0.1) } + fields.map { (name: $0.key, value: $0.value) }
  }
}

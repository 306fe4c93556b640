import OVHClient
import PanierOrdering
import PanierReference
import PanierTerminal
import PanierVM

/// Which rows the operator wants to see of every list, and in which order.
struct RowChoice {
  let sort: String?
  let filter: RowFilter?

  /// The choice of the operator; nil where all rows are shown as they come.
  init?(_ options: PrintingOptions) {
    guard options.sort != nil || options.filter != nil else { return nil }
    sort = options.sort
    filter = options.filter
  }

  /// The numbers of the rows to show, in order.
  /// - Parameter rows: the fields of each row.
  /// - Throws: ``UnknownColumn`` for a field that no row has, and what a comparison of the fields throws.
  func indices(of rows: [[(name: String, value: LuaValue)]]) throws -> [Int] {
    guard !rows.isEmpty else { return [] }
    let key = sort.map { $0.hasPrefix("-") ? String($0.dropFirst()) : $0 }
    var known: [String] = []
    for row in rows { for (name, _) in row where !known.contains(name) { known.append(name) } }
    for name in (filter?.fields ?? []) + (key.map { [$0] } ?? []) where !known.contains(name) {
      throw UnknownColumn(name: name, known: known)
    }
    func value(_ name: String, _ row: Int) -> LuaValue { rows[row].first { $0.name == name }?.value ?? .nil }
    let kept = try rows.indices.filter { row in try filter?.keeps { value($0, row) } ?? true }
    guard let key else { return kept }
    let isDescending = sort?.hasPrefix("-") == true
    let present = try StableSort.sorted(kept.filter { !value(key, $0).isNil }) { first, second in
      try isDescending
        ? value(key, second).precedes(value(key, first)) : value(key, first).precedes(value(key, second))
    }
    return present + kept.filter { value(key, $0).isNil }
  }

  /// A list with the rows that are wanted; any other value as it is.
  func of(_ value: LuaValue) throws -> LuaValue {
    switch value {
    case .object(let list as ListObject):
      let chosen = try indices(of: list.elements.map { DataTable.record(.object($0)) })
      return .object(list.with(chosen.map { list.elements[$0] }))
    case .object(let object as any Shown):
      guard let rows = object.rows else { return value }
      return .list(try indices(of: rows.map(DataTable.record)).map { rows[$0] })
    case .table(let table) where table.isList && !table.array.isEmpty:
      return .list(try indices(of: table.array.map(DataTable.record)).map { table.array[$0] })
    default: return value
    }
  }

  /// A record of data as fields.
  static func fields(of json: JSONValue) -> [(name: String, value: LuaValue)] {
    (json.object?.members ?? []).map { ($0.name, value(of: $0.value)) }
  }

  private static func value(of json: JSONValue) -> LuaValue {
    if let text = json.string { return .string(text) }
    if let flag = json.bool { return .boolean(flag) }
    if let number = json.int64 { return .integer(number) }
    if let number = json.number { return Double(number.text).map { .number($0) } ?? .string(number.text) }
    // An amount is its exact value and its currency.
    if let amount = json["value"]?.number, let currency = json["currency"]?.string,
      let money = try? Money.read(.string("\(amount.text) \(currency)"))
    {
      return .object(MoneyObject(money))
    }
    if let array = json.array { return .list(array.map(value)) }
    if let object = json.object {
      return .table(LuaTable(fields: object.members.map { (key: $0.name, value: value(of: $0.value)) }))
    }
    return .nil
  }
}

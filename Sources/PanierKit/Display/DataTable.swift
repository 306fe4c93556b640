import PanierReference
import PanierTerminal
import PanierVM

/// Any list of Lua values as a table: records become rows, their fields columns.
struct DataTable {
  /// What the caller wants to see.
  struct Choices {
    /// The fields to show, in this order; nil for all in the order of their first appearance.
    var columns: [String]?
    /// The field to sort by; a leading `-` turns the order around.
    var sort: String?
    /// How many rows to show at the most.
    var limit: Int?
    /// The line above the table.
    var title: String?
    /// Whether a column that no row has stays empty, instead of being refused.
    var allowsUnknownColumns = false
  }

  private var names: [String] = []
  private var rows: [[LuaValue]] = []
  private let title: String?
  private let hidden: Int

  /// Lays out a list.
  /// - Parameters:
  ///   - values: the rows: tables, objects or plain values.
  ///   - choices: what to show.
  /// - Throws: when a sort compares what has no order, a column is in no row, or rows and columns make too many cells.
  init(_ values: [LuaValue], _ choices: Choices) throws {
    title = choices.title
    // Without a sort the rows that are not shown need not be looked at.
    let shown = choices.sort == nil ? values.prefix(max(0, choices.limit ?? values.count)) : values[...]
    var records = shown.map(DataTable.record)
    var order: [String] = []
    var known: [String: Int] = [:]
    for record in records {
      for (name, _) in record where known[name] == nil {
        known[name] = order.count
        order.append(name)
      }
    }
    let needed = choices.allowsUnknownColumns ? [] : choices.columns ?? []
    for name in needed + (choices.sort.map { [DataTable.fieldName($0)] } ?? [])
    where known[name] == nil && !records.isEmpty {
      throw UnknownColumn(name: name, known: order)
    }
    if let sort = choices.sort { records = try DataTable.sorted(records, by: sort) }
    let limit = choices.limit ?? values.count
    hidden = max(0, values.count - limit)
    names = choices.columns ?? order
    records = Array(records.prefix(max(0, limit)))
    guard records.count * names.count <= TooManyCells.limit else {
      throw TooManyCells(rows: records.count, columns: names.count)
    }
    // By the place of each field: looking for every name in every row would take as long as the square of its fields.
    var places: [[Int]] = Array(repeating: [], count: order.count)
    for (place, name) in names.enumerated() {
      if let number = known[name] { places[number].append(place) }
    }
    rows = records.map { record in
      var row = [LuaValue](repeating: .nil, count: names.count)
      // From the end, so that the first of equal names stands, as it does for a sort.
      for (name, value) in record.reversed() {
        guard let number = known[name] else { continue }
        for place in places[number] { row[place] = value }
      }
      return row
    }
  }

  /// The table: columns of figures are aligned at the point.
  var table: TextTable {
    let texts = rows.map { $0.map { ShownCell($0) } }
    let columns = names.indices.map { index in
      let cells = texts.map { $0[index] }.filter { !$0.text.isEmpty }
      let isFigures = !cells.isEmpty && cells.allSatisfy(\.isFigure)
      return TextTable.Column(names[index], alignment: isFigures ? .decimal : .left)
    }
    var notes: [String] = []
    if rows.isEmpty { notes.append("no rows") }
    if hidden > 0 { notes.append("\(hidden) more row\(hidden == 1 ? "" : "s"); raise limit to see them") }
    return TextTable(
      title: title, columns: columns, rows: texts.map { $0.map { TextTable.Cell($0.text) } }, notes: notes)
  }

  /// The rows as they are, for machine formats.
  var records: [[(name: String, value: LuaValue)]] {
    rows.map { Array(zip(names, $0)).map { (name: $0.0, value: $0.1) } }
  }

  /// A row as named values; a plain value stands in a column `value`.
  static func record(_ value: LuaValue) -> [(name: String, value: LuaValue)] {
    switch value {
    case .table(let table): return table.named
    case .object(let object) where (object as? any Shown)?.cell == nil:
      return type(of: object).luaType.fields.compactMap { field in
        (try? field.get(object)).map { (name: field.reference.name, value: $0) }
      }
    default: return [(name: "value", value: value)]
    }
  }

  private static func fieldName(_ sort: String) -> String { sort.hasPrefix("-") ? String(sort.dropFirst()) : sort }

  private static func sorted(
    _ records: [[(name: String, value: LuaValue)]], by sort: String
  ) throws -> [[(name: String, value: LuaValue)]] {
    let name = fieldName(sort)
    let keyed = records.map { record in (record, record.first { $0.name == name }?.value ?? .nil) }
    let present = try StableSort.sorted(keyed.filter { !$0.1.isNil }) { first, second in
      try sort.hasPrefix("-") ? second.1.precedes(first.1) : first.1.precedes(second.1)
    }
    return (present + keyed.filter(\.1.isNil)).map(\.0)
  }
}

/// A column that no row has.
struct UnknownColumn: UsageError, Hashable {
  let name: String
  let known: [String]

  var description: String {
    "no row has a column '\(name)'"
      + Spelling.hint(for: name, among: known, else: "there are \(known.joined(separator: ", "))")
  }
}

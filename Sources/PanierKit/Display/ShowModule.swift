import OVHClient
import PanierOrdering
public import PanierReference
import PanierTerminal
public import PanierVM

/// `show` and `chart`: values as tables and bars.
public enum ShowModule {
  /// The functions, as globals.
  public static let functions: [LuaFunction] = [show, chart]

  private struct ShowOptions: LuaOptionTable {
    @LuaOption("the fields to show, in this order", default: "those of --columns, or all") var columns: [String]?
    @LuaOption("the field to sort by; `-field` for descending") var sort: String?
    @LuaOption("how many rows to show at the most", default: "all") var limit: Int64?
    @LuaOption("a line above the table") var title: String?
    @LuaOption("table, json, jsonl, yaml, csv, tsv or md", default: "that of --output") var format: OutputFormat?
  }

  private struct ChartOptions: LuaOptionTable {
    @LuaOption("the field that names a bar") var label: String
    @LuaOption("the field that is its length: a number or money of one currency") var value: String
    @LuaOption("a line above the bars") var title: String?
  }

  private static let show = LuaFunction(
    "show", "Prints a list as a table.",
    details: "Rows are tables or objects; their fields become columns. Amounts are aligned at the point.",
    parameters:
      .required("value", LuaValue.self, "a list of tables or objects, or one object"),
    .options(ShowOptions.self, "what is shown, and how"),
    errors: ["no row has a column 'pirce'; did you mean 'price'?"],
    example: #"show({ { name = "a", price = money("1 EUR") } }, { columns = { "name", "price" } })"#,
    waiting: { call, value, options in
      let printing = try call.session.printing
      let choices = DataTable.Choices(
        columns: options.columns ?? printing.columns, sort: options.sort,
        limit: options.limit.map { Int(clamping: max(0, $0)) }, title: options.title,
        // A column that the operator chose for all lists need not be in each.
        allowsUnknownColumns: options.columns == nil)
      let format = options.format ?? printing.format
      let printer = ValuePrinter(printing)
      let value = try printer.chosen(value)
      switch format {
      case .json, .jsonl, .yaml: try call.session.print(printer.text(of: data(of: value, choices, format), format))
      case .table, .csv, .tsv, .md: try call.session.print(printer.text(of: table(of: value, choices), format))
      }
      return .none
    })

  private static func table(of value: LuaValue, _ choices: DataTable.Choices) throws -> TextTable {
    switch value {
    case .object(let object as any Shown):
      if let rows = object.rows {
        guard choices.columns == nil, choices.sort == nil, choices.limit == nil, var table = object.table else {
          return try DataTable(rows, choices).table
        }
        table.title = choices.title ?? table.title
        return table
      }
      if choices.columns == nil, let table = object.table { return table }
      return try DataTable([value], choices).table
    case .table(let table) where table.array.isEmpty && !table.fields.isEmpty:
      return try DataTable([value], choices).table
    case .table(let table): return try DataTable(table.array, choices).table
    default: return try DataTable([value], choices).table
    }
  }

  /// The rows as data, cut and sorted as they would be shown.
  private static func data(of value: LuaValue, _ choices: DataTable.Choices, _ format: OutputFormat) throws -> JSONValue
  {
    let data = ValueData(format: format)
    let rows: [LuaValue]?
    switch value {
    case .object(let object as any Shown): rows = object.rows
    case .table(let table) where !table.array.isEmpty: rows = table.array
    default: rows = nil
    }
    guard let rows else {
      return try data.json(value, columns: choices.columns)
    }
    let records = try DataTable(rows, choices).records
    return .array(
      try records.map { record in .object(JSONObject(try record.map { ($0.name, try data.json($0.value)) })) })
  }

  private static let chart = LuaFunction(
    "chart", "Prints a list as horizontal bars.",
    parameters:
      .required("list", LuaValue.self, "a list of tables or objects"),
    .required("options", ChartOptions.self, "what is shown"),
    errors: ["the bar 'com' has no number or money in 'price'"],
    example: #"chart({ { name = "fr", price = money("4.99 EUR") } }, { label = "name", value = "price" })"#,
    waiting: { call, list, options in
      let rows: [LuaValue]?
      switch list {
      case .object(let object as any Shown): rows = object.rows
      case .table(let table): rows = table.array
      default: rows = nil
      }
      guard let rows else { throw ListExpected(found: list.kindName) }
      let records = try DataTable(rows, .init(columns: [options.label, options.value])).records
      let bars = try records.map { record in
        let name = ShownCell(record[0].value).text
        switch record[1].value {
        case .integer(let number): return BarChart.Bar(label: name, value: Double(number), caption: String(number))
        case .number(let number): return BarChart.Bar(label: name, value: number, caption: number.description)
        case .object(let money as MoneyObject):
          // Only the bar's length goes through a float; the amount itself is printed exactly.
          return BarChart.Bar(label: name, value: Double(money.money.ucents), caption: money.money.description)
        default: throw NoBarLength(label: name, field: options.value)
        }
      }
      let printing = try call.session.printing
      try call.session.print(
        BarChart(title: options.title, bars: bars)
          .rendered(width: printing.width, palette: printing.palette, unicode: printing.unicode))
      return .none
    })
}

extension OutputFormat: LuaReadable {
  /// Text.
  public static var valueType: ValueType { .string }

  /// Reads the name of a format.
  ///
  /// - Throws: an error of kind `usage` for any other name.
  public static func read(_ value: LuaValue) throws -> OutputFormat? {
    guard case .string(let name) = value else { return nil }
    guard let format = OutputFormat(rawValue: name) else { throw UnknownFormat(name: name) }
    return format
  }
}

/// A format that `show` does not write.
struct UnknownFormat: UsageError, Hashable {
  let name: String

  var description: String { "show has no format '\(name)'; use table, json, jsonl, yaml, csv, tsv or md" }
}

/// Something else than a list.
struct ListExpected: UsageError, Hashable {
  let found: String

  var description: String { "chart needs a list of tables or objects, not a \(found)" }
}

/// A bar without a length.
struct NoBarLength: UsageError, Hashable {
  let label: String
  let field: String

  var description: String { "the bar '\(label)' has no number or money in '\(field)'" }
}

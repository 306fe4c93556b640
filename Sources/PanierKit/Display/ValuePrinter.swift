public import OVHClient
public import PanierOrdering
public import PanierTerminal
public import PanierVM

/// Turns values into the text that `print` and the REPL show.
public struct ValuePrinter: Sendable {
  private let options: PrintingOptions

  /// Creates a printer.
  /// - Parameter options: width, colour and characters.
  public init(_ options: PrintingOptions) {
    self.options = options
  }

  /// The text of a value that prints as a table; nil for one that Lua's own `tostring` writes.
  /// - Parameter value: an object, or a Lua table.
  /// - Throws: an error of kind `usage` for what the format cannot write, as a function in a format of data.
  public func text(of value: LuaValue) throws -> String? {
    let value = try chosen(value)
    if case .object(let value as ErrorValue) = value { return try text(of: value.error) }
    switch options.format {
    case .json, .jsonl, .yaml:
      guard ValuePrinter.isStructured(value) else { return nil }
      return text(of: try ValueData(format: options.format).json(value, columns: options.columns), options.format)
    case .table, .csv, .tsv, .md:
      guard let table = try chosenTable(of: value) else { return nil }
      return text(of: table, options.format)
    }
  }

  /// A list with the rows that the operator wants to see of it.
  func chosen(_ value: LuaValue) throws -> LuaValue { try RowChoice(options)?.of(value) ?? value }

  /// An error is its sentence for people, and its fields as data.
  private func text(of error: LuaError) throws -> String? {
    if options.format == .table { return SafeText.multiline(error.description) }
    let place = error.location.map { [("location", LuaValue.string($0))] } ?? []
    let fields = [("kind", .string(error.kind.rawValue)), ("message", .string(error.message))] + place + error.fields
    return try text(of: .table(LuaTable(fields: fields.map { (key: $0.0, value: $0.1) })))
  }

  /// The text of data in a format for other programs; in a format without data, indented JSON.
  public func text(of json: JSONValue, _ format: OutputFormat) -> String {
    switch format {
    case .jsonl: SafeText.json((json.array ?? [json]).map(\.text).joined(separator: "\n"))
    case .yaml: SafeText.json(YAMLText.text(json), isYAML: true)
    default: SafeText.json(json.indented)
    }
  }

  /// The text of records of the host's own, in the format that the operator chose.
  /// - Parameters:
  ///   - table: the records for people, and for formats of rows.
  ///   - data: the records for formats of data; an amount as its exact value and its currency.
  public func text(of table: TextTable, or data: JSONValue) -> String {
    switch options.format {
    case .json, .jsonl, .yaml: text(of: data, options.format)
    case .table, .csv, .tsv, .md: text(of: table, options.format)
    }
  }

  /// The text of a list of the host's own records: those that the operator wants to see of them, in the order and with
  /// the columns that he wants.
  /// - Parameters:
  ///   - table: the records for people, a row each.
  ///   - data: the records for formats of data, in the same order.
  /// - Throws: an error of kind `usage` for a filter or a sort that the records do not take.
  public func text(ofList table: TextTable, or data: [JSONValue]) throws -> String {
    var (table, data) = (table, data)
    if let choice = RowChoice(options), !data.isEmpty {
      let chosen = try choice.indices(of: data.map(RowChoice.fields))
      data = chosen.map { data[$0] }
      table.rows = chosen.map { table.rows[$0] }
      // Totals of all rows would be wrong below some of them.
      table.footer = []
    }
    if let columns = options.columns, !data.isEmpty {
      let records = data.map { record in JSONObject(columns.map { ($0, record[$0] ?? .null) }) }
      data = records.map { .object($0) }
      let values = data.map { LuaValue.table(LuaTable(fields: RowChoice.fields(of: $0).map { ($0.name, $0.value) })) }
      table = try DataTable(values, .init(columns: columns, allowsUnknownColumns: true)).table
    }
    return text(of: table, or: .array(data))
  }

  /// Any value as data.
  /// - Throws: an error of kind `usage` for what has no form in data, as a function.
  public static func data(of value: LuaValue) throws -> JSONValue { try ValueData(format: .json).json(value) }

  /// An amount as data: its exact value and its currency.
  public static func data(of money: Money) -> JSONValue { money.data }

  /// The text of a table; in a format without tables, the table for people.
  func text(of table: TextTable, _ format: OutputFormat) -> String {
    let headings = options.showsHeadings
    var table = table
    if !headings, format != .csv, format != .tsv {
      for index in table.columns.indices { table.columns[index].title = "" }
    }
    return switch format {
    case .csv: cells(table.rendered(as: .csv, headings: headings, formulasAsText: options.csvSafe))
    case .tsv: cells(table.rendered(as: .tsv, headings: headings, formulasAsText: options.csvSafe))
    case .md: table.rendered(as: .markdown)
    default: table.rendered(width: options.width, palette: options.palette, unicode: options.unicode)
    }
  }

  /// Rows of cells, exact or safe to show.
  private func cells(_ text: String) -> String { options.escapesCells ? SafeText.multiline(text) : text }

  /// The table of a value with the columns that the operator chose, if any.
  private func chosenTable(of value: LuaValue) throws -> TextTable? {
    guard let columns = options.columns, let whole = try table(of: value) else { return try table(of: value) }
    if whole.rows.isEmpty { return whole }
    return try DataTable(ValuePrinter.rows(of: value), .init(columns: columns, allowsUnknownColumns: true)).table
  }

  private static func rows(of value: LuaValue) -> [LuaValue] {
    switch value {
    case .object(let object as any Shown): object.rows ?? [value]
    case .table(let table) where table.isList: table.array
    default: [value]
    }
  }

  private static func isStructured(_ value: LuaValue) -> Bool {
    switch value {
    case .object, .table: true
    default: false
    }
  }

  /// The text of any value on one line: tables in Lua's own notation, objects by their name.
  public func inline(_ value: LuaValue) -> String {
    switch value {
    case .nil: "nil"
    case .null: "null"
    default: ShownCell(value).text
    }
  }

  /// The table of a value; nil for one that prints as plain text.
  func table(of value: LuaValue) throws -> TextTable? {
    switch value {
    case .object(let object): return (object as? any Shown)?.table
    case .table(let table):
      guard table.isData else {
        // For people a module or a class is what Lua calls it; as data that would be an address.
        guard options.format == .table else {
          throw Unprintable(what: "a table with functions", format: options.format)
        }
        return nil
      }
      return try DataTable(table.isList ? table.array : [value], .init()).table
    default: return nil
    }
  }
}

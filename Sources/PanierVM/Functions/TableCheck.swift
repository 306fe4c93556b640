import PanierReference

/// Checks a table argument: the items of a list, the names and values of options.
struct TableCheck {
  let function: FunctionReference
  let index: Int

  func check(_ table: LuaTable, _ type: ValueType) throws {
    switch type {
    case .options(let fields): try check(table, fields)
    case .list(let item): try check(table, listOf: item)
    case .optional(let type): try check(table, type)
    case .oneOf(let types): try check(table, oneOf: types)
    default: break
    }
  }

  /// The first alternative that takes a table decides, unless another fits as it is.
  private func check(_ table: LuaTable, oneOf types: [ValueType]) throws {
    let candidates = types.filter { $0.mask & ValueType.table.mask != 0 }
    var problem: (any Error)?
    for candidate in candidates {
      do {
        try check(table, candidate)
        return
      } catch { problem = problem ?? error }
    }
    if let problem { throw problem }
  }

  private func check(_ table: LuaTable, listOf item: ValueType) throws {
    guard table.fields.isEmpty, table.other.isEmpty else {
      throw ArgumentError.wrong(
        function, index, expected: ValueType.list(item).description, got: "table with other keys than 1…n")
    }
    for (position, value) in table.array.enumerated() where !Self.accepts(value, item) {
      throw ArgumentError.wrong(
        function, index, expected: ValueType.list(item).description,
        got: "\(value.spelling) as item \(position + 1)")
    }
  }

  private func check(_ table: LuaTable, _ fields: [Parameter]) throws {
    guard table.array.isEmpty, table.other.isEmpty else {
      throw ArgumentError.wrong(
        function, index, expected: "table with named options", got: "table with other keys than names")
    }
    for (name, value) in table.fields.sorted(by: { $0.key < $1.key }) {
      guard let field = fields.first(where: { $0.name == name }) else {
        throw ArgumentError.unknownOption(function, name, among: fields)
      }
      guard Self.accepts(value, field.type) else {
        throw ArgumentError.wrongOption(
          function, name, expected: field.type.description, got: value.spelling)
      }
    }
    for field in fields where !field.isOptional && table[field.name] == nil {
      throw ArgumentError.missingOption(function, field)
    }
  }

  static func accepts(_ value: LuaValue, _ type: ValueType) -> Bool {
    switch (type, value) {
    case (.any, _), (.boolean, .boolean), (.integer, .integer), (.number, .integer), (.number, .number),
      (.string, .string), (.table, .table), (.function, .function), (.options, .table):
      true
    case (.integer, .number(let number)): Int64(exactly: number) != nil
    case (.object(let name), .object(let object)): object.typeName == name
    case (.list(let item), .table(let table)):
      table.fields.isEmpty && table.other.isEmpty && table.array.allSatisfy { accepts($0, item) }
    case (.oneOf(let types), _): types.contains { accepts(value, $0) }
    case (.optional(let type), _): value.isNil || accepts(value, type)
    default: false
    }
  }
}

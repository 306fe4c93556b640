import PanierOrdering
import PanierVM

/// A part of a filter.
indirect enum RowExpression: Sendable {
  case literal(LuaValue)
  case field(String)
  case member(RowExpression, String)
  case call(RowExpression, String, [RowExpression])
  case money(RowExpression)
  case unary(String, RowExpression)
  case binary(String, RowExpression, RowExpression)

  /// The fields of the row that it asks for.
  var fields: [String] {
    switch self {
    case .literal: []
    case .field(let name): [name]
    case .member(let base, _), .money(let base), .unary(_, let base): base.fields
    case .call(let base, _, let arguments): base.fields + arguments.flatMap(\.fields)
    case .binary(_, let first, let second): first.fields + second.fields
    }
  }

  /// Its value for a row.
  func value(_ field: (String) -> LuaValue) throws -> LuaValue {
    switch self {
    case .literal(let value): return value
    case .field(let name): return field(name)
    case .member(let base, let name): return Self.member(try base.value(field), name)
    case .money(let text): return try Self.amount(text.value(field))
    case .call(let base, let method, let arguments):
      return try Self.call(base.value(field), method, arguments.map { try $0.value(field) })
    case .unary(let sign, let base): return try Self.unary(sign, base.value(field))
    case .binary("and", let first, let second):
      let value = try first.value(field)
      return value.isTruthy ? try second.value(field) : value
    case .binary("or", let first, let second):
      let value = try first.value(field)
      return value.isTruthy ? value : try second.value(field)
    case .binary(let sign, let first, let second):
      return try Self.binary(sign, first.value(field), second.value(field))
    }
  }

  private static func member(_ value: LuaValue, _ name: String) -> LuaValue {
    switch value {
    case .table(let table): table.named.first { $0.name == name }?.value ?? .nil
    case .object(let object): (try? object.field(name)) ?? .nil
    default: .nil
    }
  }

  private static func amount(_ value: LuaValue) throws -> LuaValue {
    guard let money = try Money.read(value) else {
      throw RowFilterError(
        description: "money takes a text in a filter, as in money(\"10 EUR\"), not a \(value.kindName)")
    }
    return .object(MoneyObject(money))
  }

  private static func call(_ value: LuaValue, _ method: String, _ arguments: [LuaValue]) throws -> LuaValue {
    // A row without the field is not one that holds the text.
    if value.isNil { return .nil }
    guard case .string(let text) = value else {
      throw RowFilterError(description: "a \(value.kindName) has no method '\(method)' in a filter; only texts have")
    }
    switch (method, arguments.first) {
    case ("lower", nil): return .string(text.lowercased())
    case ("upper", nil): return .string(text.uppercased())
    case ("find", .string(let part)?): return .boolean(text.contains(part))
    default:
      throw RowFilterError(description: "a filter has the methods find(\"text\"), lower() and upper(), not '\(method)'")
    }
  }

  private static func unary(_ sign: String, _ value: LuaValue) throws -> LuaValue {
    switch (sign, value) {
    case ("not", _): return .boolean(!value.isTruthy)
    case ("-", .integer(let number)): return .integer(0 &- number)
    case ("-", .number(let number)): return .number(-number)
    case ("#", .string(let text)): return .integer(Int64(text.utf8.count))
    case ("#", .table(let table)): return .integer(Int64(table.array.count))
    default: throw RowFilterError(description: "a filter cannot take '\(sign)' of a \(value.kindName)")
    }
  }

  private static func binary(_ sign: String, _ first: LuaValue, _ second: LuaValue) throws -> LuaValue {
    switch sign {
    case "==": return .boolean(first.matches(second) || second.matches(first))
    case "~=": return .boolean(!(first.matches(second) || second.matches(first)))
    case "<": return .boolean(try precedes(first, second))
    case ">": return .boolean(try precedes(second, first))
    case "<=": return .boolean(isComparable(first, second) ? try !precedes(second, first) : false)
    case ">=": return .boolean(isComparable(first, second) ? try !precedes(first, second) : false)
    case "..": return .string(ShownCell(first).text + ShownCell(second).text)
    default: return try arithmetic(sign, first, second)
    }
  }

  /// A row that lacks a field is not less than anything, and nothing is less than it.
  private static func isComparable(_ first: LuaValue, _ second: LuaValue) -> Bool { !first.isNil && !second.isNil }

  private static func precedes(_ first: LuaValue, _ second: LuaValue) throws -> Bool {
    guard isComparable(first, second) else { return false }
    // An amount is compared with the text that it would be written as.
    switch (first, second) {
    case (.object(is MoneyObject), .string): return try first.precedes(amount(second))
    case (.string, .object(is MoneyObject)): return try amount(first).precedes(second)
    default: return try first.precedes(second)
    }
  }

  private static func arithmetic(_ sign: String, _ first: LuaValue, _ second: LuaValue) throws -> LuaValue {
    func number(_ value: LuaValue) throws -> Double {
      switch value {
      case .integer(let number): return Double(number)
      case .number(let number): return number
      default:
        throw RowFilterError(description: "a filter cannot take '\(sign)' of a \(value.kindName); only of numbers")
      }
    }
    let (left, right) = (try number(first), try number(second))
    return switch sign {
    case "+": .number(left + right)
    case "-": .number(left - right)
    case "*": .number(left * right)
    case "%": .number(left - (left / right).rounded(.down) * right)
    default: .number(left / right)
    }
  }
}

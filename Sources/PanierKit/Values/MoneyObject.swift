import OVHClient
public import PanierOrdering
public import PanierReference
public import PanierVM

/// An exact amount of money as Lua sees it.
public final class MoneyObject: LuaValueObject {
  /// The amount.
  public let money: Money

  /// Wraps an amount.
  public init(_ money: Money) {
    self.money = money
  }

  public var swiftValue: any Sendable { money }

  public static let luaType = LuaType(
    "Money", of: MoneyObject.self,
    summary: "An exact amount of money in one currency.",
    fields: [
      LuaField("value", .number, "The amount as a number, for reading; arithmetic stays exact on the object itself.") {
        .number(Double($0.money.decimal) ?? 0)
      },
      LuaField("currency", .string, "The currency's code.") { .string($0.money.currency) },
    ],
    methods: [
      LuaFunction(
        "Money:percent", on: MoneyObject.self, "A percentage of the amount, rounded half up to the cent.",
        parameters: .required("percentage", Double.self, "the percentage, 20 for a fifth"),
        results: [ResultDoc(.object("Money"), "the share")],
        example: #"print(money("4.99 EUR"):percent(20))  --> 1.00 EUR"#
      ) { _, amount, percentage in
        .money(try amount.money.percent(percentage))
      },
      LuaFunction(
        "Money:split", on: MoneyObject.self, "The amount in parts that differ by a cent at most and lose nothing.",
        parameters: .required("parts", Int64.self, "how many parts, from 1 to 1000000"),
        results: [ResultDoc(.list(.object("Money")), "the parts, larger ones first")],
        example: #"for _, part in ipairs(money("10 EUR"):split(3)) do print(part) end"#
      ) { _, amount, count in
        guard let parts = Int(exactly: count) else { throw MoneyError.badSplit(0) }
        let shares = try amount.money.split(parts)
        return .one(.table(LuaTable(array: shares.map { .object(MoneyObject($0)) })))
      },
    ],
    operators: operators,
    example: #"print(money("4.99 EUR") + money("1.00 EUR"))  --> 5.99 EUR"#
  )

  private static let operators = LuaOperators<MoneyObject>(
    tostring: { $0.money.description },
    equals: { first, second in
      guard case .object(let first as MoneyObject) = first, case .object(let second as MoneyObject) = second else {
        return false
      }
      return first.money == second.money
    },
    lessThan: { try operand($0, "compared with").isLess(than: operand($1, "compared with")) },
    lessOrEqual: { try !operand($1, "compared with").isLess(than: operand($0, "compared with")) },
    add: { .object(MoneyObject(try operand($0, "added to").adding(operand($1, "added to")))) },
    subtract: { first, second in
      .object(MoneyObject(try operand(first, "subtracted from").subtracting(operand(second, "subtracted from"))))
    },
    multiply: { .object(MoneyObject(try product($0, $1))) },
    negate: { .object(MoneyObject(try operand($0, "negated").negated())) },
    concatenate: { .string(try text($0) + text($1)) })

  /// An operand that has to be money; a bare number is refused with the way to write it.
  private static func operand(_ value: LuaValue, _ operation: String) throws -> Money {
    switch value {
    case .object(let object as MoneyObject): return object.money
    case .integer(let number): throw MoneyError.bareNumber(operation: operation, number: String(number))
    case .number(let number): throw MoneyError.bareNumber(operation: operation, number: number.description)
    default: throw OperandError(operation: operation, found: value.kindName)
    }
  }

  private static func product(_ first: LuaValue, _ second: LuaValue) throws -> Money {
    switch (first, second) {
    case (.object(let money as MoneyObject), .integer(let factor)),
      (.integer(let factor), .object(let money as MoneyObject)):
      return try money.money.multiplied(by: factor)
    case (.object(let money as MoneyObject), .number(let factor)),
      (.number(let factor), .object(let money as MoneyObject)):
      return try money.money.multiplied(by: factor)
    case (.object(is MoneyObject), let other), (let other, .object(is MoneyObject)):
      throw OperandError(operation: "multiplied by", found: other.kindName)
    default:
      throw OperandError(operation: "multiplied by", found: second.kindName)
    }
  }

  /// One side of `..`: money prints as it does elsewhere, text and numbers as Lua writes them.
  private static func text(_ value: LuaValue) throws -> String {
    switch value {
    case .object(let object as MoneyObject): object.money.description
    case .string(let text): text
    case .integer(let number): String(number)
    case .number(let number): number.description
    default: throw OperandError(operation: "joined with", found: value.kindName)
    }
  }
}

extension Money: LuaReadable {
  /// An object or its text.
  public static var valueType: ValueType { .oneOf([.object("Money"), .string]) }

  /// Reads an amount.
  ///
  /// - Throws: ``MoneyError`` for any other text.
  public static func read(_ value: LuaValue) throws -> Money? {
    switch value {
    case .object(let object as MoneyObject): object.money
    case .string(let text): try Money(text)
    default: nil
    }
  }
}

extension MoneyError: LuaErrorConvertible {
  /// The error as scripts see it: kind `usage`.
  public var luaError: LuaError { LuaError(kind: .usage, message: sentence, underlying: self) }
}

extension MoneyObject: Shown {
  var cell: ShownCell? { ShownCell(money.description, isFigure: true) }

  var data: JSONValue? { money.data }

  func isWritten(_ text: String) -> Bool { (try? Money(text)) == money }
}

extension Money {
  /// The amount as data: its exact digits, since a float would lose cents of large ones, and its currency.
  var data: JSONValue {
    let value = JSONNumber(decimal).map { JSONValue.number($0) } ?? .string(decimal)
    return .object(JSONObject([("value", value), ("currency", .string(currency))]))
  }
}

extension LuaResults {
  /// One amount of money.
  static func money(_ money: Money) -> LuaResults { .one(.object(MoneyObject(money))) }
}

/// Money meets something that is neither money nor, where one may stand, a number.
struct OperandError: UsageError, Hashable {
  /// «added to».
  let operation: String
  /// What came: «string».
  let found: String

  var description: String {
    "money cannot be \(operation) a \(found); use money, as in money(\"19.99 EUR\")"
  }
}

import PanierOrdering
import PanierReference
import PanierVM

/// What can be done with any list of objects.
enum ListMethods {
  static let all: [LuaFunction] = [cheapest, filter, sort, first, sum, each]

  private static let list = ResultDoc(.object("List"), "a new list")

  private static let cheapest = LuaFunction(
    "List:cheapest", on: ListObject.self, "The element with the lowest total that can be ordered.",
    details: "Elements that cannot be ordered do not count. Of two with the same total the earlier one is taken.",
    results: [ResultDoc(.optional(.any), "the element, or nil when none can be ordered")],
    errors: ["EUR and USD cannot be mixed; convert one of them first"],
    example: #"print(cart.new():offers("free-example.fr"):cheapest())"#
  ) { _, list in
    var best: (object: any LuaObject, total: Money)?
    for element in list.elements {
      if try ["orderable", "available"].contains(where: { try element.has($0) && element.field($0) == false }) {
        continue
      }
      guard case .object(let total as MoneyObject) = try element.field("total") else { continue }
      if let found = best, try !total.money.isLess(than: found.total) { continue }
      best = (element, total.money)
    }
    return .one(best.map { .object($0.object) } ?? .nil)
  }

  private static let filter = LuaFunction(
    "List:where", on: ListObject.self, "The elements that match.",
    parameters: .required(
      "condition", LuaEither<LuaTable, LuaFunctionHandle>.self,
      "a table of fields and their values, or a function that takes an element and returns true to keep it"),
    results: [list],
    example: #"print(#cart.new():offers("free-example.fr"):where{ action = "create" })"#,
    waiting: { call, list, condition in
      var kept: [any LuaObject] = []
      switch condition {
      case .second(let condition):
        for element in list.elements {
          let answer = try await call.host.call(condition, [.object(element)]).first ?? .nil
          if answer.isTruthy { kept.append(element) }
        }
      case .first(let wanted):
        for element in list.elements {
          let matches = try wanted.fields.allSatisfy { try element.field($0.key).matches($0.value) }
          if matches { kept.append(element) }
        }
      }
      return .one(.object(list.with(kept)))
    })

  private static let sort = LuaFunction(
    "List:sort", on: ListObject.self, "The elements in ascending order of a field; `-field` for descending.",
    details: "Elements without the field come last. `price` sorts by the total.",
    parameters: .required("field", String.self, "the field's name: `total`, `-renewal`, `domain`"),
    results: [list],
    example: #"print(cart.new():offers("free-example.fr"):sort("price"))"#
  ) { _, list, field in
    var name = field
    let isDescending = name.hasPrefix("-")
    if isDescending { name.removeFirst() }
    if name == "price" { name = "total" }
    let keyed = try list.elements.map { ($0, try $0.field(name)) }
    let present = keyed.filter { !$0.1.isNil }
    let sorted = try StableSort.sorted(present) { first, second in
      try isDescending ? second.1.precedes(first.1) : first.1.precedes(second.1)
    }
    return .one(.object(list.with((sorted + keyed.filter(\.1.isNil)).map(\.0))))
  }

  private static let first = LuaFunction(
    "List:first", on: ListObject.self, "The first elements.",
    parameters: .optional("count", Int64.self, "how many at the most", default: Int64(1)),
    results: [list],
    example: #"print(cart.new():offers("free-example.fr"):first(1))"#
  ) { _, list, count in
    let most = Int(clamping: count)
    return .object(list.with(Array(list.elements.prefix(max(0, most)))))
  }

  private static let sum = LuaFunction(
    "List:sum", on: ListObject.self, "The sum of a field: amounts of one currency, or numbers.",
    details: "Elements without the field do not count.",
    parameters: .optional("field", String.self, "the field's name: `total`, `renewal`", default: "total"),
    results: [ResultDoc(.optional(.any), "the sum, or nil when no element has the field")],
    errors: [
      "EUR and USD cannot be mixed; convert one of them first",
      "a string cannot be added up; name a field of amounts or of numbers",
    ],
    example: #"print(cart.new():offers("free-example.fr"):sum("total"))"#
  ) { _, list, field in
    let values = try list.elements.map { try $0.field(field) }.filter { !$0.isNil }
    guard let first = values.first else { return .one(.nil) }
    return .one(try values.dropFirst().reduce(try first.addend()) { try $0.adding($1) })
  }

  private static let each = LuaFunction(
    "List:each", on: ListObject.self, "Calls a function with every element and its index, in order.",
    parameters: .required("fn", LuaFunctionHandle.self, "takes the element and its index"),
    results: [ResultDoc(.object("List"), "the list itself")],
    example: #"cart.new():offers("free-example.fr"):each(function(offer) print(offer.total) end)"#,
    waiting: { call, list, function in
      for (index, element) in list.elements.enumerated() {
        _ = try await call.host.call(function, [.object(element), .integer(Int64(index + 1))])
      }
      return .one(.object(list))
    })
}

extension LuaValue {
  /// The value as the first part of a sum.
  /// - Throws: ``NoAddend`` for what is neither an amount nor a number.
  fileprivate func addend() throws -> LuaValue {
    switch self {
    case .integer, .number, .object(is MoneyObject): self
    default: throw NoAddend(found: kindName)
    }
  }

  /// The sum of two parts of one kind.
  fileprivate func adding(_ other: LuaValue) throws -> LuaValue {
    switch (self, try other.addend()) {
    case (.object(let first as MoneyObject), .object(let second as MoneyObject)):
      return .object(MoneyObject(try first.money.adding(second.money)))
    case (.integer(let first), .integer(let second)):
      let (sum, isOverflow) = first.addingReportingOverflow(second)
      return isOverflow ? .number(Double(first) + Double(second)) : .integer(sum)
    case (.integer(let first), .number(let second)): return .number(Double(first) + second)
    case (.number(let first), .integer(let second)): return .number(first + Double(second))
    case (.number(let first), .number(let second)): return .number(first + second)
    default: throw NoAddend(found: other.kindName)
    }
  }
}

/// A value that is no part of a sum.
struct NoAddend: UsageError {
  let found: String

  var description: String { "a \(found) cannot be added up; name a field of amounts or of numbers" }
}

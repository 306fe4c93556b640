import PanierOrdering
import PanierReference
import PanierVM

/// What can be done with any list of objects.
enum ListMethods {
  static let all: [LuaFunction] = [cheapest, filter, sort, first, each]

  private static let list = ResultDoc(.object("List"), "a new list")

  private static let cheapest = LuaFunction(
    "List:cheapest", "The element with the lowest total that can be ordered.",
    details: "Elements that cannot be ordered do not count. Of two with the same total the earlier one is taken.",
    results: [ResultDoc(.optional(.any), "the element, or nil when none can be ordered")],
    errors: ["EUR and USD cannot be mixed; convert one of them first"],
    example: #"print(cart.new():offers("free-example.fr"):cheapest())"#
  ) { call in
    var best: (object: any LuaObject, total: Money)?
    for element in try call.receiver(ListObject.self).elements {
      if element.has("orderable"), case .boolean(false) = try element.field("orderable") { continue }
      guard case .object(let total as MoneyObject) = try element.field("total") else { continue }
      if let found = best, try !total.money.isLess(than: found.total) { continue }
      best = (element, total.money)
    }
    return .one(best.map { .object($0.object) } ?? .nil)
  }

  private static let filter = LuaFunction(
    "List:where", "The elements that match.",
    parameters: [
      .required(
        "condition", .oneOf([.table, .function]),
        "a table of fields and their values, or a function that takes an element and returns true to keep it")
    ],
    results: [list],
    example: #"print(#cart.new():offers("free-example.fr"):where{ action = "create" })"#,
    waiting: { call in
      let list = try call.receiver(ListObject.self)
      var kept: [any LuaObject] = []
      if case .function(let condition) = try call.value(0) {
        for element in list.elements {
          let answer = try await call.host.call(condition, [.object(element)]).first ?? .nil
          if answer.isTruthy { kept.append(element) }
        }
      } else {
        let wanted = try call.table(0)
        for element in list.elements {
          let matches = try wanted.fields.allSatisfy { try element.field($0.key).matches($0.value) }
          if matches { kept.append(element) }
        }
      }
      return .one(.object(list.with(kept)))
    })

  private static let sort = LuaFunction(
    "List:sort", "The elements in ascending order of a field; `-field` for descending.",
    details: "Elements without the field come last. `price` sorts by the total.",
    parameters: [.required("field", .string, "the field's name: `total`, `-renewal`, `domain`")],
    results: [list],
    example: #"print(cart.new():offers("free-example.fr"):sort("price"))"#
  ) { call in
    let list = try call.receiver(ListObject.self)
    var name = try call.string(0)
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
    "List:first", "The first elements.",
    parameters: [.optional("count", .integer, "how many at the most", default: "1")],
    results: [list],
    example: #"print(cart.new():offers("free-example.fr"):first(1))"#
  ) { call in
    let list = try call.receiver(ListObject.self)
    let count = call.isPresent(0) ? try call.integer(0) : 1
    return .one(.object(list.with(Array(list.elements.prefix(Int(clamping: max(0, count)))))))
  }

  private static let each = LuaFunction(
    "List:each", "Calls a function with every element and its index, in order.",
    parameters: [.required("fn", .function, "takes the element and its index")],
    results: [ResultDoc(.object("List"), "the list itself")],
    example: #"cart.new():offers("free-example.fr"):each(function(offer) print(offer.total) end)"#,
    waiting: { call in
      let list = try call.receiver(ListObject.self)
      let function = try call.function(0)
      for (index, element) in list.elements.enumerated() {
        _ = try await call.host.call(function, [.object(element), .integer(Int64(index + 1))])
      }
      return .one(.object(list))
    })
}

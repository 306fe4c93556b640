import PanierReference
import PanierVM

/// What can be done with a list of names.
enum NameListMethods {
  static let all: [LuaFunction] = [filter, sort, first, each]

  private static let list = ResultDoc(.object("Names"), "a new list")

  private static let filter = LuaFunction(
    "Names:where", on: NameListObject.self, "The names that a function keeps.",
    parameters: .required("condition", LuaFunctionHandle.self, "takes a name and returns true to keep it"),
    results: [list],
    example: #"print(catalog.products():where(function(name) return name:find("^eco") ~= nil end)[1])  --> eco"#,
    waiting: { call, list, condition in
      var kept: [String] = []
      for name in list.names {
        let answer = try await call.host.call(condition, [.string(name)]).first ?? .nil
        if answer.isTruthy { kept.append(name) }
      }
      return .one(.object(list.with(kept)))
    })

  private static let sort = LuaFunction(
    "Names:sort", on: NameListObject.self, "The names in alphabetical order.",
    results: [list],
    example: #"print(catalog.products():sort()[1])"#
  ) { _, list in
    .object(list.with(list.names.sorted()))
  }

  private static let first = LuaFunction(
    "Names:first", on: NameListObject.self, "The first names.",
    parameters: .optional("count", Int64.self, "how many at the most", default: Int64(1)),
    results: [list],
    example: #"print(#catalog.products():first(3))  --> 3"#
  ) { _, list, count in
    .object(list.with(Array(list.names.prefix(max(0, Int(clamping: count))))))
  }

  private static let each = LuaFunction(
    "Names:each", on: NameListObject.self, "Calls a function with every name and its index, in order.",
    parameters: .required("fn", LuaFunctionHandle.self, "takes the name and its index"),
    results: [ResultDoc(.object("Names"), "the list itself")],
    example: #"catalog.products():each(function(name, index) print(index, name) end)"#,
    waiting: { call, list, function in
      for (index, name) in list.names.enumerated() {
        _ = try await call.host.call(function, [.string(name), .integer(Int64(index + 1))])
      }
      return .one(.object(list))
    })
}

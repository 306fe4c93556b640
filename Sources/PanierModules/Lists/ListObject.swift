import PanierReference
import PanierTerminal
public import PanierVM

/// A list of objects, as Lua sees it: it prints as a table and can be searched, sorted and cut.
public final class ListObject: LuaObject {
  /// What the list holds.
  let elements: [any LuaObject]
  /// How it prints.
  let layout: any ListLayout

  /// Creates a list.
  /// - Parameters:
  ///   - elements: what it holds.
  ///   - layout: how it prints.
  init(_ elements: [any LuaObject], layout: any ListLayout) {
    self.elements = elements
    self.layout = layout
  }

  public static let luaType = LuaType(
    "List",
    summary: "A list of objects: `#list`, `list[1]`, `ipairs(list)`; it prints as a table.",
    methods: ListMethods.all,
    operators: operators,
    example: #"print(cart.new():offers("free-example.fr"):where{ status = "available" })"#
  )

  private static var operators: LuaOperators {
    var operators = LuaOperators()
    operators.count = { ($0 as? ListObject)?.elements.count ?? 0 }
    operators.element = { object, index in
      guard let list = object as? ListObject, list.elements.indices.contains(index - 1) else { return .nil }
      return .object(list.elements[index - 1])
    }
    operators.tostring = { object in
      let list: ListObject = try cast(object)
      return "list of \(list.elements.count)"
    }
    return operators
  }
}

/// How a list of objects is laid out as a table.
protocol ListLayout: Sendable {
  /// The table of the elements.
  func table(of elements: [any LuaObject]) -> TextTable
}

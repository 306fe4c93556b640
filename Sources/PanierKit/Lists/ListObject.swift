import OVHClient
import PanierReference
import PanierTerminal
public import PanierVM

/// A list of objects, as Lua sees it: it prints as a table and can be searched, sorted and cut.
public final class ListObject: LuaObject {
  /// What the list holds.
  let elements: [any LuaObject]
  private let layout: @Sendable ([any LuaObject]) -> TextTable

  /// Creates a list that prints as its elements say.
  init<Element: Listed>(_ elements: [Element]) {
    self.elements = elements
    layout = { Element.table(of: $0.compactMap { $0 as? Element }) }
  }

  private init(_ elements: [any LuaObject], layout: @escaping @Sendable ([any LuaObject]) -> TextTable) {
    self.elements = elements
    self.layout = layout
  }

  /// A list of other elements of the same kind, or of the same ones in another order.
  func with(_ elements: [any LuaObject]) -> ListObject { ListObject(elements, layout: layout) }

  public static let luaType = LuaType(
    "List", of: ListObject.self,
    summary: "A list of objects: `#list`, `list[1]`, `ipairs(list)`; it prints as a table.",
    methods: ListMethods.all,
    operators: .init(
      tostring: { "list of \($0.elements.count)" },
      count: { $0.elements.count },
      element: { list, index in
        list.elements.indices.contains(index - 1) ? .object(list.elements[index - 1]) : .nil
      }),
    example: #"print(cart.new():offers("free-example.fr"):where{ status = "available" })"#
  )
}

extension ListObject: Shown {
  var table: TextTable? { layout(elements) }

  var rows: [LuaValue]? { elements.map { .object($0) } }
}

import OVHClient
import PanierReference
import PanierTerminal
public import PanierVM

/// A list of names, as Lua sees it: its elements are plain text, and it prints as a table.
public final class NameListObject: LuaObject {
  /// The names.
  let names: [String]
  private let title: String
  private let heading: String

  /// Creates a list.
  /// - Parameters:
  ///   - names: the names, in the order of the API.
  ///   - title: the line above the table.
  ///   - heading: what one of them is.
  init(_ names: [String], title: String, heading: String) {
    self.names = names
    self.title = title
    self.heading = heading
  }

  /// A list of some of the names, or of the same ones in another order.
  func with(_ names: [String]) -> NameListObject { NameListObject(names, title: title, heading: heading) }

  public static let luaType = LuaType(
    "Names", of: NameListObject.self,
    summary: "A list of names: `#names`, `names[1]`, `ipairs(names)` give plain text; it prints as a table.",
    methods: NameListMethods.all,
    operators: .init(
      tostring: { "list of \($0.names.count)" },
      count: { $0.names.count },
      element: { list, index in
        list.names.indices.contains(index - 1) ? .string(list.names[index - 1]) : .nil
      }),
    example: #"print(table.concat(catalog.products():first(2), " "))"#
  )
}

extension NameListObject: Shown {
  var table: TextTable? {
    TextTable(
      title: title, columns: [.init(heading)], rows: names.map { [.init($0)] },
      notes: names.isEmpty ? ["none"] : [])
  }

  var rows: [LuaValue]? { names.map { .string($0) } }

  var body: JSONValue? { .array(names.map { .string($0) }) }
}

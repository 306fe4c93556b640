import OVHClient
import PanierTerminal
import PanierVM

/// Carts: where they stand.
struct CartLayout: ListLayout {
  func table(of elements: [any LuaObject]) -> TextTable {
    TextTable(
      columns: [
        .init("Cart"), .init("Description"), .init("Items", alignment: .right), .init("Expires"), .init("State"),
      ],
      rows: elements.compactMap { $0 as? CartObject }.map { cart in
        [
          .init(cart.id), .init(cart.cart.description), .init("\(cart.cart.items.count)"),
          .init(cart.cart.expire?.text ?? ""), .init(cart.isReadOnly ? "ordered" : "open"),
        ]
      },
      notes: elements.isEmpty ? ["no carts"] : [])
  }
}

import OVHClient
import PanierOrdering
import PanierReference
import PanierTerminal
public import PanierVM
import Synchronization

/// A cart, as Lua sees it.
///
/// What the API said last is kept, so that fields can be read without a call.
public final class CartObject: LuaObject {
  /// What changes while a cart is worked with.
  private struct State {
    var cart: Cart
    var isAssigned: Bool
    var isReadOnly: Bool
    /// The items that are options of owned services, as far as this session added them: the API does not repeat it.
    var serviceOptions: [Int64: ChosenServiceOption] = [:]
    /// The rows of the stock that items were added for, until they are put elsewhere.
    var stockRows: [Int64: StockRowObject] = [:]
  }

  /// The cart's id.
  public let id: String
  /// The subsidiary that it was made for; nil for a cart that was found, of which the API does not tell.
  let subsidiary: String?
  /// Whether this session made the cart.
  var isOwn: Bool { subsidiary != nil }
  private let state: Mutex<State>

  /// Wraps a cart.
  /// - Parameters:
  ///   - cart: what the API said of it.
  ///   - subsidiary: the subsidiary that it was made for; nil for a cart that was found.
  init(_ cart: Cart, subsidiary: String? = nil) {
    id = cart.id
    self.subsidiary = subsidiary
    state = Mutex(State(cart: cart, isAssigned: false, isReadOnly: cart.readOnly))
  }

  /// What the API said last.
  var cart: Cart { state.withLock { $0.cart } }

  /// Whether the cart was checked out.
  var isReadOnly: Bool { state.withLock { $0.isReadOnly } }

  /// Whether this session assigned the cart.
  var isAssigned: Bool { state.withLock { $0.isAssigned } }

  func update(_ cart: Cart) {
    state.withLock {
      $0.cart = cart
      $0.isReadOnly = cart.readOnly
    }
  }

  func markAssigned() { state.withLock { $0.isAssigned = true } }

  func markReadOnly() { state.withLock { $0.isReadOnly = true } }

  /// The options of owned services that this session added and did not take out again.
  var serviceOptions: [Int64: ChosenServiceOption] { state.withLock { $0.serviceOptions } }

  func remember(_ option: ChosenServiceOption, as item: Int64) { state.withLock { $0.serviceOptions[item] = option } }

  /// Forgets what is known of an item that was taken out.
  func forget(item: Int64) {
    state.withLock {
      $0.serviceOptions[item] = nil
      $0.stockRows[item] = nil
    }
  }

  /// The rows of the stock that are in the cart, by their items.
  var stockRows: [Int64: StockRowObject] { state.withLock { $0.stockRows } }

  func remember(_ row: StockRowObject, as item: Int64) { state.withLock { $0.stockRows[item] = row } }

  /// Forgets the row of an item that is put elsewhere.
  func forgetRow(item: Int64) { state.withLock { $0.stockRows[item] = nil } }

  /// What only this session knows of it.
  func origin(isKept: Bool) -> CartOrigin {
    CartOrigin(
      subsidiary: subsidiary,
      services: serviceOptions.mapValues { .init(product: $0.service.product, name: $0.service.name) }, isKept: isKept)
  }

  public static let luaType = LuaType(
    "Cart", of: CartObject.self,
    summary: "A cart: the items that one order will buy.",
    fields: [
      LuaField("id", .string, "The cart's id.") { .string($0.id) },
      LuaField("description", .string, "The cart's description.") { .string($0.cart.description) },
      LuaField("expires", .optional(.string), "When the cart expires: ISO 8601 with an offset.") {
        .optional($0.cart.expire?.text)
      },
      LuaField("read_only", .boolean, "Whether the cart was checked out.") { .boolean($0.isReadOnly) },
    ],
    methods: CartMethods.all,
    operators: .init(tostring: { "cart \($0.id)" }),
    example: """
      local c = cart.new{ subsidiary = "FR" }
      c:add(c:offers("free-example.fr"):cheapest())
      print(c:summary())
      """
  )
}

extension CartObject: Listed {
  /// Where the cart stands, a line for each field.
  var table: TextTable? {
    .record([
      ("Cart", id), ("Description", cart.description), ("Items", "\(cart.items.count)"),
      ("Expires", cart.expire?.text ?? "never"), ("State", isReadOnly ? "ordered" : "open"),
    ])
  }

  /// Where carts stand.
  static func table(of carts: [CartObject]) -> TextTable {
    TextTable(
      columns: [
        .init("Cart"), .init("Description"), .init("Items", alignment: .right), .init("Expires"), .init("State"),
      ],
      rows: carts.map { cart in
        [
          .init(cart.id), .init(cart.cart.description), .init("\(cart.cart.items.count)"),
          .init(cart.cart.expire?.text ?? ""), .init(cart.isReadOnly ? "ordered" : "open"),
        ]
      },
      notes: carts.isEmpty ? ["no carts"] : [])
  }
}

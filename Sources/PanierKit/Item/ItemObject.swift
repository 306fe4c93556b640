import OVHClient
import PanierOrdering
import PanierReference
import PanierTerminal
public import PanierVM
import Synchronization

/// An item of a cart, as Lua sees it.
public final class ItemObject: LuaObject {
  /// The item's number in the cart.
  public let id: Int64
  let cart: CartObject
  /// The name that was added, where the API's settings do not repeat it.
  private let addedDomain: String?
  /// The product that it was added as: `domain`, `webHosting`; nil where it was read.
  let product: String?
  private let state: Mutex<CartItem>

  /// Wraps an item.
  /// - Parameters:
  ///   - item: what the API said of it.
  ///   - cart: the cart that it is in.
  ///   - domain: the name that was added, if any.
  ///   - product: the product that it was added as.
  init(_ item: CartItem, cart: CartObject, domain: String? = nil, product: String? = nil) {
    id = item.id
    self.cart = cart
    addedDomain = domain
    self.product = product
    state = Mutex(item)
  }

  /// What the API said last.
  var item: CartItem { state.withLock { $0 } }

  /// The domain that the item buys; nil for other products.
  var domain: String? { item.settings.domain ?? addedDomain }

  /// The owned service that the option is for, as far as this session added it.
  var service: OwnedService? { cart.serviceOptions[id]?.service }

  /// What the item is called in messages: its domain, or its plan.
  var name: String { domain ?? item.settings.planCode ?? "item \(id)" }

  func update(_ item: CartItem) { state.withLock { $0 = item } }

  public static let luaType = LuaType(
    "Item", of: ItemObject.self,
    summary: "An item of a cart: what is bought, for how long, and how it is configured.",
    fields: [
      LuaField("id", .integer, "The item's number in the cart.") { .integer($0.id) },
      LuaField("plan", .optional(.string), "The plan code.") { .optional($0.item.settings.planCode) },
      LuaField("domain", .optional(.string), "The domain name; nil for other products.") {
        .optional($0.domain)
      },
      LuaField("duration", .optional(.string), "The period that is ordered: ISO 8601.") {
        .optional($0.item.duration)
      },
      LuaField("quantity", .integer, "How many.") { .integer($0.item.settings.quantity ?? 1) },
      LuaField("parent", .optional(.integer), "The number of the item that this option belongs to.") {
        $0.item.parentItemID.map { .integer($0) } ?? .nil
      },
      LuaField("service", .optional(.string), "The owned service that this session added the option for.") {
        .optional($0.service?.name)
      },
      LuaField("prices", .object("Prices"), "The labelled prices, without tax, promotions and set-up.") {
        .object(PricesObject($0.item.prices))
      },
      LuaField("total", .object("Money"), "The item's own total, without tax, promotions and set-up.") {
        .money(PricesObject($0.item.prices).total)
      },
    ],
    methods: ItemMethods.all,
    operators: .init(tostring: { item in "item \(item.id) (\(item.name)\(item.item.duration.map { ", \($0)" } ?? ""))" }
    ),
    example: """
      local c = cart.new()
      local item = c:add(c:offers("free-example.fr"):cheapest())
      item:configure{ OWNER_LEGAL_AGE = true }
      print(item:requirements())
      """
  )
}

extension ItemObject: Listed {
  /// What will be bought.
  static func table(of items: [ItemObject]) -> TextTable {
    TextTable(
      title: "Items, excl. tax, promotions and set-up",
      columns: [
        .init("Item", alignment: .right), .init("Plan"), .init("Domain"), .init("Mode"), .init("Duration"),
        .init("Total", alignment: .decimal),
      ],
      rows: items.map { object in
        let item = object.item
        return [
          .init("\(object.id)"), .init(item.settings.planCode ?? ""), .init(object.domain ?? ""),
          .init(item.settings.pricingMode?.rawValue ?? ""), .init(item.duration ?? ""),
          .money(PricesObject(item.prices).total),
        ]
      },
      notes: items.isEmpty ? ["no items"] : [])
  }
}

import OVHClient

/// What can be put into a cart, as far as the cart needs to know.
protocol CartProduct: Sendable {
  /// The item.
  var item: CartItem { get }
  /// The name that checkout's messages use.
  var name: String { get }
  /// The `productId` of the item.
  var productID: String { get }
  /// The `catalogName` of the item's settings; nil where it is not told.
  var catalogName: String? { get }
  /// Whether it can only be bought by giving up the right to withdraw.
  var needsWaiver: Bool { get }
  /// The labels it can be configured with.
  var requirements: [Requirement] { get }
  /// The labelled prices of the item.
  var prices: [(label: String, amount: Amount)] { get }
  /// The contracts it binds to.
  var contracts: [String] { get }
  /// What a delivered service is called.
  var serviceName: String { get }

  /// The lines of the order.
  /// - Parameter placeholder: the item's own place, `*001` or `*001.001`.
  func lines(placeholder: String) -> [OrderLine]

  /// What else keeps checkout from passing, beyond the configurations.
  func objections(in cart: Cart) -> [String]
}

extension CartProduct {
  var catalogName: String? { nil }
  var needsWaiver: Bool { false }

  func objections(in cart: Cart) -> [String] { [] }
}

/// Finds the product of an item.
struct ProductFinder: Sendable {
  var subsidiary: Subsidiary
  var seed: UInt64

  /// The product of an item; nil where it is sold no more.
  func product(of item: CartItem) -> (any CartProduct)? {
    if item.product == "domain", item.parentID == nil, item.serviceName == nil {
      return DomainProduct(item, subsidiary: subsidiary, seed: seed)
    }
    return PlanProduct(item, subsidiary: subsidiary, seed: seed)
  }

  /// The item as the API tells it.
  func json(_ item: CartItem, in cart: Cart) -> JSONValue {
    let product = product(of: item)
    let prices = (product?.prices ?? []).map { label, amount -> JSONValue in
      ["label": .string(label), "price": subsidiary.price(amount, ucents: true)]
    }
    var settings: [JSONObject.Member] = []
    if let catalogName = product?.catalogName {
      settings.append(JSONObject.Member(name: "catalogName", value: .string(catalogName)))
    }
    if let domain = item.domain { settings.append(JSONObject.Member(name: "domain", value: .string(domain))) }
    settings += [
      JSONObject.Member(name: "planCode", value: .string(item.planCode)),
      JSONObject.Member(name: "pricingMode", value: .string(item.pricingMode)),
      JSONObject.Member(name: "quantity", value: .integer(item.quantity)),
    ]
    return [
      "cartId": .string(cart.id),
      "configurations": .ids(item.configurations.map(\.id)),
      "duration": .string(item.duration),
      "itemId": .integer(item.id),
      "offerId": nil,
      "options": .ids(cart.items.filter { $0.parentID == item.id }.map(\.id)),
      "parentItemId": .id(item.parentID),
      "prices": .array(prices),
      "productId": .string(product?.productID ?? item.product),
      "settings": .object(JSONObject(members: settings)),
    ]
  }

  /// The lines of a cart, options after their parent, vouchers taken off.
  func lines(of cart: Cart) -> [OrderLine] {
    var lines: [OrderLine] = []
    let parents = cart.items.filter { item in !cart.items.contains { $0.id == item.parentID } }
    for (position, parent) in parents.enumerated() {
      let place = "*" + Self.padded(position + 1)
      // The zone that comes with every domain has the first place below it.
      let first = parent.product == "domain" && parent.serviceName == nil ? 2 : 1
      lines += product(of: parent)?.lines(placeholder: place) ?? []
      let options = cart.items.filter { $0.parentID == parent.id }
      for (index, option) in options.enumerated() {
        lines += product(of: option)?.lines(placeholder: "\(place).\(Self.padded(index + first))") ?? []
      }
    }
    for coupon in cart.coupons.compactMap(Coupon.init) {
      coupon.apply(
        to: &lines, product: { id in cart.items.first { $0.id == id }?.product }, subsidiary: subsidiary)
    }
    return lines
  }

  private static func padded(_ number: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, 3 - text.utf8.count)) + text
  }
}

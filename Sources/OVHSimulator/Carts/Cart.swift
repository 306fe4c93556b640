import FoundationEssentials
import OVHClient

/// A cart.
struct Cart: Entity, Hashable {
  var id: String
  var subsidiary: String
  var description: String
  var creation: Date
  var expire: Date?
  /// The account it is assigned to.
  var owner: String?
  /// The order it became.
  var orderID: Int64?
  var items: [CartItem] = []
  var coupons: [String] = []

  var created: Date { creation }
  /// Whether it has been checked out.
  var isReadOnly: Bool { orderID != nil }

  /// The cart as the API tells it.
  var json: JSONValue {
    [
      "cartId": .string(id),
      "description": .string(description),
      "expire": .text(expire.map(Timestamp.utc)),
      "items": .ids(items.map(\.id)),
      "readOnly": .bool(isReadOnly),
    ]
  }
}

/// One thing in a cart: a product or an option of one.
struct CartItem: Codable, Sendable, Hashable {
  var id: Int64
  /// The item it is an option of.
  var parentID: Int64?
  /// The product in the path of the route: `domain`, `eco`.
  var product: String
  var planCode: String
  var pricingMode: String
  /// The duration as the API writes it.
  var duration: String
  var quantity: Int64
  /// The name, for a domain.
  var domain: String?
  /// The service it is an option of, for options of what is owned already.
  var serviceName: String?
  var configurations: [Configuration] = []

  /// The months of the duration.
  var months: Int64 { Period(duration)?.months ?? 0 }
}

/// One label of an item with its value.
struct Configuration: Codable, Sendable, Hashable {
  var id: Int64
  var label: String
  var value: String

  /// The configuration as the API tells it.
  var json: JSONValue { ["id": .integer(id), "label": .string(label), "value": .string(value)] }
}

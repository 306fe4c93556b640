import OVHClient

/// One line of a summary, a checkout or an order.
struct OrderLine: Codable, Sendable, Hashable {
  /// The item the line is for; nil on lines of a domain.
  var itemID: Int64?
  /// The item the line comes from, also on lines of a domain.
  var sourceID: Int64?
  var description: String
  /// A value of `order.OrderDetailTypeEnum`.
  var type: String
  /// The placeholder before delivery: `*001`, `*001.001`.
  var domain: String
  var quantity: Int64 = 1
  var unitPrice: Amount
  /// What vouchers and promotions take off this line.
  var reductions: [Reduction] = []

  /// The price before reductions.
  var original: Amount { unitPrice * quantity }
  /// What the reductions take off.
  var reduction: Amount { reductions.reduce(.zero) { $0 + $1.amount } }
  /// The price to pay.
  var total: Amount { original - reduction }

  /// The line as the API tells it.
  func json(_ subsidiary: Subsidiary) -> JSONValue {
    [
      "cartItemID": .id(itemID),
      "description": .string(description),
      "detailType": .string(type),
      "domain": .string(domain),
      "originalTotalPrice": subsidiary.price(original),
      "quantity": .integer(quantity),
      "reductionTotalPrice": subsidiary.price(reduction),
      "reductions": .array(reductions.map { $0.json(subsidiary) }),
      "totalPrice": subsidiary.price(total),
      "unitPrice": subsidiary.price(unitPrice),
    ]
  }
}

/// What a voucher or a promotion takes off a line.
struct Reduction: Codable, Sendable, Hashable {
  /// `promotion` or `voucher`.
  var context: String
  /// `percentage`, `fixed_amount` or `forced_amount`.
  var type: String
  var description: String
  var amount: Amount
  /// The percentage or the amount as announced.
  var value: Amount

  /// The reduction as the API tells it.
  func json(_ subsidiary: Subsidiary) -> JSONValue {
    [
      "context": .string(context),
      "description": .string(description),
      "price": subsidiary.price(amount),
      "reductionDescription": .string(description),
      "type": .string(type),
      "value": subsidiary.price(value),
    ]
  }
}

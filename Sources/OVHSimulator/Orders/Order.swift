import FoundationEssentials
import OVHClient

/// An order.
struct Order: Entity, Hashable {
  /// How an order was paid.
  struct Payment: Codable, Sendable, Hashable {
    var date: Date
    /// A value of `billing.PaymentMeanEnum`.
    var type: String
    var identifier: String?
  }

  /// One line with its identifier and what will be delivered for it.
  struct Detail: Codable, Sendable, Hashable {
    var id: Int64
    var line: OrderLine
    /// The service's name once it is delivered.
    var service: String?
    /// The product in the path of the route it was ordered by.
    var product: String
    var planCode: String
    var productName: String
    var pricingMode: String
    var duration: String
    var configurations: [Configuration]
    /// What is done with a service that is owned already: `renew`, `upgrade`; nil for what is delivered anew.
    var action: String?
  }

  var id: Int64
  var cartID: String
  var account: String
  var subsidiary: String
  var date: Date
  var details: [Detail]
  var totals: OrderTotals
  var contracts: [Contract]
  var password: String
  /// Whether the right to withdraw was given up.
  var isRetractionWaived: Bool
  /// When the right to withdraw was used.
  var retraction: Date?
  var isUnderReview: Bool
  var payment: Payment?
  /// When the order lapses unpaid.
  var expiration: Date
  /// The stages as they were when the order was made.
  var checkingEnds: Double
  var deliveryEnds: Double
  var detailsAppear: Double
  /// From when on the account's list names it; nil for at once.
  var listed: Date?
  /// What keeps it from being delivered; nil where nothing does.
  var hold: TransferHold?

  var created: Date { date }

  /// Where the order stands: a value of `billing.order.OrderStatusEnum`.
  func status(at now: Date) -> String {
    if let retraction { return now.timeIntervalSince(retraction) < deliveryEnds ? "cancelling" : "cancelled" }
    guard let payment else { return now > expiration ? "cancelled" : "notPaid" }
    if isUnderReview { return "documentsRequested" }
    let elapsed = now.timeIntervalSince(payment.date)
    if elapsed < checkingEnds { return "checking" }
    if hold?.isCancelled == true { return "cancelled" }
    return delivery.map { now < $0 } ?? true ? "delivering" : "delivered"
  }

  /// When the delivery ends; nil while it is not known.
  var delivery: Date? {
    guard let payment, retraction == nil, !isUnderReview else { return nil }
    guard let hold else { return payment.date.addingTimeInterval(deliveryEnds) }
    return hold.isOpen || hold.isCancelled ? nil : hold.relaunch?.addingTimeInterval(deliveryEnds - checkingEnds)
  }

  /// The address that shows the order, with its secret.
  var url: String { "https://simulator.panier.invalid/order/display-order.cgi?orderId=\(id)&orderPassword=\(password)" }

  /// The order as `billing.Order`.
  var json: JSONValue {
    let subsidiary = Subsidiary(self.subsidiary)
    let retractionDate = isRetractionWaived ? nil : Timestamp.paris(date.addingTimeInterval(14 * 86400))
    return [
      "date": .string(Timestamp.paris(date)),
      "expirationDate": .string(Timestamp.paris(expiration)),
      "metadatas": nil,
      "orderId": .integer(id),
      "password": .string(password),
      "pdfUrl": .string(url + "&format=pdf"),
      "priceWithTax": subsidiary?.price(totals.withTax) ?? nil,
      "priceWithoutTax": subsidiary?.price(totals.withoutTax) ?? nil,
      "retractionDate": .text(retractionDate),
      "tax": subsidiary?.price(totals.tax) ?? nil,
      "url": .string(url),
    ]
  }
}

/// A contract that a checkout binds to.
struct Contract: Codable, Sendable, Hashable {
  var name: String
  var url: String
  var content: String

  /// The contract as the API tells it.
  var json: JSONValue { ["content": .string(content), "name": .string(name), "url": .string(url)] }
}

import OVHClient

/// Something that costs money when it is sent: what the guard has to know of it.
///
/// A new kind of purchase conforms to this and is made by ``Checkout``; everything that protects the operator is there.
protocol GuardedPurchase: Sendable {
  /// What it is made of.
  var subject: PurchaseSubject { get }
  /// What kind of deed it is; ``PurchaseTrace`` says what it leaves at the API.
  var kind: PurchaseKind { get }
  /// What it is made from: a cart's id, a service's name.
  var reference: String { get }

  /// Keeps everything else away from it.
  /// - Returns: false when it is being bought already.
  func begin() async -> Bool
  /// Lets everything else at it again.
  func end()

  /// What is bought.
  /// - Parameter isAsked: whether somebody reads what it is before it is bought, and so what it costs later.
  func contents(isAsked: Bool) async throws -> PurchaseContents
  /// The validated price, without any effect.
  /// - Parameter isLast: whether it is asked right before it is sent, and does not wait for the pace.
  func quote(isLast: Bool) async throws -> OrderPreview
  /// Buys it: the one call that costs money.
  func send(waivesRetraction: Bool) async throws -> PlacedOrder
}

extension GuardedPurchase {
  /// The validated price, which has to add up.
  /// - Parameters:
  ///   - hasItems: whether there has to be a line.
  ///   - isLast: whether it is asked right before the purchase is sent.
  /// - Throws: ``PurchaseRefusal/badQuote(_:)``; `OVHError`.
  func checkedQuote(hasItems: Bool, isLast: Bool = false) async throws -> Quote {
    let preview = try await quote(isLast: isLast)
    if let fault = QuoteCheck.fault(of: preview, hasItems: hasItems) { throw PurchaseRefusal.badQuote(fault) }
    return Quote(subject, preview: preview, isValidated: true)
  }
}

/// What is in a purchase.
struct PurchaseContents: Sendable, Hashable {
  /// What must not be bought twice.
  var things: Set<PurchasedThing>
  /// What is only sold when the right of withdrawal is given up: names of domains.
  var needsWaiver: [String]
  /// What it costs again each later period, item by item; nothing for what is bought once, or where nobody reads it.
  var renewals: [RenewalPrice] = []
  /// Whether there is anything in it.
  var hasItems: Bool
}

import OVHClient

/// Finds out what an order is paid with, before anything is sent that pays.
struct PaymentChoice {
  let client: OVHClient

  /// The means that stand for several of their kind, so that the API wants a number with them.
  private static let numbered: Set<String> = ["bankAccount", "creditCard", "paypal"]

  /// The account's default payment method, if it can pay.
  /// - Throws: ``PaymentRefusal/noDefaultMethod``, or `OVHError`.
  func defaultMethod() async throws -> ChosenWay {
    for id in try await client.paymentMethodIDs(isDefault: true) {
      if try await client.paymentMethod(id).status == .valid { return .method(id) }
    }
    throw PaymentRefusal.noDefaultMethod
  }

  /// The way to pay, checked against what the API offers for the order.
  /// - Parameters:
  ///   - wanted: what the caller asks for.
  ///   - orderID: the order.
  ///   - total: what is to be paid, with tax.
  /// - Throws: ``PaymentRefusal``, or `OVHError`.
  func way(_ wanted: PaymentWay, order orderID: Int64, total: Money) async throws -> ChosenWay {
    // An order of nothing still needs a payment call, and the control panel makes it with this means.
    if total.ucents == 0 { return .means("fidelityAccount", id: nil) }
    switch wanted {
    case .accountDefault: return try await defaultMethod()
    case .method(let id):
      let offered = try await client.paymentMethods(order: orderID)
      let numbers = Set(offered.registered).union(offered.paymentMethods.map(\.id))
      guard numbers.contains(id) else {
        throw PaymentRefusal.notOffered(
          orderID: orderID, method: wanted.description, offered: numbers.sorted().map(String.init))
      }
      return .method(id)
    case .means(let name, let id):
      let offered = try await client.availablePaymentMeans(order: orderID).map(\.paymentMean)
      guard offered.contains(name) else {
        throw PaymentRefusal.notOffered(orderID: orderID, method: name, offered: offered)
      }
      guard id != nil || !Self.numbered.contains(name) else { throw PaymentRefusal.needsNumber(name) }
      return .means(name, id: id)
    }
  }
}

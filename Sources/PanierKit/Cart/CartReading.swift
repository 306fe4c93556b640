import DomainNames
import OVHClient
import PanierOrdering

/// Calls about a cart that several methods need.
enum CartReading {
  /// Asks what is offered for a name.
  /// - Throws: ``SuffixNotSold`` when OVHcloud does not sell the name's suffix.
  static func offers(
    for name: InternationalName, in cart: CartObject, _ client: OVHClient
  ) async throws -> [OfferObject] {
    do {
      return try await client.domainOffers(cart: cart.id, domain: name.ascii).map { OfferObject($0, for: name) }
    } catch let error as OVHError where SuffixNotSold.isReason(error) {
      throw SuffixNotSold(domain: name.unicode, answer: error)
    }
  }

  /// Asks what plans a product has.
  /// - Parameters:
  ///   - product: the product, not `domain`.
  ///   - plan: the only plan code that is wanted; nil for all.
  /// - Throws: ``UnknownPlan`` when the product has no plan of that code.
  static func plans(
    of product: ProductName, plan: String?, in cart: CartObject, _ client: OVHClient
  ) async throws -> [GenericOffer] {
    // Few routes declare a filter, so all plans are asked for; the list also tells what was probably meant.
    let plans = try await client.offers(cart: cart.id, product: product.text)
    guard let plan else { return plans }
    let found = plans.filter { $0.planCode == plan }
    guard !found.isEmpty else {
      throw UnknownPlan(plan: plan, product: product.text, known: plans.map(\.planCode))
    }
    return found
  }

  /// Reads every item of a cart.
  static func items(of cart: CartObject, _ client: OVHClient) async throws -> [CartItem] {
    var items: [CartItem] = []
    for id in try await client.itemIDs(cart: cart.id) { items.append(try await client.item(cart: cart.id, item: id)) }
    return items
  }

  /// Assigns a cart unless it is assigned to the account already.
  static func assign(_ cart: CartObject, _ client: OVHClient) async throws {
    guard !cart.isAssigned else { return }
    do {
      try await client.assignCart(cart.id)
    } catch let error as OVHError where error.kind == .api {
      // Assigning twice is answered with an error; the account's list tells whether the cart is ours.
      guard let own = try? await client.cartIDs(), own.contains(cart.id) else { throw error }
    }
    cart.markAssigned()
  }
}

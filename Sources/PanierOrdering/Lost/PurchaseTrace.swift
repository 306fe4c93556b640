import OVHClient

/// What a purchase leaves at the API, as far as that tells whether it was made.
struct PurchaseTrace {
  /// What the trace says.
  enum Evidence {
    /// The cart is read-only: it became an order.
    case made
    /// The cart is open: it is no order yet.
    case open
    /// There is nothing to read.
    case none
  }

  let client: OVHClient
  let kind: PurchaseKind
  let reference: String

  /// Reads the cart, where the purchase was made from one.
  /// - Throws: `OVHError` when it could not be read.
  func evidence() async throws -> Evidence {
    guard kind == .order else { return .none }
    do {
      return try await client.cart(reference).readOnly ? .made : .open
    } catch let error as OVHError where error.status == 404 {
      return .none
    } catch let error as OVHError where error.kind == .api && error.message.contains("Cart expired") {
      // Only a cart that was not ordered expires.
      return .open
    }
  }

  /// What the cart holds now that it is read-only: what was really ordered.
  func asOrdered() async throws -> Quote? {
    guard kind == .order else { return nil }
    return Quote(.cart(reference), preview: try await client.summary(cart: reference), isValidated: false)
  }
}

import OVHClient

/// Finds out whether a payment whose answer was lost was made.
struct LostPayment {
  let client: OVHClient
  let orderID: Int64
  let sleep: @Sendable (Duration) async throws -> Void

  private static let pauses: [Duration] = [.zero, .seconds(1), .seconds(3)]

  /// Whether the order is known to be paid; never throws and never writes.
  ///
  /// An order that still waits does not prove that it will: the payment may be under way.
  func isPaid() async -> Bool {
    for pause in Self.pauses {
      do {
        if pause > .zero { try await sleep(pause) }
        let status = try await client.orderStatus(orderID)
        if ![.notPaid, .unknown, .cancelled, .cancelling].contains(status) { return true }
      } catch {
        continue
      }
    }
    return false
  }
}

public import OVHClient

/// Looks at an order again and again until it is delivered, or will not be by waiting.
public struct OrderWatch: Sendable {
  /// How the watch ended.
  public enum Ending: Sendable, Hashable {
    /// The order is delivered; carries the names of the services that it became.
    case delivered(services: [String])
    /// Waiting does not help; carries why.
    case stalled(Stall)
    /// The time was over; carries how the order stood.
    case outOfTime(status: OrderStatus)
  }

  /// Why an order will not be delivered by waiting.
  public enum Stall: Sendable, Hashable {
    /// It waits for its payment.
    case notPaid
    /// Its owner has to send papers.
    case documentsRequested
    /// It was cancelled.
    case cancelled

    /// What a state means for one who waits; nil for a state that passes.
    init?(_ status: OrderStatus) {
      switch status {
      case .notPaid: self = .notPaid
      case .documentsRequested: self = .documentsRequested
      case .cancelling, .cancelled: self = .cancelled
      default: return nil
      }
    }
  }

  private let client: OVHClient
  private let sleep: @Sendable (Duration) async throws -> Void
  private let progress: @Sendable (OrderStatus, _ waited: Double) async throws -> Void

  /// The pauses between the first looks, in seconds; the last one is kept from then on.
  private static let pauses: [Double] = [1, 2, 3, 5, 8, 13, 20, 30]

  /// Creates a watch.
  /// - Parameters:
  ///   - client: the client that asks.
  ///   - sleep: waits.
  ///   - progress: told of every look: how the order stands, and for how many seconds it was waited.
  public init(
    client: OVHClient, sleep: @escaping @Sendable (Duration) async throws -> Void,
    progress: @escaping @Sendable (OrderStatus, _ waited: Double) async throws -> Void = { _, _ in }
  ) {
    self.client = client
    self.sleep = sleep
    self.progress = progress
  }

  /// Waits for an order.
  /// - Parameters:
  ///   - id: the order's number.
  ///   - limit: how long at most, in seconds.
  ///   - hasPaid: whether the caller has paid it, so that it may look unpaid for a moment.
  /// - Returns: how it ended.
  /// - Throws: `OVHError`; what the sleep throws.
  public func run(
    _ id: Int64, limit: Double, hasPaid: @Sendable () -> Bool = { false }
  ) async throws -> Ending {
    var waited = 0.0
    var looks = 0
    while true {
      let status = try await client.orderStatus(id)
      try await progress(status, waited)
      if status == .delivered {
        return .delivered(services: try await services(of: id))
      }
      if status != .notPaid || !hasPaid(), let stall = Stall(status) { return .stalled(stall) }
      let pause = min(Self.pauses[min(looks, Self.pauses.count - 1)], limit - waited)
      guard pause > 0 else { return .outOfTime(status: status) }
      try await sleep(.seconds(pause))
      waited += pause
      looks += 1
    }
  }

  /// The services' names; none where the caller may see the order's state and no more.
  private func services(of id: Int64) async throws -> [String] {
    do { return try await OrderReader(client: client).services(of: id) } catch let error as OVHError
      where error.status == 403
    { return [] }
  }
}

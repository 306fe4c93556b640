import FoundationEssentials
import OVHClient

extension OVHClient {
  /// The time of the API's own clock, to the second.
  /// - Throws: `OVHError` when it cannot be asked.
  func serverDate() async throws -> Date { Date(timeIntervalSince1970: TimeInterval(try await serverTime())) }
}

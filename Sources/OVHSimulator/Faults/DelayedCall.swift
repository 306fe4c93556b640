import FoundationEssentials
import OVHClient

/// A call that was answered with a failure and whose effect is still to come.
struct DelayedCall: Codable, Sendable, Hashable {
  var method: String
  var path: String
  var query: String
  var url: String
  var headers: [[String]]
  var body: [UInt8]
  /// When it came, which its signature is judged by.
  var received: Date
  /// When it has its effect.
  var due: Date

  init(_ request: SimulatorRequest, received: Date, due: Date) {
    method = request.method
    path = request.path
    query = request.query
    url = request.url
    headers = request.headers.map { [$0.name, $0.value] }
    body = request.body
    self.received = received
    self.due = due
  }

  /// The call as it came.
  var request: SimulatorRequest {
    SimulatorRequest(
      method: method, path: path, query: query, url: url,
      headers: headers.map { HeaderField($0.first ?? "", $0.last ?? "") }, body: body)
  }
}

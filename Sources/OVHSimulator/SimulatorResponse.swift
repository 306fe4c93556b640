public import OVHClient

/// One answer of the simulator, and what happens to it on the way.
public struct SimulatorResponse: Sendable, Hashable {
  /// What happens to the answer on the wire.
  public enum Delivery: Sendable, Hashable {
    /// The whole answer arrives.
    case whole
    /// The connection ends with no byte of the answer.
    case dropped
    /// Nothing comes, and the connection stays open.
    case hanging
    /// The connection ends after half of the body.
    case truncated
  }

  /// The HTTP status.
  public var status: Int
  /// The header fields in order, without `Content-Length`.
  public var headers: [HeaderField]
  /// The whole body, also where not all of it is delivered.
  public var body: [UInt8]
  /// What happens to the answer on the wire.
  public var delivery: Delivery = .whole
  /// How long the answer is held back, in milliseconds.
  public var delayMilliseconds: Int64 = 0

  /// Creates an answer that arrives whole and at once.
  /// - Parameters:
  ///   - status: the HTTP status.
  ///   - headers: the header fields in order, without `Content-Length`.
  ///   - body: the whole body.
  public init(status: Int, headers: [HeaderField] = [], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}

extension SimulatorResponse {
  /// The answer to a body that is larger than any that is read.
  package static let bodyTooLarge = Refusal.bodyTooLarge.response

  /// An answer with a JSON body.
  init(status: Int, json: JSONValue) {
    self.init(
      status: status, headers: [HeaderField("Content-Type", "application/json; charset=utf-8")],
      body: json.bytes)
  }
}

/// One complete answer.
public struct TransportResponse: Sendable, Hashable {
  /// The HTTP status.
  public var status: Int
  /// The header fields in the order in which they came.
  public var headers: [HeaderField]
  /// The whole body; empty when there was none.
  public var body: [UInt8]

  /// Creates an answer.
  /// - Parameters:
  ///   - status: the HTTP status.
  ///   - headers: the header fields in order.
  ///   - body: the whole body.
  public init(status: Int, headers: [HeaderField] = [], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// The first value of the named header field.
  /// - Parameter name: the field's name in any case.
  public func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}

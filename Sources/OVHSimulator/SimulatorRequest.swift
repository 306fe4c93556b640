public import OVHClient

/// One request as the simulator received it.
public struct SimulatorRequest: Sendable {
  /// The HTTP method in upper case.
  public var method: String
  /// The path without the base, still percent-encoded: `/order/cart`.
  public var path: String
  /// The query as sent, without the question mark; empty when there is none.
  public var query: String
  /// The whole URL as the client sent it, which is what was signed.
  public var url: String
  /// The header fields in their order.
  public var headers: [HeaderField]
  /// The bytes of the body; empty when there is none.
  public var body: [UInt8]

  /// Creates a request.
  /// - Parameters:
  ///   - method: the HTTP method in upper case.
  ///   - path: the path without the base, still percent-encoded.
  ///   - query: the query as sent, without the question mark.
  ///   - url: the whole URL as signed.
  ///   - headers: the header fields in order.
  ///   - body: the bytes of the body.
  public init(
    method: String, path: String, query: String = "", url: String, headers: [HeaderField] = [], body: [UInt8] = []
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.url = url
    self.headers = headers
    self.body = body
  }

  /// The first value of the named header field, whatever the case of the field's name.
  /// - Parameter name: the name in lower case.
  func header(_ name: String) -> String? {
    headers.first { header in
      header.name.utf8.count == name.utf8.count
        && zip(header.name.utf8, name.utf8).allSatisfy { $0 == $1 || (0x41...0x5A).contains($0) && $0 | 0x20 == $1 }
    }?.value
  }
}

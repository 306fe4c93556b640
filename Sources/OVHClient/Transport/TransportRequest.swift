/// One request as it goes out: the exact bytes that were signed.
public struct TransportRequest: Sendable, Hashable {
  /// The HTTP method in upper case.
  public var method: String
  /// The absolute URL with its encoded query, as signed.
  public var url: String
  /// The header fields in the order in which they are sent.
  public var headers: [HeaderField]
  /// The exact bytes of the body; nil when there is none.
  public var body: [UInt8]?
  /// True when the server may be silent for as long as the whole call may take: for a call that must not be given up.
  public var isPatient = false

  /// Creates a request.
  /// - Parameters:
  ///   - method: the HTTP method in upper case.
  ///   - url: the absolute URL with its encoded query.
  ///   - headers: the header fields in order.
  ///   - body: the exact bytes of the body, or nil.
  public init(method: String, url: String, headers: [HeaderField] = [], body: [UInt8]? = nil) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
  }
}

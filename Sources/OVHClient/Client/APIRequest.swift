/// One call of the API, before it is signed.
public struct APIRequest: Sendable {
  /// How a call proves who makes it.
  public enum Authentication: String, Sendable, Hashable {
    /// With the credentials where there are some, unless the route is called without.
    case automatic
    /// With the credentials, which must be there.
    case signed
    /// Without; application keys still name the application.
    case none
  }

  /// The HTTP method.
  public var method: HTTPMethod
  /// The path below the endpoint's base, percent-encoded where needed: `/order/cart`; `/v2/…` leaves the base's version.
  public var path: String
  /// Names and values of the query, not encoded.
  public var query: [(String, String)]
  /// The JSON value of the body, whose bytes are made when it is sent; nil when there is none.
  public var body: JSONValue?
  /// How the call proves who makes it.
  public var authentication: Authentication
  /// True when sending the call twice does the same as once, so that it may be retried; by default only GET.
  public var isRepeatable: Bool
  /// True when a misspelt path, parameter or key is refused before it is sent; the default.
  public var isChecked = true

  /// True when the call does not queue behind the pace, because what was found out before it must not grow old; it is
  /// counted all the same.
  var isUrgent = false
  /// True when its answer is waited for as long as a whole call may take, however silent the server is.
  var isPatient = false
  /// True when its caller goes on where the route is not served, so that nothing is said of a route that may change.
  var isDispensable = false

  /// Creates a call.
  /// - Parameters:
  ///   - method: the HTTP method.
  ///   - path: the path below the endpoint's base, beginning with `/`; a `?query` in it is kept.
  ///   - query: names and values of the query, not encoded.
  ///   - body: the JSON value of the body, or nil.
  ///   - authentication: how the call proves who makes it.
  public init(
    _ method: HTTPMethod, _ path: String, query: [(String, String)] = [], body: JSONValue? = nil,
    authentication: Authentication = .automatic
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.body = body
    self.authentication = authentication
    isRepeatable = method == .get
  }
}

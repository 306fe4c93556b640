/// One operation of the API's description.
public struct APIOperation: Sendable, Hashable {
  /// Whether the call must prove who makes it.
  public enum Authentication: Character, Sendable, Hashable {
    /// Called without a signature.
    case none = "n"
    /// Works both ways.
    case optional = "o"
    /// Must be signed.
    case required = "r"
  }

  /// How far the operation has come.
  public enum Status: Character, Sendable, Hashable {
    /// In service.
    case production = "P"
    /// May change.
    case beta = "B"
    /// Is being tried.
    case alpha = "A"
    /// Will vanish.
    case deprecated = "D"
  }

  /// The HTTP method.
  public let method: HTTPMethod
  /// The path with its parameters in braces: `/order/cart/{cartId}`.
  public let path: String
  /// The parameters of the path in order.
  public let pathParameters: [APIParameter]
  /// Whether the call must prove who makes it.
  public let authentication: Authentication
  /// How far the operation has come.
  public let status: Status
  /// The parameters of the query.
  public let query: [APIParameter]
  /// The keys of the body, or one entry `$body` with its model.
  public let body: [APIParameter]
  /// The type of the answer; `void` for none.
  public let response: String
  /// The IAM actions that allow the call.
  public let iamActions: [String]
  /// The segments of the path; those in braces stand for any.
  package let segments: [String]

  /// What a call of it may do; a body can make it stricter, see ``ResolvedCall``.
  public let routeClass: RouteClass
  /// The rule that decided the class; nil where none did.
  public let rule: RouteRule?
  /// Whether more is known than the answer: parameters, and whether reads stand in the table too.
  public let isDescribed: Bool
  /// The place in the table, from 0.
  package let index: Int

  /// Reads one line of the table, of which the first four columns are known to be right.
  init(_ line: Substring.UTF8View, index: Int) {
    let columns = line.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
    self.index = index
    method = HTTPMethod(rawValue: String(Substring(columns[0]))) ?? .get
    authentication = Substring(columns[2]).first.flatMap(Authentication.init) ?? .required
    status = Substring(columns[3]).first.flatMap(Status.init) ?? .production
    var segments: [String] = []
    var parameters: [APIParameter] = []
    for segment in columns[1].split(separator: UInt8(ascii: "/")) {
      if segment.first == UInt8(ascii: "{") {
        let parameter = APIParameter(segment.dropFirst().dropLast())
        parameters.append(parameter)
        segments.append("{\(parameter.name)}")
      } else {
        segments.append(String(Substring(segment)))
      }
    }
    path = "/" + segments.joined(separator: "/")
    pathParameters = parameters
    self.segments = segments
    isDescribed = columns.count < 5 || columns[4].first != UInt8(ascii: "-")
    query = columns.count > 4 && isDescribed ? APIParameter.list(columns[4]) : []
    body = columns.count > 5 ? APIParameter.list(columns[5]) : []
    response = columns.count > 6 ? String(Substring(columns[6])) : "void"
    iamActions =
      columns.count > 7 ? columns[7].split(separator: UInt8(ascii: ",")).map { String(Substring($0)) } : []
    rule = RouteRules.shared.rule(forRow: method, segments, answer: response)
    routeClass = rule?.routeClass ?? (method == .get ? .read : .consent)
  }
}

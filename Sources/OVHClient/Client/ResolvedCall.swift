/// A call that was looked at once: where it goes, what it is there, and what it may do.
public struct ResolvedCall: Sendable {
  /// The call.
  public let request: APIRequest
  /// How the call is named in messages, with cart ids hidden: `POST /order/cart/…/checkout`.
  public let shown: String
  /// The operation of the table that it is; nil where it is in no row.
  public let operation: APIOperation?
  /// What it may do, by the strictest way in which a server could read it.
  public let routeClass: RouteClass
  /// The rule that decided the class; nil where none did.
  public let rule: RouteRule?
  let path: CallPath

  /// Looks at a call.
  /// - Parameters:
  ///   - request: the call.
  ///   - table: the routes.
  /// - Throws: ``OVHError`` of kind ``OVHError/Kind/usage`` when its path is no path.
  public init(_ request: APIRequest, table: RouteTable = .shared) throws {
    let path = try CallPath(request.path, method: request.method)
    self.request = request
    self.path = path
    shown = "\(request.method.rawValue) \(CallPath.shown(path.encoded[...]))"
    operation = table.operation(request.method, segments: path.parts)
    (routeClass, rule) = Self.judge(request, path, operation, table)
  }

  /// The route of the table, or the call itself where it is in no row: `PUT /domain/zone/{zoneName}`.
  public var route: String { operation.map { "\($0.method.rawValue) \($0.path)" } ?? shown }

  /// The call with its query as it is shown to people, without secrets.
  public var shownWithQuery: String {
    var items = request.query.map { "\(PercentCoding.encode($0.0))=\(PercentCoding.encode($0.1))" }
    if let query = path.query { items.insert(query, at: 0) }
    return items.isEmpty ? shown : Redaction.url(shown + "?" + items.joined(separator: "&"))
  }

  /// The JSON of the body without secrets, cut when long; nil where there is none.
  public var shownBody: String? { request.body.flatMap { Redaction.body($0.bytes) } }

  /// Why the call is not sent as it is: what it does, and what sends it instead.
  public var refusal: String {
    guard routeClass == .guard, let rule else {
      return "\(shown) changes something and is only sent once the operator agreed, through a WriteGate"
    }
    guard let sender = rule.sender else {
      return "\(shown) \(rule.reason) and is only sent once its very route was allowed, through a WriteGate"
    }
    return "\(shown) \(rule.reason) and is only sent by \(sender)"
  }

  /// Whether a rule of the operator names the call, in every way in which a server could read it.
  /// - Parameters:
  ///   - method: the method that the rule names.
  ///   - pattern: the path that the rule names.
  public func fits(_ method: HTTPMethod, _ pattern: PathPattern) -> Bool {
    request.method == method && pattern.fits(path.parts.map { $0.lowercased() })
      && path.readings.allSatisfy { pattern.fits($0) }
  }

  private static func judge(
    _ request: APIRequest, _ path: CallPath, _ operation: APIOperation?, _ table: RouteTable
  ) -> (RouteClass, RouteRule?) {
    let rules = RouteRules.shared
    var verdict: (RouteClass, RouteRule?) = (.read, nil)
    func take(_ routeClass: RouteClass, _ rule: RouteRule?) {
      if routeClass > verdict.0 || (routeClass == verdict.0 && verdict.1 == nil) { verdict = (routeClass, rule) }
    }
    func take(_ operation: APIOperation?, _ segments: [String]) {
      if let operation { take(operation.routeClass, operation.rule) }
      // letters that no name of the API has may be read as others, such as a slash in another width
      guard operation == nil || !segments.allSatisfy({ $0.utf8.allSatisfy { $0 < 0x80 } }) else { return }
      let rule = rules.rule(forUnlisted: request.method, segments)
      take(rule?.routeClass ?? (request.method == .get ? .read : .consent), rule)
    }
    // a path that is spelled exactly and in lower case has one reading
    if operation == nil || path.readings != [path.parts] {
      for reading in path.readings { take(table.operation(request.method, readAs: reading), reading) }
    }
    take(operation, path.parts.map { $0.lowercased() })
    if let body = request.body?.object {
      for segments in [path.parts] + path.readings {
        if let rule = rules.rule(forBody: body, of: request.method, segments.map { $0.lowercased() }) {
          take(rule.routeClass, rule)
        }
      }
    }
    return verdict
  }
}

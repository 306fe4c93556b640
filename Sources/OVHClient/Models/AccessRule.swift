/// A method and path that a credential may call (`auth.AccessRule`).
public struct AccessRule: APIModel, Hashable {
  /// The HTTP method.
  public let method: String
  /// The path, which may hold `*`: `/order/*`.
  public let path: String

  /// Creates a rule.
  /// - Parameters:
  ///   - method: the HTTP method.
  ///   - path: the path; everything below `/order` takes two rules, `/order` and `/order/*`.
  public init(method: HTTPMethod, path: String) {
    self.method = method.rawValue
    self.path = path
  }

  /// Reads a rule.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    method = try object.required("method")
    path = try object.required("path")
  }

  /// The least that ordering, renewing and upgrading needs, as the guides of the API give it.
  public static let ordering: [AccessRule] =
    [HTTPMethod.get, .post, .put, .delete].flatMap { method in
      ["/order/cart", "/order/cart/*"].map { AccessRule(method: method, path: $0) }
    }
    + [
      AccessRule(method: .get, path: "/order/cartServiceOption/*"),
      AccessRule(method: .post, path: "/order/cartServiceOption/*"),
      AccessRule(method: .get, path: "/order/catalog/*"), AccessRule(method: .get, path: "/me"),
      AccessRule(method: .get, path: "/me/order"), AccessRule(method: .get, path: "/me/order/*"),
      AccessRule(method: .post, path: "/me/order/*"), AccessRule(method: .get, path: "/me/payment/*"),
      AccessRule(method: .get, path: "/me/contact"), AccessRule(method: .get, path: "/me/contact/*"),
      AccessRule(method: .get, path: "/me/task/domain"), AccessRule(method: .get, path: "/me/task/domain/*"),
      AccessRule(method: .get, path: "/auth/*"), AccessRule(method: .post, path: "/auth/logout"),
      AccessRule(method: .get, path: "/services"), AccessRule(method: .get, path: "/services/*"),
      AccessRule(method: .get, path: "/service/*"), AccessRule(method: .post, path: "/service/*/renew"),
      AccessRule(method: .get, path: "/order/upgrade/*"), AccessRule(method: .post, path: "/order/upgrade/*"),
      AccessRule(method: .post, path: "/me/contact"), AccessRule(method: .put, path: "/me/contact/*"),
      AccessRule(method: .post, path: "/domain/configurationRule/check"),
    ]
    + ServiceKind.all.flatMap { kind in
      [kind.path, kind.path + "/*"].map { AccessRule(method: .get, path: $0) }
    }
}

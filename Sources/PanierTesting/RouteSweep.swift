public import OVHClient

/// Every call that changes something, as it is and in disguise, for tests of what may leave.
public enum RouteSweep {
  /// Ways to write a path that some server reads as the same one; the first is the path itself.
  public static let disguises: [@Sendable (String) -> String] = [
    { $0 }, { $0 + "/" }, { $0.replacing("/", with: "//") }, { $0.uppercased() }, { $0 + "." }, { "/x/.." + $0 },
    { "/x/%2e%2e" + $0 }, { "/" + $0.dropFirst().replacing("/", with: "%2F") }, { $0 + "?x=1" }, { $0 + "%3Fx" },
    { $0 + ";x=1" }, { "/v1" + $0 }, { "/v2" + $0 }, { "//eu.api.ovh.com/1.0" + $0 },
    { "https://eu.api.ovh.com/1.0" + $0 }, { $0.replacing("e", with: "%65") }, { $0.replacing("e", with: "%2565") },
    { "/" + $0.dropFirst().replacing("/", with: "\\") },
  ]

  /// Every row of the table once as it is and once disguised, the ways taken in turn; the key is never ended.
  public static let calls: [(method: HTTPMethod, path: String)] = RouteTable.shared.operations
    .filter { $0.routeClass > .read && $0.path != "/auth/logout" }.enumerated()
    .flatMap { index, operation in
      let path = operation.path.replacing("{", with: "").replacing("}", with: "")
      return [path, disguises[1 + index % (disguises.count - 1)](path)].map { (operation.method, $0) }
    }

  /// Whether a call may arrive: what is free by the strictest reading, and no slip.
  public static func mayArrive(_ client: OVHClient, _ method: HTTPMethod, _ path: String) -> Bool {
    (try? client.resolved(APIRequest(method, path)))?.routeClass == .free
  }
}

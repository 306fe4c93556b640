/// All routes that are served, found by method and path.
struct RouteTable: Sendable {
  /// A route with the values its path gives to its parameters.
  struct Match: Sendable {
    var route: Route
    var values: [String: String]
  }

  private struct Node: Sendable {
    var children: [String: Node] = [:]
    /// The node of a parameter, in a list of one because a structure cannot hold itself.
    var parameter: [Node] = []
    var routes: [String: Route] = [:]
  }

  private var root = Node()

  /// The table of the API.
  static let shared = RouteTable()

  private init() {
    for fields in TableReader.lines(of: RouteData.text) {
      guard let route = Route(fields) else { continue }
      Self.insert(route, Self.segments(route.template)[...], into: &root)
    }
  }

  private static func insert(_ route: Route, _ segments: ArraySlice<String>, into node: inout Node) {
    guard let segment = segments.first else {
      node.routes[route.method] = route
      return
    }
    if segment.hasPrefix("{") {
      if node.parameter.isEmpty { node.parameter = [Node()] }
      insert(route, segments.dropFirst(), into: &node.parameter[0])
    } else {
      insert(route, segments.dropFirst(), into: &node.children[segment, default: Node()])
    }
  }

  /// The route of a call; nil where there is none.
  /// - Parameters:
  ///   - method: the HTTP method in upper case.
  ///   - path: the path without the base, percent-encoded; a slash at its end does not count.
  func match(method: String, path: String) -> Match? {
    let segments = Self.segments(path)
    guard let route = Self.find(method, segments[...], in: root) else { return nil }
    var values: [String: String] = [:]
    for (name, segment) in zip(Self.segments(route.template), segments) where name.hasPrefix("{") {
      guard let value = PercentCoding.decode(segment) else { return nil }
      values[String(name.dropFirst().dropLast())] = value
    }
    return Match(route: route, values: values)
  }

  private static func find(_ method: String, _ segments: ArraySlice<String>, in node: Node) -> Route? {
    guard let segment = segments.first else { return node.routes[method] }
    for child in [node.children[segment], node.parameter.first] {
      if let child, let route = find(method, segments.dropFirst(), in: child) { return route }
    }
    return nil
  }

  private static func segments(_ path: String) -> [String] {
    path.split(separator: "/", omittingEmptySubsequences: true).map(String.init)
  }
}

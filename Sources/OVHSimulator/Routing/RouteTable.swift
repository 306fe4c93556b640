/// All routes that are served, found by method and path.
struct RouteTable: Sendable {
  /// A route with the values its path gives to its parameters.
  struct Match: Sendable {
    var route: Route
    var values: [String: String]
    /// What answers it; nil where nothing does.
    var handler: Handler?
  }

  /// A route with what answers it.
  private struct Answered: Sendable {
    var route: Route
    var handler: Handler?
    /// The value that the general form of the template adds: `product`.
    var product: String?
  }

  private struct Node: Sendable {
    var children: [String: Node] = [:]
    /// The node of a parameter, in a list of one because a structure cannot hold itself.
    var parameter: [Node] = []
    var routes: [String: Answered] = [:]
  }

  private var root = Node()

  /// The table of the API.
  static let shared = RouteTable()

  private init() {
    for fields in TableReader.lines(of: RouteData.text) {
      guard let route = Route(fields) else { continue }
      let found = Handlers.handler(for: route)
      let answered = Answered(route: route, handler: found?.handler, product: found?.product)
      Self.insert(answered, route.segments[...], into: &root)
    }
  }

  private static func insert(_ route: Answered, _ segments: ArraySlice<String>, into node: inout Node) {
    guard let segment = segments.first else {
      node.routes[route.route.method] = route
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
    guard let found = Self.find(method, segments[...], in: root) else { return nil }
    var values: [String: String] = [:]
    values["product"] = found.product
    for (name, segment) in zip(found.route.segments, segments) where name.utf8.first == UInt8(ascii: "{") {
      guard let value = PercentCoding.decode(segment) else { return nil }
      values[String(name.dropFirst().dropLast())] = value
    }
    return Match(route: found.route, values: values, handler: found.handler)
  }

  private static func find(_ method: String, _ segments: ArraySlice<String>, in node: Node) -> Answered? {
    guard let segment = segments.first else { return node.routes[method] }
    if let child = node.children[segment], let found = find(method, segments.dropFirst(), in: child) { return found }
    return node.parameter.first.flatMap { find(method, segments.dropFirst(), in: $0) }
  }

  static func segments(_ path: String) -> [String] {
    path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: true).map { String(Substring($0)) }
  }
}

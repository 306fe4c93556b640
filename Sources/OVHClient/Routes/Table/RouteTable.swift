import NearestName
import PanierData

/// The operations of the API: what a call may do, for checks, hints, completion, lists of products and the simulator.
///
/// Those below `/order`, `/me`, `/auth` and `/domain` are described with their parameters; of all others only those that
/// change something are known, with the type of their answer. Routes appear and vanish: a path that is not in the table
/// may still exist. The first use reads only methods and paths; the rest of a line is read when it is asked for.
public struct RouteTable: Sendable {
  /// A place in the tree of paths.
  private struct Node: Sendable {
    /// The nodes of fixed segments, each by its spelling and in lower case.
    var literals: [Substring: Int] = [:]
    /// The node of a parameter.
    var parameter: Int?
    /// The operations that end here.
    var entries: [Int] = []
  }

  /// The table.
  public static let shared = RouteTable()
  /// What the described operations were read from.
  public static let origin = "OVHcloud API v1, description of 2026-05-17"
  /// What the other operations were read from.
  public static let originOfOthers = "OVHcloud API v1, description of 2024-07-23"

  private let entries: [RouteEntry]
  private let nodes: [Node]
  /// The fields of the models that requests are made of.
  public let models: [String: [APIParameter]]
  /// The values of the enums that requests are made of.
  public let enums: [String: [String]]

  private init() {
    var length = 0
    let start = panier_data_routes(&length)
    self.init(String(decoding: UnsafeRawBufferPointer(start: start, count: length), as: UTF8.self))
  }

  /// Reads a table.
  /// - Parameter text: its lines, as `Sources/PanierData/routes.psv` has them.
  package init(_ text: String) {
    var entries: [RouteEntry] = []
    var models: [String: [APIParameter]] = [:]
    var enums: [String: [String]] = [:]
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
      if let entry = RouteEntry(line, index: entries.count) {
        entries.append(entry)
        continue
      }
      let columns = line.split(separator: UInt8(ascii: "|"), maxSplits: 2, omittingEmptySubsequences: false)
      guard columns.count == 3 else { continue }
      let name = String(Substring(columns[1]))
      if line.first == UInt8(ascii: "M") {
        models[name] = APIParameter.list(columns[2])
      } else {
        enums[name] = columns[2].split(separator: UInt8(ascii: ",")).map { String(Substring($0)) }
      }
    }
    self.entries = entries
    self.models = models
    self.enums = enums
    nodes = Self.tree(of: entries)
  }

  private static func tree(of entries: [RouteEntry]) -> [Node] {
    var nodes = [Node()]
    func child(_ known: Int?) -> Int {
      if let known { return known }
      nodes.append(Node())
      return nodes.count - 1
    }
    for entry in entries {
      var node = 0
      for segment in entry.segments {
        let next: Int
        if segment.utf8.first == UInt8(ascii: "{") {
          next = child(nodes[node].parameter)
          nodes[node].parameter = next
        } else {
          next = child(nodes[node].literals[segment])
          nodes[node].literals[segment] = next
          if segment.utf8.contains(where: { (0x41...0x5A).contains($0) }) {
            nodes[node].literals[segment.lowercased()[...]] = next
          }
        }
        node = next
      }
      nodes[node].entries.append(entry.index)
    }
    return nodes
  }

  /// All operations: the described ones in the order of the description, then the others.
  public var operations: [APIOperation] { entries.map(\.operation) }
  /// The operations that are described with their parameters, in the order of the description.
  public var describedOperations: [APIOperation] { entries.filter(\.isDescribed).map(\.operation) }
  /// The types that requests are made of.
  package var types: TypeCheck.Types { TypeCheck.Types(models: models, enums: enums) }

  // MARK: - Lists

  /// The products of a cart: the names that stand for `{product}` in `/order/cart/{cartId}/{product}`.
  public var cartProducts: [String] { products(below: "/order/cart/{cartId}/", answer: "order.cart.Item") }

  /// The products whose options can be ordered for a service (`/order/cartServiceOption/{product}`).
  public var serviceOptionProducts: [String] { products(below: "/order/cartServiceOption/", answer: nil) }

  /// The products whose services can be upgraded (`/order/upgrade/{product}`).
  public var upgradeProducts: [String] { products(below: "/order/upgrade/", answer: nil) }

  /// The products that have a public catalogue (`/order/catalog/public/{product}`).
  public var catalogProducts: [String] { products(below: "/order/catalog/public/", answer: nil) }

  /// The fields of the body of an operation: the keys themselves, or those of the model it is of.
  public func bodyFields(_ operation: APIOperation) -> [APIParameter] {
    guard operation.body.count == 1, operation.body[0].name == "$body" else { return operation.body }
    return models[operation.body[0].type] ?? []
  }

  private func products(below prefix: String, answer: String?) -> [String] {
    let depth = prefix.split(separator: "/").count + 1
    var seen: Set<String> = []
    return describedOperations.compactMap { operation in
      guard operation.path.hasPrefix(prefix), operation.segments.count == depth, let name = operation.segments.last,
        !name.hasPrefix("{"), answer == nil || (operation.method == .post && operation.response == answer),
        seen.insert(name).inserted
      else { return nil }
      return name
    }
  }

  // MARK: - Search

  /// The operations at a path, of any method; literal segments go before parameters.
  /// - Parameter path: the path below the base, without a query: `/order/cart/abc`.
  public func operations(at path: String) -> [APIOperation] { operations(at: Self.parts(path)) }

  /// The operation of a call, or nil.
  /// - Parameters:
  ///   - method: the HTTP method.
  ///   - path: the path below the base, without a query.
  public func operation(_ method: HTTPMethod, _ path: String) -> APIOperation? {
    operation(method, segments: Self.parts(path))
  }

  /// The path that was probably meant by one that no described operation has, or nil.
  /// - Parameter path: the path below the base, without a query.
  public func suggestion(for path: String) -> String? { suggestion(for: Self.parts(path)) }

  func operations(at parts: [String]) -> [APIOperation] {
    var found: [APIOperation] = []
    _ = first(parts[...], below: 0) { entry in
      if entry.fits(parts), !found.contains(where: { $0.method == entry.method }) { found.append(entry.operation) }
      return false
    }
    return found
  }

  /// The operation of a call, or nil.
  /// - Parameters:
  ///   - method: the HTTP method.
  ///   - parts: the segments of the path, spelled as the API spells them.
  package func operation(_ method: HTTPMethod, segments parts: [String]) -> APIOperation? {
    first(parts[...], below: 0) { $0.method == method && $0.fits(parts) }?.operation
  }

  /// The operation that a server may see in a path that is not spelled as the API spells it.
  /// - Parameters:
  ///   - method: the HTTP method.
  ///   - parts: the segments in lower case.
  func operation(_ method: HTTPMethod, readAs parts: [String]) -> APIOperation? {
    first(parts[...], below: 0) { $0.method == method }?.operation
  }

  /// The first operation below a node that is accepted; fixed segments go before parameters.
  private func first(
    _ parts: ArraySlice<String>, below node: Int, where isAccepted: (RouteEntry) -> Bool
  ) -> RouteEntry? {
    guard let part = parts.first else {
      return nodes[node].entries.lazy.map { entries[$0] }.first(where: isAccepted)
    }
    if let child = nodes[node].literals[part[...]],
      let found = first(parts.dropFirst(), below: child, where: isAccepted)
    {
      return found
    }
    return nodes[node].parameter.flatMap { first(parts.dropFirst(), below: $0, where: isAccepted) }
  }

  func suggestion(for parts: [String]) -> String? {
    var best: (entry: RouteEntry, distance: Int)?
    for entry in entries where entry.isDescribed && entry.segments.count == parts.count {
      var distance = 0
      var isNear = true
      for (segment, part) in zip(entry.segments, parts) where segment.utf8.first != UInt8(ascii: "{") {
        if segment == part { continue }
        guard let step = Spelling.edits(from: part, to: segment) else {
          isNear = false
          break
        }
        distance += step
      }
      if isNear, distance < (best?.distance ?? .max) { best = (entry, distance) }
    }
    return best?.entry.operation.path
  }

  /// The segments of a path as written, without empty ones and without the version of the table's API; `/v2` is another
  /// API and stays.
  package static func segments(_ path: String) -> [String] {
    let segments = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: true)
      .map { String(Substring($0)) }
    return segments.first == "v1" || segments.first == "1.0" ? Array(segments.dropFirst()) : segments
  }

  private static func parts(_ path: String) -> [String] {
    segments(path).map { PercentCoding.decodeLeniently($0) }
  }
}

/// The operations of the API as its own description has them, for checks, hints, completion and lists of products.
///
/// Routes appear and vanish: a path that is not in the table may still exist.
public struct RouteTable: Sendable {
  /// The table, read on first use.
  public static let shared = RouteTable()

  /// All operations in the order of the description.
  public let operations: [APIOperation]
  /// The fields of the models that requests are made of.
  public let models: [String: [APIParameter]]
  /// The values of the enums that requests are made of.
  public let enums: [String: [String]]
  private let places: [Int: [Int]]

  private init() {
    var operations: [APIOperation] = []
    var models: [String: [APIParameter]] = [:]
    var enums: [String: [String]] = [:]
    let text = Self.data.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
    for line in text.split(separator: "\n") {
      if let operation = APIOperation(line) {
        operations.append(operation)
        continue
      }
      let columns = line.split(separator: "|", maxSplits: 2, omittingEmptySubsequences: false)
      guard columns.count == 3 else { continue }
      let name = String(columns[1])
      if columns[0] == "M" { models[name] = APIParameter.list(columns[2]) }
      if columns[0] == "E" { enums[name] = columns[2].split(separator: ",").map(String.init) }
    }
    self.operations = operations
    self.models = models
    self.enums = enums
    places = Dictionary(grouping: operations.indices) { operations[$0].segments.count }
  }

  // MARK: - Lists

  /// The products of a cart: the names that stand for `{product}` in `/order/cart/{cartId}/{product}`.
  public var cartProducts: [String] { products(below: "/order/cart/{cartId}/", answer: "order.cart.Item") }

  /// The products whose options can be ordered for a service (`/order/cartServiceOption/{product}`).
  public var serviceOptionProducts: [String] { products(below: "/order/cartServiceOption/", answer: nil) }

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
    return operations.compactMap { operation in
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
    operations(at: path).first { $0.method == method }
  }

  /// The path that was probably meant by one that no operation has, or nil.
  /// - Parameter path: the path below the base, without a query.
  public func suggestion(for path: String) -> String? { suggestion(for: Self.parts(path)) }

  func operations(at parts: [String]) -> [APIOperation] {
    var best: [APIOperation] = []
    var bestLiterals = -1
    for place in places[parts.count] ?? [] {
      let operation = operations[place]
      var literals = 0
      let fits = zip(operation.segments, parts).allSatisfy { segment, part in
        if segment.hasPrefix("{") { return true }
        literals += 1
        return segment == part
      }
      guard fits, literals >= bestLiterals else { continue }
      if literals > bestLiterals { best = [] }
      bestLiterals = literals
      best.append(operation)
    }
    return best
  }

  func suggestion(for parts: [String]) -> String? {
    var best: (path: String, distance: Int)?
    for place in places[parts.count] ?? [] {
      let operation = operations[place]
      var distance = 0
      var isNear = true
      for (segment, part) in zip(operation.segments, parts) where !segment.hasPrefix("{") && segment != part {
        guard let step = Suggestion.distance(from: part, to: segment) else {
          isNear = false
          break
        }
        distance += step
      }
      if isNear, distance < (best?.distance ?? .max) { best = (operation.path, distance) }
    }
    return best?.path
  }

  static func parts(_ path: String) -> [String] {
    let parts = path.split(separator: "/").map { CallPath.percentDecoded(String($0)) }
    // /v1 and /1.0 are the API of the table; /v2 is another one
    return parts.first == "v1" || parts.first == "1.0" ? Array(parts.dropFirst()) : parts
  }
}

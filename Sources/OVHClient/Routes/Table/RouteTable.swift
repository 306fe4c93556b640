import Synchronization

/// The operations of the API as its own description has them, for checks, hints, completion and lists of products.
///
/// Routes appear and vanish: a path that is not in the table may still exist. The first use reads only methods and
/// paths; the rest of a line is read when it is asked for.
public struct RouteTable: Sendable {
  /// What a call is found by.
  private struct Entry: Sendable {
    let segments: [Substring]
    let line: Substring.UTF8View
  }

  /// What stands in the table at a path.
  struct Match: Sendable {
    /// The decoded segments of the path, without the version.
    let parts: [String]
    /// The operations there, of any method.
    let operations: [APIOperation]
  }

  /// The matches of the latest paths: a run asks the same few again and again, several times for each call.
  private static let matches = Mutex<[String: Match]>([:])
  private static let rememberedMatches = 256

  /// The table.
  public static let shared = RouteTable()
  private static let allOperations = shared.entries.values.flatMap(\.self)
    .sorted { $0.line.startIndex < $1.line.startIndex }
    .compactMap { APIOperation($0.line) }
  private static let requestModels = shared.named("M").mapValues(APIParameter.list)
  private static let requestEnums = shared.named("E").mapValues { values in
    values.split(separator: UInt8(ascii: ",")).map { String(Substring($0)) }
  }

  /// The lines of operations by the number of their segments, in the order of the description.
  private let entries: [Int: [Entry]]
  private let otherLines: [Substring.UTF8View]

  private init() {
    let text = Self.data.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
    var entries: [Int: [Entry]] = [:]
    var otherLines: [Substring.UTF8View] = []
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
      let path = line.drop { $0 != UInt8(ascii: "|") }.dropFirst().prefix { $0 != UInt8(ascii: "|") }
      guard path.first == UInt8(ascii: "/") else {
        otherLines.append(line)
        continue
      }
      let segments = path.split(separator: UInt8(ascii: "/")).map { Substring($0) }
      entries[segments.count, default: []].append(Entry(segments: segments, line: line))
    }
    self.entries = entries
    self.otherLines = otherLines
  }

  private func named(_ kind: Character) -> [String: Substring.UTF8View] {
    var result: [String: Substring.UTF8View] = [:]
    for line in otherLines where Substring(line).first == kind {
      let columns = line.split(separator: UInt8(ascii: "|"), maxSplits: 2, omittingEmptySubsequences: false)
      if columns.count == 3 { result[String(Substring(columns[1]))] = columns[2] }
    }
    return result
  }

  /// All operations in the order of the description.
  public var operations: [APIOperation] { Self.allOperations }
  /// The fields of the models that requests are made of.
  public var models: [String: [APIParameter]] { Self.requestModels }
  /// The values of the enums that requests are made of.
  public var enums: [String: [String]] { Self.requestEnums }

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
    match(path).operations.first { $0.method == method }
  }

  /// The path that was probably meant by one that no operation has, or nil.
  /// - Parameter path: the path below the base, without a query.
  public func suggestion(for path: String) -> String? { suggestion(for: Self.parts(path)) }

  /// What stands in the table at the path of a call.
  /// - Parameter path: the encoded path below the base, without a query.
  func match(_ path: String) -> Match {
    if let match = Self.matches.withLock({ $0[path] }) { return match }
    let parts = Self.parts(path)
    let match = Match(parts: parts, operations: operations(at: parts))
    Self.matches.withLock { matches in
      if matches.count >= Self.rememberedMatches { matches.removeAll(keepingCapacity: true) }
      matches[path] = match
    }
    return match
  }

  func operations(at parts: [String]) -> [APIOperation] {
    var best: [Entry] = []
    var bestLiterals = -1
    for entry in entries[parts.count] ?? [] {
      var literals = 0
      let fits = zip(entry.segments, parts).allSatisfy { segment, part in
        if segment.utf8.first == UInt8(ascii: "{") { return true }
        literals += 1
        return segment == part
      }
      guard fits, literals >= bestLiterals else { continue }
      if literals > bestLiterals { best = [] }
      bestLiterals = literals
      best.append(entry)
    }
    return best.compactMap { APIOperation($0.line) }
  }

  func suggestion(for parts: [String]) -> String? {
    var best: (entry: Entry, distance: Int)?
    for entry in entries[parts.count] ?? [] {
      var distance = 0
      var isNear = true
      for (segment, part) in zip(entry.segments, parts) where segment.utf8.first != UInt8(ascii: "{") {
        if segment == part { continue }
        guard let step = Suggestion.distance(from: part, to: segment) else {
          isNear = false
          break
        }
        distance += step
      }
      if isNear, distance < (best?.distance ?? .max) { best = (entry, distance) }
    }
    return best.flatMap { APIOperation($0.entry.line)?.path }
  }

  static func parts(_ path: String) -> [String] {
    let parts = path.split(separator: "/").map { CallPath.percentDecoded(String($0)) }
    // /v1 and /1.0 are the API of the table; /v2 is another one
    return parts.first == "v1" || parts.first == "1.0" ? Array(parts.dropFirst()) : parts
  }
}

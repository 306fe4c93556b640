import PanierData

/// The rules by which calls get their class, in the order in which they are looked at.
public struct RouteRules: Sendable {
  /// The rules.
  public static let shared = RouteRules()

  /// All of them: exceptions, then guard, consent and free.
  public let rules: [RouteRule]
  private let byMethod: [HTTPMethod: [RouteRule]]

  private init() {
    var length = 0
    let start = panier_data_route_classes(&length)
    let text = String(decoding: UnsafeRawBufferPointer(start: start, count: length), as: UTF8.self)
    let read = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap(RouteRule.init)
    rules =
      read.filter(\.isException)
      + RouteClass.allCases.reversed().flatMap { kind in read.filter { !$0.isException && $0.routeClass == kind } }
    byMethod = Dictionary(
      uniqueKeysWithValues: HTTPMethod.allCases.map { [rules] method in
        (method, rules.filter { $0.methods.contains(method) })
      })
  }

  /// The rule of a row of the table, or nil.
  func rule(forRow method: HTTPMethod, _ segments: [String], answer: String) -> RouteRule? {
    guard let candidates = byMethod[method], !candidates.isEmpty else { return nil }
    let segments = segments.map { $0.utf8.first == UInt8(ascii: "{") ? $0 : $0.lowercased() }
    let answer = answer.lowercased()
    return candidates.first { $0.holds(forRow: segments, answer: answer) }
  }

  /// The rule of a call that is in no row, or nil; none makes it less strict than consent.
  func rule(forUnlisted method: HTTPMethod, _ segments: [String]) -> RouteRule? {
    byMethod[method]?.first {
      !$0.isException && $0.routeClass > .free && $0.holds(forUnlisted: segments)
    }
  }

  /// The rule that a body calls for, or nil.
  func rule(forBody body: JSONObject, of method: HTTPMethod, _ segments: [String]) -> RouteRule? {
    byMethod[method]?.first { rule in
      guard case .body(let pattern, let key) = rule.scope, pattern.fits(segments) else { return false }
      return body.members.contains { $0.name.lowercased() == key && !$0.value.isNull }
    }
  }
}

import Synchronization

/// Warns of each route that may change or vanish, once for each route.
final class RouteNotices: Sendable {
  private let tell: @Sendable (String) -> Void
  private let told = Mutex<Set<String>>([])

  init(tell: @escaping @Sendable (String) -> Void) { self.tell = tell }

  /// Looks at a call that is about to be sent.
  func look(at call: ResolvedCall) {
    guard let operation = call.operation, let sentence = Self.sentence(on: operation) else { return }
    guard told.withLock({ $0.insert("\(operation.method.rawValue) \(operation.path)").inserted }) else { return }
    tell(sentence)
  }

  private static func sentence(on operation: APIOperation) -> String? {
    let route = "\(operation.method.rawValue) \(operation.path)"
    let origin = operation.isDescribed ? RouteTable.origin : RouteTable.originOfOthers
    switch operation.status {
    case .production: return nil
    case .alpha: return "\(route) is ALPHA in the \(origin): it may change or vanish"
    case .beta: return "\(route) is BETA in the \(origin): it may change"
    case .deprecated: return "\(route) is DEPRECATED in the \(origin): it may vanish"
    }
  }
}

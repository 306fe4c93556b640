import Synchronization

/// The carts that are being checked out: whatever else would change one of them is refused.
///
/// Every write of the client passes here, typed or not, so that what was quoted is what is ordered.
final class CartsInCheckout: Sendable {
  private struct State {
    var locked: Set<String> = []
    /// How many writes to a cart are on their way.
    var writing: [String: Int] = [:]
    var waiting: [String: [CheckedContinuation<Void, Never>]] = [:]
  }

  private let state = Mutex(State())

  /// Locks a cart and waits for the writes that are on their way.
  /// - Returns: false when it is locked already.
  func begin(_ cart: String) async -> Bool {
    let cart = cart.lowercased()
    guard state.withLock({ $0.locked.insert(cart).inserted }) else { return false }
    await withCheckedContinuation { continuation in
      let isFree = state.withLock { state in
        if state.writing[cart] == nil { return true }
        state.waiting[cart, default: []].append(continuation)
        return false
      }
      if isFree { continuation.resume() }
    }
    return true
  }

  /// Unlocks a cart.
  func end(_ cart: String) { _ = state.withLock { $0.locked.remove(cart.lowercased()) } }

  /// Makes a write, unless it names a cart that is locked.
  /// - Parameters:
  ///   - names: what the write names, in lower case: see ``names(of:)``.
  ///   - shown: the call for messages.
  ///   - body: sends it.
  /// - Throws: ``OVHError`` of kind ``OVHError/Kind/guarded`` for a locked cart, and what `body` throws.
  func write(
    _ names: Set<String>, shown: String, _ body: @Sendable () async throws -> APIResponse
  ) async throws -> APIResponse {
    let isFree = state.withLock { state in
      guard state.locked.isDisjoint(with: names) else { return false }
      for name in names { state.writing[name, default: 0] += 1 }
      return true
    }
    guard isFree else {
      throw OVHError(
        kind: .guarded, request: shown,
        message:
          "\(shown) was not sent, since the cart is being checked out; change a cart before or after its checkout")
    }
    defer { ended(names) }
    return try await body()
  }

  private func ended(_ names: Set<String>) {
    let released = state.withLock { state in
      names.flatMap { name -> [CheckedContinuation<Void, Never>] in
        let left = (state.writing[name] ?? 1) - 1
        state.writing[name] = left > 0 ? left : nil
        return left > 0 ? [] : state.waiting.removeValue(forKey: name) ?? []
      }
    }
    for continuation in released { continuation.resume() }
  }

  /// Everything that may be the id of a cart in a call: the parts of its path in every reading, and the texts of its
  /// body.
  static func names(of call: ResolvedCall) -> Set<String> {
    var names = Set(call.path.parts.map { $0.lowercased() })
    for reading in call.path.readings { names.formUnion(reading) }
    if let body = call.request.body { collect(body, into: &names) }
    return names
  }

  private static func collect(_ json: JSONValue, into names: inout Set<String>) {
    if let text = json.string { names.insert(text.lowercased()) }
    for element in json.array ?? [] { collect(element, into: &names) }
    for member in json.object?.members ?? [] { collect(member.value, into: &names) }
  }
}

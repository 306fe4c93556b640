import OVHClient
import PanierKit
import PanierOrdering
import Synchronization

/// What the prompt tells of the cart that was worked with last: how much is in it, and what it costs.
final class CartStatus: Sendable {
  /// How long the prompt waits for the total, once a cart was changed.
  static let patience = Duration.milliseconds(400)

  private struct State {
    var cart: String?
    var text = ""
    /// Told anew by each reading, so that an older one that comes late is left out.
    var reading = 0
  }

  private let session: PanierSession
  private let state = Mutex(State())

  init(_ session: PanierSession) { self.session = session }

  /// What stands in the prompt; empty without a cart that has anything in it.
  var text: String { state.withLock { $0.text } }

  /// Takes what an entry changed, and reads the total anew.
  /// - Parameter changes: the calls that changed carts.
  func take(_ changes: [CallLog.Call]) async {
    guard let cart = changes.last.flatMap(Self.cart) else { return }
    guard changes.last?.path.hasSuffix("/checkout") == false, session.drafts.all.contains(cart) else {
      state.withLock { $0 = State(reading: $0.reading + 1) }
      return
    }
    let number = state.withLock { state in
      state.reading += 1
      state.cart = cart
      return state.reading
    }
    let session = session
    let reading = Task { try? await Self.status(of: cart, session.client) }
    // A slow answer does not hold the prompt up: the total comes with the next one.
    let (answers, answer) = AsyncStream<String?>.makeStream()
    let late = Task { [weak self] in
      let text = await reading.value
      self?.finish(number, text ?? "total not known")
      answer.yield(text)
    }
    let clock = Task {
      try? await Task.sleep(for: Self.patience)
      answer.yield(nil)
    }
    state.withLock { if $0.reading == number, !$0.text.isEmpty { $0.text = "total being read" } }
    for await _ in answers { break }
    clock.cancel()
    _ = late
  }

  private func finish(_ number: Int, _ text: String) {
    state.withLock { if $0.reading == number { $0.text = text } }
  }

  /// The cart that a call changed.
  private static func cart(_ call: CallLog.Call) -> String? {
    let parts = call.path.split(separator: "/")
    return parts.count > 2 ? String(parts[2]) : call.answer?["cartId"]?.string
  }

  /// How many items there are, and what they cost together.
  static func status(of cart: String, _ client: OVHClient) async throws -> String {
    let count = try await client.itemIDs(cart: cart).count
    guard count > 0 else { return "" }
    let preview = try await client.summary(cart: cart)
    let total = Quote(.cart(cart), preview: preview, isValidated: false).withTax
    return "\(count) item\(count == 1 ? "" : "s") \(total) incl. tax"
  }
}

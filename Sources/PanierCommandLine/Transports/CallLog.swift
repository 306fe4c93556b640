import OVHClient
import Synchronization

/// The calls of a session at the prompt: how long each took, and what it changed in a cart.
public final class CallLog: Sendable {
  /// One call that was answered.
  struct Call: Sendable {
    /// The HTTP method.
    let method: String
    /// The path behind the endpoint's base, with its query.
    let target: String
    /// The body that was sent.
    let sent: JSONValue?
    /// The status of the answer; nil where none came.
    let status: Int?
    /// The body of the answer.
    let answer: JSONValue?
    /// How long it took.
    let elapsed: Duration
    /// What the API said of the same thing before.
    let before: JSONValue?

    /// The path without its query.
    var path: String { String(target.prefix { $0 != "?" }) }
    /// Whether it changed something in a cart.
    var changesCart: Bool {
      method != "GET" && path.hasPrefix("/order/cart") && status.map { (200..<300).contains($0) } ?? false
    }
  }

  private struct State {
    var requests: [Int: JSONValue] = [:]
    var calls: [Call] = []
    /// All calls that changed carts, oldest first.
    var changes: [Call] = []
    var seen: [String: JSONValue] = [:]
  }

  /// The most things of carts that are remembered as the API told them.
  private static let most = 5000

  private let state = Mutex(State())

  /// Creates an empty log.
  public init() {}

  /// Takes what the client tells.
  /// - Parameters:
  ///   - event: what happened.
  ///   - baseURL: the endpoint's base, which is left out.
  func take(_ event: TraceEvent, baseURL: String) {
    let target = event.url.hasPrefix(baseURL) ? String(event.url.dropFirst(baseURL.count)) : event.url
    let isOfCart = target.hasPrefix("/order/cart")
    let body = isOfCart ? event.body.flatMap { try? JSONValue(parsing: $0) } : nil
    state.withLock { state in
      switch event.stage {
      case .request: state.requests[event.call] = body
      case .answer(let status, _, let elapsed):
        add(
          Call(
            method: event.method, target: target, sent: state.requests.removeValue(forKey: event.call), status: status,
            answer: body, elapsed: elapsed, before: state.seen[target]), to: &state)
      case .failure:
        state.requests[event.call] = nil
        add(
          Call(method: event.method, target: target, sent: nil, status: nil, answer: nil, elapsed: .zero, before: nil),
          to: &state)
      case .wait: break
      }
    }
  }

  private func add(_ call: Call, to state: inout State) {
    state.calls.append(call)
    if call.changesCart { state.changes.append(call) }
    guard let answer = call.answer, call.status == 200, state.seen.count < Self.most else { return }
    switch call.method {
    case "GET", "PUT": state.seen[call.path] = answer
    // What was just made is found below the list that it was added to.
    case "POST": if let id = answer["id"]?.int64 { state.seen["\(call.path)/\(id)"] = answer }
    default: break
    }
  }

  /// Forgets the calls of the entry before.
  func beginEntry() { state.withLock { $0.calls = [] } }

  /// The calls of the entry.
  var calls: [Call] { state.withLock { $0.calls } }

  /// All calls that changed carts, oldest first.
  var changes: [Call] { state.withLock { $0.changes } }

  /// What the API last said of a path.
  func seen(_ path: String) -> JSONValue? { state.withLock { $0.seen[path] } }

  /// What the API last said of everything below a path.
  func seen(below path: String) -> [(path: String, value: JSONValue)] {
    state.withLock { state in
      state.seen.filter { $0.key.hasPrefix(path + "/") }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
  }
}

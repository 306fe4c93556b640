public import FoundationEssentials
import OVHClient

/// The simulated API as a value: what it remembers, and a function from a request to an answer.
///
/// The time is handed in and all chance comes from the seed, so that the same requests at the same times get the same
/// answers, byte for byte.
public struct SimulatorCore: Sendable {
  /// The largest body that is read, in bytes.
  package static let maximumBody = 1 << 20

  /// What the simulator is like.
  public let configuration: SimulatorConfiguration
  /// What it remembers.
  var state: SimulatorState

  /// A simulator that nobody has called yet.
  /// - Parameter configuration: its seed, account and pace.
  public init(configuration: SimulatorConfiguration = SimulatorConfiguration()) {
    self.configuration = configuration
    state = SimulatorState(configuration)
  }

  /// Answers one call of the API.
  /// - Parameters:
  ///   - request: the call, with the path below the base.
  ///   - now: the time on the caller's clock.
  /// - Returns: the answer with what happens to it on the wire; a refusal is an answer too.
  public mutating func handle(_ request: SimulatorRequest, at now: Date) -> SimulatorResponse {
    let time = state.clock.time(at: now)
    if state.beginning == nil { state.beginning = time }
    makePendingCalls(until: time)
    state.answers += 1
    let routed = RoutedCall(method: request.method, path: request.path)
    let fault = takeFault(request, template: routed?.operation.path)
    var response: SimulatorResponse
    switch fault?.kind {
    case .dropBeforeCommit:
      response = SimulatorResponse(status: 503)
      response.delivery = .dropped
    case .status: response = fault?.response ?? SimulatorResponse(status: 500)
    case .lateCommit:
      let delay = Double(fault?.milliseconds ?? 0) / 1000
      state.pendingCalls.append(DelayedCall(request, received: time, due: time.addingTimeInterval(delay)))
      response = fault?.lateResponse ?? SimulatorResponse(status: 503)
    case .replay:
      observe(request, answer(request, routed, at: time), at: time)
      response = answer(request, routed, at: time)
    case .anotherHand:
      if let call = fault?.call { make(call, before: request, routed, at: time) }
      response = answer(request, routed, at: time)
    case .lateListing:
      let last = state.orders.newest(1).last?.id
      response = answer(request, routed, at: time)
      if let order = state.orders.newest(1).last, order.id != last {
        state.orders[order.id]?.listed = time.addingTimeInterval(Double(fault?.milliseconds ?? 0) / 1000)
      }
    default: response = answer(request, routed, at: time)
    }
    response.headers.append(HeaderField("X-Ovh-QueryID", queryID(at: time)))
    if fault?.replacesAnswer != true { configuration.observer?(request, response) }
    switch fault?.kind {
    case .dropAfterCommit: response.delivery = .dropped
    case .truncate: response.delivery = .truncated
    case .garbage: response.body = Array("<html><body>\u{FFFD} upstream</body></html".utf8)
    case .delay: response.delayMilliseconds += fault?.milliseconds ?? 0
    case .otherTotal: response.body = OtherTotal.changed(response.body, by: fault?.cents ?? 0)
    default: break
    }
    response.delayMilliseconds += configuration.latencyMilliseconds
    return response
  }

  /// Makes the calls whose effect was put off and is due.
  private mutating func makePendingCalls(until time: Date) {
    while let next = state.pendingCalls.indices.min(by: { state.pendingCalls[$0].due < state.pendingCalls[$1].due }),
      state.pendingCalls[next].due <= time
    {
      let call = state.pendingCalls.remove(at: next)
      let routed = RoutedCall(method: call.method, path: call.path)
      // Whatever it answers: its client has gone.
      observe(call.request, answer(call.request, routed, at: call.due, signedAt: call.received), at: call.due)
    }
  }

  /// Tells the observer of an answer that its client does not get.
  private func observe(_ request: SimulatorRequest, _ response: SimulatorResponse, at time: Date) {
    guard let observer = configuration.observer else { return }
    var response = response
    response.headers.append(HeaderField("X-Ovh-QueryID", queryID(at: time)))
    observer(request, response)
  }

  /// Makes the call of another client, which the same account signs for.
  private mutating func make(
    _ call: Fault.OtherCall, before request: SimulatorRequest, _ routed: RoutedCall?, at time: Date
  ) {
    var path = call.path
    for (name, value) in routed?.values ?? [:] { path = path.replacing("{\(name)}", with: value) }
    let other = RoutedCall(method: call.method, path: path)
    guard let other, let handler = other.answer?.handler, let query = FormFields("") else { return }
    let caller = Caller.credential(account: state.account.nichandle, id: 0)
    let body = call.body.flatMap { try? JSONValue(parsing: $0) } ?? nil
    let made = Call(
      values: other.values, query: query, body: body, caller: caller, now: time, configuration: configuration,
      applicationKey: nil, url: request.url)
    do throws(Refusal) { _ = try handler(&state, made) } catch { return }
  }

  private mutating func answer(
    _ request: SimulatorRequest, _ routed: RoutedCall?, at time: Date, signedAt: Date? = nil
  ) -> SimulatorResponse {
    if request.method == "GET", let section = SectionDescription.section(request.path) {
      let url = request.url.prefix { $0 != "?" }
      let base = String(url.dropLast(request.path.count))
      return SimulatorResponse(status: 200, json: SectionDescription.json(of: section, base: base))
    }
    do throws(Refusal) {
      guard let routed, let handler = routed.answer?.handler else { throw .noSuchURL }
      let caller = try Authenticator.caller(
        of: request, authentication: routed.operation.authentication, state: &state, now: signedAt ?? time)
      guard let query = FormFields(request.query) else { throw .badRequest("Invalid query string") }
      let body = try self.body(of: request)
      try InputValidator.validate(routed, query: query, body: body)
      let call = Call(
        values: routed.values, query: query, body: body, caller: caller, now: time, configuration: configuration,
        applicationKey: request.header("x-ovh-application"), url: request.url)
      return SimulatorResponse(status: 200, json: try handler(&state, call))
    } catch {
      return error.response
    }
  }

  private func body(of request: SimulatorRequest) throws(Refusal) -> JSONValue {
    guard !request.body.isEmpty, request.method != "GET" else { return nil }
    guard request.body.count <= Self.maximumBody else {
      throw Refusal.bodyTooLarge
    }
    do {
      return try JSONValue(parsing: request.body)
    } catch {
      throw .badRequest("The input that you provided isn't valid JSON or not well formatted")
    }
  }

  /// The fault that strikes a call, which is thereby used up once.
  private mutating func takeFault(_ request: SimulatorRequest, template: String?) -> Fault? {
    if state.faults.isEmpty { return chaos(request) }
    let dice = SeededGenerator.hash("fault \(state.answers)", seed: configuration.seed)
    let struck = state.faults.firstIndex {
      $0.strikes(method: request.method, template: template, path: request.path) && $0.strikes(dice: dice)
    }
    guard let index = struck else { return chaos(request) }
    guard state.faults[index].skip == 0 else {
      state.faults[index].skip -= 1
      return nil
    }
    let fault = state.faults[index]
    state.faults[index].times -= 1
    if state.faults[index].times <= 0 { state.faults.remove(at: index) }
    return fault
  }

  /// A fault for no reason, for reads only, where the configuration asks for some.
  private func chaos(_ request: SimulatorRequest) -> Fault? {
    guard configuration.chaosPercent > 0, request.method == "GET" else { return nil }
    let dice = SeededGenerator.hash("chaos \(state.answers)", seed: configuration.seed)
    guard dice % 100 < UInt64(configuration.chaosPercent) else { return nil }
    var fault = Fault(.status, on: "*")
    switch dice / 100 % 5 {
    case 0: fault.status = 500
    case 1: fault.status = 503
    case 2:
      fault.status = 429
      fault.retryAfter = 1
    case 3: fault.kind = .dropBeforeCommit
    default:
      fault.kind = .delay
      fault.milliseconds = 500
    }
    return fault
  }

  private func queryID(at time: Date) -> String {
    let seconds = UInt64(max(0, time.timeIntervalSince1970))
    let hash = SeededGenerator.hash("query \(state.answers)", seed: configuration.seed)
    return "EU.sim-1.\(String(seconds, radix: 16)).\(state.answers).\(String(hash, radix: 16))"
  }
}

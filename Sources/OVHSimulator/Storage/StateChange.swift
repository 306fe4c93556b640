import FoundationEssentials

/// What one call changed, as it is kept: only the parts that are different, each whole.
struct StateChange: Codable, Sendable {
  var generator: SeededGenerator
  var lastIdentifier: Int64
  var answers: Int64
  var carts: [Cart]?
  var removedCarts: [String]?
  var orders: [Order]?
  var account: Account?
  var applications: [ClientApplication]?
  var credentials: [Credential]?
  var clients: [OAuthClient]?
  var tokens: [String: AccessToken]?
  var contacts: [Contact]?
  var faults: [Fault]?
  var pendingCalls: [PendingCall]?
  var clock: SimulatorClock?

  /// Whether it must outlive the machine and not only the program: an order was placed, paid or withdrawn from.
  var mustBeDurable: Bool { orders != nil }

  /// What is different between two states, apart from carts and orders.
  init(from old: SimulatorState, to new: SimulatorState) {
    self.init(countersOf: new)
    account = old.account == new.account ? nil : new.account
    applications = old.applications == new.applications ? nil : new.applications
    credentials = old.credentials == new.credentials ? nil : new.credentials
    clients = old.clients == new.clients ? nil : new.clients
    tokens = old.tokens == new.tokens ? nil : new.tokens
    contacts = old.contacts == new.contacts ? nil : new.contacts
    faults = old.faults == new.faults ? nil : new.faults
    pendingCalls = old.pendingCalls == new.pendingCalls ? nil : new.pendingCalls
    clock = old.clock == new.clock ? nil : new.clock
  }

  /// Everything a state holds, apart from carts and orders.
  init(all state: SimulatorState) {
    self.init(countersOf: state)
    account = state.account
    applications = state.applications
    credentials = state.credentials
    clients = state.clients
    tokens = state.tokens
    contacts = state.contacts
    faults = state.faults
    pendingCalls = state.pendingCalls
    clock = state.clock
  }

  init(countersOf state: SimulatorState) {
    generator = state.generator
    lastIdentifier = state.lastIdentifier
    answers = state.answers
  }

  /// Whether anything but the count of answers is different.
  func isEmpty(since old: SimulatorState) -> Bool {
    generator == old.generator && lastIdentifier == old.lastIdentifier && carts == nil && removedCarts == nil
      && orders == nil && account == nil && applications == nil && credentials == nil && clients == nil
      && tokens == nil && contacts == nil && faults == nil && pendingCalls == nil && clock == nil
  }

  /// Makes the change in a state.
  func apply(to state: inout SimulatorState) {
    state.generator = generator
    state.lastIdentifier = lastIdentifier
    state.answers = answers
    for cart in carts ?? [] { state.carts.put(cart) }
    for id in removedCarts ?? [] { state.carts[id] = nil }
    for order in orders ?? [] { state.orders.put(order) }
    if let account { state.account = account }
    if let applications { state.applications = applications }
    if let credentials { state.credentials = credentials }
    if let clients { state.clients = clients }
    if let tokens { state.tokens = tokens }
    if let contacts { state.contacts = contacts }
    if let faults { state.faults = faults }
    if let pendingCalls { state.pendingCalls = pendingCalls }
    if let clock { state.clock = clock }
  }
}

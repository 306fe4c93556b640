import FoundationEssentials
import OVHClient
import OVHSimulator
import PanierOrdering
import Synchronization

/// Everything that happens in a run, in order, and the checker that judges each event when it happens.
final class History: Sendable {
  /// What a cart was made for.
  struct Want: Sendable {
    var process: Int
    var things: Set<String>
    var isAgain: Bool
    var maximum: Int64?
    /// What the operator agreed to, in ucents.
    var agreed: Int64?
  }

  /// An order that the simulator made of a cart.
  struct Made: Sendable {
    var cart: String
    var total: Int64
    var payments = 0
  }

  /// An entry of the ledger as far as it was written.
  struct Noted: Sendable {
    var kind: PurchaseKind
    var reference: String
    var things: Set<String>
    var total: Int64
    var state: LedgerState
    var sent = 0
    /// Whether what it buys again was settled as ordered when it was held.
    var repeats: Set<String> = []
  }

  struct State: Sendable {
    var wants: [String: Want] = [:]
    var orders: [Int64: Made] = [:]
    var entries: [Int64: Noted] = [:]
    var tally = Tally()
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var lines: [String] = []
  }

  let seed: UInt64
  private let stage: Stage
  private let keepsLines: Bool
  private let state = Mutex(State())

  init(seed: UInt64, stage: Stage, keepsLines: Bool) {
    self.seed = seed
    self.stage = stage
    self.keepsLines = keepsLines
  }

  /// The history as it stands.
  var contents: State { state.withLock { $0 } }

  // MARK: Events

  /// Notes an event that is only told.
  func say(_ text: String, by life: Life? = nil) { state.withLock { note(text, by: life, &$0) } }

  /// Counts something.
  func count(_ body: (inout Tally) -> Void) { state.withLock { body(&$0.tally) } }

  /// Notes what a cart is for.
  func wants(_ want: Want, cart: String) { state.withLock { $0.wants[cart] = want } }

  /// Notes what the operator agreed to.
  func agreed(to total: Int64, cart: String, by life: Life) {
    state.withLock { state in
      state.wants[cart]?.agreed = total
      note("agreed to \(total) for \(cart)", by: life, &state)
    }
  }

  /// A request leaves a process.
  func sent(_ method: String, _ url: String, by life: Life) {
    state.withLock { state in
      note("\(method) \(url)", by: life, &state)
      guard method == "POST" else { return }
      let parts = url.split(separator: "/")
      guard parts.count > 2 else { return }
      let reference = String(parts[parts.count - 2])
      if parts.last == "checkout" {
        guard state.wants[reference] != nil else { return }
        permitted(.order, reference, &state)
      } else if parts.last == "pay" || parts.last == "payWithRegisteredPaymentMean" {
        permitted(.payment, reference, &state)
      }
    }
  }

  /// An answer comes, or does not.
  func answered(_ answer: SimulatorResponse, to life: Life) {
    state.withLock { state in
      note("\(answer.status) \(answer.delivery) after \(answer.delayMilliseconds) ms", by: life, &state)
    }
  }

  /// The simulator did something, now or in the name of a call of before.
  func made(_ request: SimulatorRequest, _ response: SimulatorResponse) {
    guard request.method == "POST", response.status == 200 else { return }
    let parts = request.path.split(separator: "/")
    guard parts.count > 2 else { return }
    let reference = String(parts[parts.count - 2])
    if parts.last == "checkout" {
      guard let json = try? JSONValue(parsing: response.body), let id = json["orderId"]?.int64 else { return }
      let total = json["prices"]?["withTax"]?["value"]?.number?.ucents ?? 0
      state.withLock { ordered(id, reference, total, &$0) }
    } else if parts.last == "pay" || parts.last == "payWithRegisteredPaymentMean", let id = Int64(reference) {
      state.withLock { paid(id, &$0) }
    }
  }

  /// An entry was held.
  func held(_ id: Int64, _ intent: PurchaseIntent, by life: Life) {
    state.withLock { state in
      let things = Set(intent.things.map(\.description))
      var noted = Noted(
        kind: intent.kind, reference: intent.reference, things: things, total: intent.total.ucents, state: .held)
      for (other, entry) in state.entries where !entry.things.isDisjoint(with: things) {
        // What a dead process held is freed by the hold itself.
        if entry.state == .held { state.entries[other]?.state = .expired }
        if entry.state == .ordered { noted.repeats.formUnion(entry.things) }
      }
      state.entries[id] = noted
      note("entry \(id) held for \(intent.reference)", by: life, &state)
    }
  }

  /// An entry stands otherwise than before.
  func changed(_ entry: LedgerEntry, by life: Life) {
    state.withLock { state in
      let before = state.entries[entry.id]?.state ?? .held
      if before != entry.state, !Self.allowed(before, entry.state) {
        find(.brokenRule, "entry \(entry.id) went from \(before) to \(entry.state)", &state)
      }
      if entry.state == .notOrdered, let posted = entry.posted, stage.date < posted + 900 {
        find(.brokenRule, "entry \(entry.id) is believed not ordered before its settling time is over", &state)
      }
      state.entries[entry.id]?.state = entry.state
      note("entry \(entry.id) \(entry.state) \(entry.orderID ?? 0) \(entry.reason ?? "")", by: life, &state)
    }
  }

  // MARK: What is judged

  /// Whether a state may follow another.
  static func allowed(_ before: LedgerState, _ after: LedgerState) -> Bool {
    switch (before, after) {
    case (.held, .posting), (.held, .expired), (.held, .refused): true
    // A permit that was old when it came is asked for again.
    case (.posting, .posting): true
    // Looked for again, and not found for another reason.
    case (.unknown, .unknown): true
    case (.posting, .ordered), (.posting, .refused), (.posting, .unknown), (.posting, .notOrdered): true
    case (.unknown, .ordered), (.unknown, .notOrdered), (.notOrdered, .ordered): true
    default: false
    }
  }

  /// The call that buys leaves: it has to be noted, once, agreed to, and no other one like it may be open.
  private func permitted(_ kind: PurchaseKind, _ reference: String, _ state: inout State) {
    let own = state.entries.filter { $0.value.kind == kind && $0.value.reference == reference }
    guard let (id, entry) = own.max(by: { $0.key < $1.key }), entry.state == .posting else {
      return find(.brokenRule, "a \(kind) of \(reference) is sent without a permit", &state)
    }
    state.entries[id]?.sent += 1
    if entry.sent > 0 { find(.brokenRule, "entry \(id) is sent twice", &state) }
    for (other, noted) in state.entries
    where other != id && noted.state.isOpen && !noted.things.isDisjoint(with: entry.things) {
      find(.brokenRule, "entry \(id) is sent while entry \(other) is \(noted.state)", &state)
    }
    guard kind == .order, let want = state.wants[reference] else { return }
    let most = min(want.agreed ?? -1, want.maximum ?? .max)
    if entry.total > most {
      find(
        .centsBeyond, "cart \(reference) is sent for \(entry.total), allowed were \(most)", &state, entry.total - most)
    }
  }

  private func ordered(_ id: Int64, _ cart: String, _ total: Int64, _ state: inout State) {
    note("order \(id) of \(cart) for \(total)", by: nil, &state)
    // A colleague's, or one that another hand made.
    guard let want = state.wants[cart] else { return }
    let own = state.entries.filter { $0.value.kind == .order && $0.value.reference == cart }
    let entry = own.max { $0.key < $1.key }
    switch entry?.value.state {
    case .posting?, .unknown?: break
    case let other?: find(.brokenRule, "cart \(cart) became an order although its entry is \(other)", &state)
    case nil: find(.unknownOrder, "cart \(cart) became an order without an entry", &state)
    }
    for (other, made) in state.orders {
      guard let before = state.wants[made.cart] else { continue }
      for thing in before.things.intersection(want.things) {
        // Asked for again, once the first was settled as ordered, it may be bought twice.
        if want.isAgain, entry?.value.repeats.contains("create \(thing)") == true { continue }
        find(.double, "orders \(other) and \(id) are both for \(thing)", &state)
      }
    }
    state.orders[id] = Made(cart: cart, total: total)
    state.tally.orders += 1
  }

  private func paid(_ id: Int64, _ state: inout State) {
    note("order \(id) is paid", by: nil, &state)
    guard let made = state.orders[id], let want = state.wants[made.cart] else {
      return find(.brokenRule, "order \(id) is paid, and is not ours", &state)
    }
    state.orders[id]?.payments += 1
    if made.payments > 0 { find(.double, "order \(id) is paid twice", &state) }
    let own = state.entries.values.filter { $0.kind == .payment && $0.reference == String(id) }
    if !own.contains(where: { $0.state == .posting || $0.state == .unknown }) {
      find(.brokenRule, "order \(id) is paid while its payment is \(own.map(\.state))", &state)
    }
    let most = min(want.agreed ?? -1, want.maximum ?? .max)
    if made.total > most {
      find(.centsBeyond, "order \(id) is paid with \(made.total), allowed were \(most)", &state, made.total - most)
    }
  }

  /// Notes something that must not be.
  func find(_ breach: Tally.Breach, _ what: String, by ucents: Int64 = 0) {
    state.withLock { find(breach, what, &$0, ucents) }
  }

  private func find(_ breach: Tally.Breach, _ what: String, _ state: inout State, _ ucents: Int64 = 0) {
    note("!! \(breach.rawValue): \(what)", by: nil, &state)
    state.tally.find(breach, what, seed: seed, by: breach == .centsBeyond ? max(1, ucents / 1_000_000) : 1)
  }

  private func note(_ text: String, by life: Life?, _ state: inout State) {
    let now = stage.now
    var hash = state.hash
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    hash = (hash ^ UInt64(bitPattern: now)) &* 0x0000_0100_0000_01B3
    state.hash = (hash ^ UInt64(life?.id ?? 99)) &* 0x0000_0100_0000_01B3
    if keepsLines { state.lines.append("\(Double(now % 1_000_000_000_000) / 1_000_000) \(life?.name ?? "--") \(text)") }
  }
}

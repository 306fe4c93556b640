import Crypto
import FoundationEssentials
import PanierOrdering

/// An entry of another ledger as the function that takes it along reads it.
struct TakenEntry: Encodable {
  private struct Change: Encodable {
    let noted: Double
    let state: String
    let owner: String
    let order: Int64?
    let ucents: Int64
    let currency: String
    let reason: String?
  }

  private let key: String
  private let kind: String
  private let place: String
  private let account: String
  private let purse: String
  private let noted: Double
  private let month: String
  private let reference: String
  private let ucents: Int64
  private let currency: String
  private let charge: Int64
  private let lines: String
  private let location: String?
  private let plan: String?
  private let owner: String
  private let epoch: Int64
  private let lease: Double
  private let posted: Double?
  private let state: String
  private let order: Int64?
  private let reason: String?
  private let isOverrun: Bool
  private let `operator`: String?
  private let machine: String?
  private let project: String?
  private let recipe: String?
  private let things: [NotedThing]
  private let contracts: [QuoteContract]
  private let history: [Change]

  /// - Parameters:
  ///   - entry: the entry.
  ///   - history: its changes, oldest first.
  ///   - journal: what names the ledger that it comes from.
  ///   - labels: what counts where it has no labels.
  init(_ entry: LedgerEntry, history: [LedgerEvent], of journal: String, _ labels: PurchaseLabels) throws {
    let digest = SHA256.hash(data: Data("\(journal) \(entry.id)".utf8)).prefix(16)
    key = digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    kind = entry.kind.rawValue
    place = entry.scope.place
    account = entry.scope.account
    purse = LedgerScope.purse(of: entry.scope.place)
    noted = entry.date.timeIntervalSince1970
    month = entry.month.text
    reference = entry.reference
    ucents = entry.total.ucents
    currency = entry.total.currency
    charge = entry.charge.ucents
    lines = try LedgerLine.text(of: entry.lines)
    location = entry.location
    plan = entry.plan?.description
    owner = entry.owner
    epoch = entry.epoch
    lease = entry.lease.timeIntervalSince1970
    posted = entry.posted?.timeIntervalSince1970
    state = entry.state.rawValue
    order = entry.orderID
    reason = entry.reason
    isOverrun = entry.isOverrun
    `operator` = entry.labels.operator ?? labels.operator
    machine = entry.labels.machine ?? labels.machine
    project = entry.labels.project
    recipe = entry.labels.recipe
    things = entry.things.map(NotedThing.init)
    contracts = entry.contracts
    self.history = history.map {
      Change(
        noted: $0.date.timeIntervalSince1970, state: $0.state.rawValue, owner: $0.owner, order: $0.orderID,
        ucents: $0.total.ucents, currency: $0.total.currency, reason: $0.reason)
    }
  }

  func json() throws -> String { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
}

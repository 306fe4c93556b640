import FoundationEssentials

/// What can be delivered where: a function of the seed, the time and what was ordered, and of nothing else.
///
/// In the first place of all, `gra` for servers and `GRA` for VPS, there is always enough, so that a first order works.
struct Stock: Sendable {
  /// What was ordered since the stock was counted, by product, plan and place.
  private var ordered: [String: Int64] = [:]
  private let seed: UInt64
  private let clock: StockClock

  /// The stock at the time of a call.
  init(_ state: SimulatorState, _ call: Call) {
    seed = call.configuration.seed
    clock = StockClock(at: call.now, since: state.beginning ?? call.now)
    for order in state.orders.values(from: clock.begin) where order.retraction == nil {
      // A server has several lines; this is the one of its period.
      for detail in order.details where detail.line.type == "DURATION" && detail.action == nil {
        guard let place = Self.place(of: detail.configurations) else { continue }
        ordered["\(detail.product) \(detail.planCode) \(place)", default: 0] += detail.line.quantity
      }
    }
  }

  /// Whether a label names the place of delivery.
  static func isPlace(_ label: String) -> Bool { label == "dedicated_datacenter" || label == "vps_datacenter" }

  /// Whether an item is delivered from the stock of a place.
  static func isAsked(for item: CartItem) -> Bool { place(of: item.configurations) != nil }

  /// The place of delivery among what an item is configured with; nil where it has none.
  private static func place(of configurations: [Configuration]) -> String? {
    configurations.first { isPlace($0.label) }?.value
  }

  /// How much of a plan is left in a place.
  func level(product: String, plan: String, place: String) -> StockLevel {
    let isServer = product != "vps"
    if place.lowercased() == "gra" { return .plenty }
    let hash = SeededGenerator.hash("stock \(plan) \(place) \(clock.number)", seed: seed)
    let found = isServer ? StockLevel(ofServers: hash) : StockLevel(ofVPS: hash)
    return found.less(ordered["\(product) \(plan) \(place)"] ?? 0)
  }

  /// How much is left of a server with a memory and disks of its own, which are put together on demand.
  func level(plan: String, memory: String, storage: String, isStandard: Bool, place: String) -> StockLevel {
    let level = level(product: "eco", plan: plan, place: place)
    guard !isStandard, level.isOrderable else { return level }
    let hash = SeededGenerator.hash("parts \(plan) \(memory) \(storage) \(place) \(clock.number)", seed: seed)
    return hash % 3 == 0 ? .assembled : level
  }

  /// What keeps a main item from being delivered: a sentence of checkout; nil where nothing does.
  func objection(to item: CartItem, named name: String) -> String? {
    guard item.parentID == nil, let place = Self.place(of: item.configurations) else { return nil }
    let level = level(product: item.product, plan: item.planCode, place: place)
    let isEnough = level.isOrderable && (level.count.map { item.quantity <= $0 } ?? true)
    return isEnough ? nil : "\(name) is not available in \(place)"
  }
}

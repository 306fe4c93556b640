/// How much of a plan there is in a place, and when it can be delivered.
struct StockLevel: Sendable, Hashable {
  /// The codes of servers that are made or brought first, with a delay each.
  private static let delays = ["24H", "72H", "120H", "240H", "480H", "720H", "1440H", "2160H"]

  /// As many as anybody orders, at once.
  static let plenty = StockLevel(code: "1H-high", count: nil)
  /// Put together of parts that are there.
  static let assembled = StockLevel(code: "72H", count: nil)

  /// The code of the availability; of what is counted it follows from the count.
  private let code: String
  /// How many there are; nil for what is not counted.
  let count: Int64?
  /// Of what is made first, in how many days it comes.
  var days: Int64?

  private init(code: String, count: Int64?, days: Int64? = nil) {
    self.code = code
    self.count = count
    self.days = days
  }

  /// The stock of servers that a dice gives.
  init(ofServers dice: UInt64) {
    let more = dice / 12
    switch dice % 12 {
    // As new codes come on the real API, one comes here that no description has.
    case _ where dice % 97 == 0: self.init(code: "36H-some", count: nil)
    case 0, 1: self.init(code: "unavailable", count: 0)
    case 2: self.init(code: "comingSoon", count: 0)
    case 3: self.init(code: Self.delays[Int(more % 8)], count: nil)
    case 4: self.init(code: "unknown", count: 0)
    case 5, 6, 7: self.init(code: "", count: Int64(more % 4) + 1)
    default: self.init(code: "", count: Int64(more % 15) + 6)
    }
  }

  /// The stock of VPS that a dice gives.
  init(ofVPS dice: UInt64) {
    let more = dice / 6
    switch dice % 6 {
    case 0: self.init(code: "unavailable", count: 0)
    case 1: self.init(code: "preorder", count: nil, days: Int64(more % 12) + 3)
    default: self.init(code: "", count: Int64(more % 20) + 1)
    }
  }

  /// What is left when some were ordered.
  func less(_ ordered: Int64) -> StockLevel {
    guard let count, count > 0 else { return self }
    return StockLevel(code: "", count: max(0, count - ordered), days: days)
  }

  /// Whether it can be ordered: at once, or to be delivered later.
  var isOrderable: Bool { count != 0 }

  /// The level as `dedicated.AvailabilityEnum`.
  var serverCode: String {
    guard code.isEmpty, let count else { return code }
    return count == 0 ? "unavailable" : count <= 5 ? "1H-low" : "1H-high"
  }

  /// The level as `vps.order.rule.StatusEnum`.
  var vpsCode: String { days != nil ? "out-of-stock-preorder-allowed" : isOrderable ? "available" : "out-of-stock" }
}

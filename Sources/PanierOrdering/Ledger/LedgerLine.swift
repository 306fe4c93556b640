import FoundationEssentials
import OVHClient

/// One line of a purchase, as far as it tells one order from another.
public struct LedgerLine: Sendable, Hashable, Codable {
  /// What is charged, in the words of the API, on one line.
  public var description: String
  /// How many; nil in an entry that an earlier version wrote.
  public var quantity: Int64?
  /// The price of the line without tax; nil in an entry that an earlier version wrote.
  public var total: Money?

  /// Creates a line.
  public init(description: String, quantity: Int64?, total: Money?) {
    self.description = LedgerLine.oneLine(description)
    self.quantity = quantity
    self.total = total
  }

  /// The line of a quote.
  init(_ line: QuoteLine) {
    self.init(description: line.description, quantity: line.quantity, total: line.total)
  }

  /// The line of an order.
  init(_ detail: OrderDetail) {
    self.init(
      description: detail.description, quantity: Int64(detail.quantity), total: detail.totalPrice.map { Money($0) })
  }

  package static func oneLine(_ text: String) -> String {
    text.contains(where: \.isNewline) ? String(text.map { $0.isNewline ? " " : $0 }) : text
  }

  /// Lines as a ledger keeps them.
  package static func text(of lines: [LedgerLine]) throws -> String {
    String(decoding: try JSONEncoder().encode(lines), as: UTF8.self)
  }

  /// Reads what a ledger kept; nothing of what another version wrote.
  package static func lines(_ text: String) -> [LedgerLine] {
    (try? JSONDecoder().decode([LedgerLine].self, from: Data(text.utf8))) ?? []
  }

  /// Whether two lists hold the same lines in any order; what an earlier version did not note is not compared.
  static func agree(_ noted: [LedgerLine], _ found: [LedgerLine]) -> Bool {
    guard noted.count == found.count else { return false }
    let isComplete = noted.allSatisfy { $0.quantity != nil && $0.total != nil }
    func key(_ line: LedgerLine) -> LedgerLine {
      isComplete ? line : LedgerLine(description: line.description, quantity: nil, total: nil)
    }
    var counts: [LedgerLine: Int] = [:]
    for line in noted { counts[key(line), default: 0] += 1 }
    for line in found { counts[key(line), default: 0] -= 1 }
    return counts.values.allSatisfy { $0 == 0 }
  }
}

/// Names one cart of a plan in the ledger, where it can be bought once.
public struct PlanMark: Sendable, Hashable {
  /// The plan's id: 32 hexadecimal digits.
  public var plan: String
  /// The cart's place in the plan, from 1.
  public var part: Int

  /// Creates a mark.
  /// - Parameters:
  ///   - plan: the plan's id.
  ///   - part: the cart's place in the plan, from 1.
  public init(plan: String, part: Int) {
    self.plan = plan
    self.part = part
  }
}

extension PlanMark: LosslessStringConvertible {
  /// The mark in words: `0f3a…/1`.
  public var description: String { "\(plan)/\(part)" }

  /// Reads a mark; nil for another text.
  public init?(_ description: String) {
    let parts = description.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, let part = Int(parts[1]), part > 0 else { return nil }
    self.init(plan: String(parts[0]), part: part)
  }
}

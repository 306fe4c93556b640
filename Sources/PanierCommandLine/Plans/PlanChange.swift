import PanierOrdering

/// One figure of a plan beside that of an earlier one.
struct PlanChange: Sendable, Hashable {
  let what: String
  /// The amount before; nil for what was not there.
  let before: String?
  /// The amount now; nil for what is not there any more.
  let now: String?
  /// What it is more by, or less; the words `new`, `gone` or `none` where there is no amount to tell.
  let difference: String

  /// One amount of a plan.
  struct Cost: Sendable, Hashable {
    let what: String
    let amount: Money
  }

  /// What a plan costs: now, and later.
  static func costs(of plan: Plan) -> [Cost] {
    plan.due.map { Cost(what: "due now, incl. tax", amount: $0) }
      + plan.perMonth.map { Cost(what: "later per month, excl. tax", amount: $0) }
      + plan.perYear.map { Cost(what: "later per year, excl. tax", amount: $0) }
  }

  /// All figures: the lines that cost something, then the sums.
  static func all(from earlier: Plan, to plan: Plan) -> [PlanChange] {
    changes(lines(of: earlier), lines(of: plan)) + changes(costs(of: earlier), costs(of: plan))
  }

  private static func lines(of plan: Plan) -> [Cost] {
    var costs: [Cost] = []
    for line in plan.carts.flatMap(\.lines) where line.total.ucents != 0 {
      let twin = costs.firstIndex { $0.what == line.description && $0.amount.currency == line.total.currency }
      if let twin, let sum = try? costs[twin].amount.adding(line.total) {
        costs[twin] = Cost(what: line.description, amount: sum)
      } else {
        costs.append(Cost(what: line.description, amount: line.total))
      }
    }
    return costs
  }

  private static func changes(_ before: [Cost], _ now: [Cost]) -> [PlanChange] {
    var left = now
    var changes = before.map { cost in
      let twin = left.firstIndex { $0.what == cost.what && $0.amount.currency == cost.amount.currency }
        .map { left.remove(at: $0) }
      let difference = twin.map { twin in
        let more = try? twin.amount.subtracting(cost.amount)
        return more.map { $0.ucents == 0 ? "none" : ($0.isNegative ? "" : "+") + "\($0)" } ?? "none"
      }
      return PlanChange(
        what: cost.what, before: "\(cost.amount)", now: twin.map { "\($0.amount)" }, difference: difference ?? "gone")
    }
    changes += left.map { PlanChange(what: $0.what, before: nil, now: "\($0.amount)", difference: "new") }
    return changes
  }
}

public import PanierOrdering

/// What `panier budget set` is told: whose budget, and its limit.
public struct BudgetOrder: Sendable, Hashable {
  /// Whose purchases.
  public let name: BudgetName
  /// The most that they may cost in a month, with tax; nil to end the budget.
  public let limit: Money?

  /// Reads the words of the command line.
  /// - Parameter words: `team "500 EUR/month"`, `project shop "50 EUR"`, `operator ada none`.
  /// - Throws: ``CommandFailure`` with exit code 2.
  public init(_ words: [String]) throws {
    guard let amount = words.last, let name = BudgetName(words.dropLast().joined(separator: " ")) else {
      throw CommandFailure(
        .usage,
        "'\(words.joined(separator: " "))' names no budget; write team, operator NAME, project NAME or recipe NAME with a "
          + "limit, as in: panier budget set project shop \"50 EUR/month\"")
    }
    self.name = name
    guard amount != "none" else {
      limit = nil
      return
    }
    do { limit = try ShellOptions.money(amount.hasSuffix("/month") ? String(amount.dropLast(6)) : amount) } catch {
      throw CommandFailure(.usage, SettingKey.sentence(of: error))
    }
  }

  /// What stands in `config.yaml` for it, as one line.
  public var setting: String {
    let limit = limit.map { "\($0)" } ?? "…"
    return switch name {
    case .team: "budget: { per_month: \(limit) }"
    case .operator(let name): "budget: { operators: { \(name): \(limit) } }"
    case .project(let name): "budget: { projects: { \(name): \(limit) } }"
    case .recipe(let name): "budget: { recipes: { \(name): \(limit) } }"
    }
  }
}

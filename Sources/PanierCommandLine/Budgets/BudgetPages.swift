import OVHClient
import OVHSimulator
import PanierKit
public import PanierOrdering
import PanierTerminal

/// What `panier budget` prints.
public struct BudgetPages: Sendable {
  private let printing: PrintingOptions

  /// Creates the pages.
  /// - Parameters:
  ///   - options: what the operator asked for.
  ///   - environment: the world around the program.
  public init(_ options: ShellOptions, _ environment: ShellEnvironment) {
    printing = Runtime.printing(options, environment)
  }

  /// The budgets of the month, and whose purchases hold money right now.
  /// - Parameters:
  ///   - standings: how the budgets stand, in the order to show.
  ///   - open: the entries that are not settled.
  ///   - place: where is bought: the endpoint in its canonical form.
  ///   - help: how to set a budget, where there is none.
  public func page(
    _ standings: [BudgetStanding], open: [LedgerEntry], at place: String, help: String
  ) -> String {
    let purse = LedgerScope.purse(of: place)
    let holding = open.filter { $0.charge.ucents > 0 && LedgerScope.purse(of: $0.scope.place) == purse }
    func holders(_ standing: BudgetStanding) -> [LedgerEntry] {
      holding.filter { $0.month == standing.month && $0.labels.budgets.contains(standing.budget.name) }
    }
    guard printing.format == .table else {
      let data = JSONValue.array(standings.map { Self.data($0, holders($0)) })
      return ValuePrinter(printing).text(of: table(standings), or: data)
    }
    guard !standings.isEmpty else { return "no budget of the month is set; \(help)" }
    var parts = [ValuePrinter(printing).text(of: table(standings), or: .null)]
    let held = Set(standings.flatMap { holders($0).map(\.id) })
    if !held.isEmpty {
      parts.append(ValuePrinter(printing).text(of: holdings(holding.filter { held.contains($0.id) }), or: .null))
    }
    return parts.joined(separator: "\n\n")
  }

  /// Whether people read it.
  var isTable: Bool { printing.format == .table }

  func json(_ data: JSONValue) -> String { ValuePrinter(printing).text(of: data, printing.format) }

  func chart(_ chart: BarChart) -> String {
    chart.rendered(width: printing.width, palette: printing.palette, unicode: printing.unicode)
  }

  private func table(_ standings: [BudgetStanding]) -> TextTable {
    TextTable(
      title: standings.first.map { "Budgets of \($0.month) (UTC), incl. tax" },
      columns: [
        .init("Budget"), .init("Limit", alignment: .decimal), .init("Spent", alignment: .decimal),
        .init("Reserved", alignment: .decimal), .init("Left", alignment: .decimal), .init("Used"),
      ],
      rows: standings.map { standing in
        [
          .init("\(standing.budget.name)"), "\(standing.budget.limit)", "\(standing.spent)", "\(standing.reserved)",
          "\(standing.left)", .init(bar(standing)),
        ]
      })
  }

  private func holdings(_ entries: [LedgerEntry]) -> TextTable {
    TextTable(
      title: "Reserved now",
      columns: [
        .init("Entry", alignment: .right), .init("Since"), .init("Operator"), .init("Machine"), .init("Project"),
        .init("Recipe"), .init("Amount", alignment: .decimal), .init("State"),
      ],
      rows: entries.map { entry in
        [
          "\(entry.id)", "\(APIDate(entry.date))", .init(entry.labels.operator ?? ""),
          .init(entry.labels.machine ?? ""), .init(entry.labels.project ?? ""), .init(entry.labels.recipe ?? ""),
          "\(entry.charge)", .init(Self.word(of: entry)),
        ]
      })
  }

  /// How an entry stands; for what a plan holds, which plan and until when.
  private static func word(of entry: LedgerEntry) -> String {
    guard entry.isHeldByPlan, let plan = entry.plan?.plan else { return entry.word }
    return "held by plan \(plan.prefix(8)) until \(APIDate(entry.lease))"
  }

  /// Spent, reserved and left as a bar of twenty cells with the share that is taken.
  private func bar(_ standing: BudgetStanding) -> String {
    let limit = Double(max(1, standing.budget.limit.ucents))
    func cells(_ money: Money) -> Int { min(20, max(0, Int((Double(money.ucents) / limit * 20).rounded(.up)))) }
    let spent = standing.spent.ucents > 0 ? cells(standing.spent) : 0
    let taken = max(spent, standing.taken.ucents > 0 ? cells(standing.taken) : 0)
    let (full, half, none) = printing.unicode ? ("█", "▒", "·") : ("#", "+", ".")
    let share = Int((Double(standing.taken.ucents) / limit * 100).rounded(.up))
    return String(repeating: full, count: spent) + String(repeating: half, count: taken - spent)
      + String(repeating: none, count: 20 - taken) + " \(share) %"
  }

  private static func data(_ standing: BudgetStanding, _ holders: [LedgerEntry]) -> JSONValue {
    func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
    return .object(
      JSONObject([
        ("id", .string("\(standing.budget.name)")), ("month", .string("\(standing.month)")),
        ("limit", ValuePrinter.data(of: standing.budget.limit)), ("spent", ValuePrinter.data(of: standing.spent)),
        ("reserved", ValuePrinter.data(of: standing.reserved)), ("left", ValuePrinter.data(of: standing.left)),
        (
          "held",
          .array(
            holders.map { entry in
              .object(
                JSONObject([
                  ("entry", JSONValue(entry.id)), ("since", .string("\(APIDate(entry.date))")),
                  ("operator", text(entry.labels.operator)), ("machine", text(entry.labels.machine)),
                  ("project", text(entry.labels.project)), ("recipe", text(entry.labels.recipe)),
                  ("amount", ValuePrinter.data(of: entry.charge)), ("state", .string(entry.word)),
                  ("plan", entry.isHeldByPlan ? text(entry.plan?.plan) : .null),
                ]))
            })
        ),
      ]))
  }
}

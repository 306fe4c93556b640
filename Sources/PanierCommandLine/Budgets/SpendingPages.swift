import OVHClient
import PanierKit
public import PanierOrdering
import PanierTerminal

extension BudgetPages {
  /// What was spent in each of the last months, as a chart for each currency.
  /// - Parameters:
  ///   - entries: the entries.
  ///   - count: how many months are shown, the last ones in which something was spent.
  ///   - place: where was bought: the endpoint in its canonical form.
  public func months(_ entries: [LedgerEntry], last count: Int, at place: String) -> String {
    let purse = LedgerScope.purse(of: place)
    var sums: [String: [BudgetMonth: Int64]] = [:]
    for entry in entries
    where entry.state == .ordered && entry.charge.ucents > 0 && LedgerScope.purse(of: entry.scope.place) == purse {
      let (sum, isOverflow) = sums[entry.charge.currency, default: [:]][entry.month, default: 0]
        .addingReportingOverflow(entry.charge.ucents)
      sums[entry.charge.currency, default: [:]][entry.month] = isOverflow ? .max : sum
    }
    let shown = Set(Set(sums.values.flatMap(\.keys)).sorted().suffix(count))
    let rows = sums.sorted { $0.key < $1.key }.map { currency, months in
      (
        currency,
        months.filter { shown.contains($0.key) }.sorted { $0.key < $1.key }
          .map { ($0.key, Money(ucents: $0.value, currency: currency)) }
      )
    }.filter { !$0.1.isEmpty }
    guard isTable else {
      return json(
        .array(
          rows.flatMap { _, months in
            months.map { month, spent in
              .object(JSONObject([("id", .string("\(month)")), ("spent", ValuePrinter.data(of: spent))]))
            }
          }))
    }
    guard !rows.isEmpty else { return "nothing was spent" }
    return rows.map { currency, months in
      chart(
        BarChart(
          title: "Spent by month (UTC), incl. tax, \(currency)",
          bars: months.map { .init(label: "\($0)", value: Double($1.ucents), caption: "\($1)") }))
    }.joined(separator: "\n\n")
  }
}

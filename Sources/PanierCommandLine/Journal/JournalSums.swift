import OVHClient
import PanierKit
public import PanierOrdering
import PanierTerminal

extension JournalPages {
  /// How much each operator, machine or project has ordered and reserved, the largest sum of a currency first.
  /// - Parameters:
  ///   - entries: the entries.
  ///   - key: what the sums are made by.
  public func sums(_ entries: [LedgerEntry], by key: ReportKey) -> String {
    struct Group: Hashable {
      let name: String
      let currency: String
    }
    struct Sum {
      var entries = 0
      var ordered: Int64 = 0
      var open: Int64 = 0
    }
    var sums: [Group: Sum] = [:]
    for entry in entries where entry.state.isOpen || entry.state == .ordered {
      let group = Group(name: key.value(entry) ?? "", currency: entry.charge.currency)
      sums[group, default: Sum()].entries += 1
      let amount = entry.charge.ucents
      if entry.state.isOpen { sums[group]?.open &+= amount } else { sums[group]?.ordered &+= amount }
    }
    let rows = sums.sorted {
      ($0.key.currency, $1.value.ordered, $0.key.name) < ($1.key.currency, $0.value.ordered, $1.key.name)
    }
    let table = TextTable(
      columns: [
        .init(key.title), .init("Entries", alignment: .right), .init("Ordered, incl. tax", alignment: .decimal),
        .init("Open", alignment: .decimal),
      ],
      rows: rows.map { group, sum in
        [
          .init(group.name), "\(sum.entries)", "\(Money(ucents: sum.ordered, currency: group.currency))",
          "\(Money(ucents: sum.open, currency: group.currency))",
        ]
      })
    let data = rows.map { group, sum -> JSONValue in
      .object(
        JSONObject([
          ("id", .string(group.name)), ("entries", JSONValue(Int64(sum.entries))),
          ("ordered", ValuePrinter.data(of: Money(ucents: sum.ordered, currency: group.currency))),
          ("open", ValuePrinter.data(of: Money(ucents: sum.open, currency: group.currency))),
        ]))
    }
    return print(table, or: .array(data))
  }
}

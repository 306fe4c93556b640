import OVHClient
import OVHSimulator
import PanierKit
public import PanierOrdering
import PanierRecipes
import PanierTerminal

/// What `panier plan` and `panier apply` print.
public struct PlanPages: Sendable {
  private let printing: PrintingOptions

  /// Creates the pages.
  /// - Parameters:
  ///   - options: what the operator asked for.
  ///   - environment: the world around the program.
  public init(_ options: ShellOptions, _ environment: ShellEnvironment) {
    printing = Runtime.printing(options, environment)
  }

  /// A plan: what it is, what is bought, the lines of each order, and what it costs now and later.
  /// - Parameter file: the plan with its hash.
  public func page(_ file: PlanFile) -> String {
    let plan = file.plan
    // Rows of one kind are what other programs read of a table.
    if [.csv, .tsv].contains(printing.format) { return text([items(plan)], .null) }
    var tables = [head(file), items(plan)]
    for (index, cart) in plan.carts.enumerated() { tables.append(lines(cart, index + 1, of: plan.carts.count)) }
    tables.append(costs(plan))
    return text(tables, data(file))
  }

  /// A plan beside an earlier one: before, now, and the difference.
  /// - Parameters:
  ///   - file: the plan.
  ///   - earlier: the earlier plan.
  public func page(_ file: PlanFile, beside earlier: PlanFile) -> String {
    let rows = PlanChange.all(from: earlier.plan, to: file.plan)
    let table = TextTable(
      title: "Plan \(file.plan.id.prefix(8)) beside \(earlier.plan.id.prefix(8))",
      columns: [
        .init("What"), .init("Before", alignment: .decimal), .init("Now", alignment: .decimal),
        .init("Difference", alignment: .decimal),
      ],
      rows: rows.map { [.init($0.what), .init($0.before ?? ""), .init($0.now ?? ""), .init($0.difference)] })
    return text(
      [table],
      .array(
        rows.map { row in
          .object(
            JSONObject([
              ("what", .string(row.what)), ("before", row.before.map { .string($0) } ?? .null),
              ("now", row.now.map { .string($0) } ?? .null), ("difference", .string(row.difference)),
            ]))
        }))
  }

  /// What is not as it was planned.
  public func differences(_ differences: [PlanDifference]) -> String {
    let table = TextTable(
      title: "Not as planned", columns: [.init("What"), .init("Planned"), .init("Now")],
      rows: differences.map { [.init($0.what), .init($0.planned), .init($0.now)] })
    return text(
      [table],
      .array(
        differences.map {
          .object(
            JSONObject([("what", .string($0.what)), ("planned", .string($0.planned)), ("now", .string($0.now))]))
        }))
  }

  /// The orders that came of a plan.
  public func orders(_ carts: [AppliedCart]) -> String {
    let table = TextTable(
      title: "Orders of the plan",
      columns: [
        .init("Order", alignment: .right), .init("What"), .init("Total, incl. tax", alignment: .decimal), .init("Made"),
      ],
      rows: carts.map {
        [
          "\($0.orderID)", .init($0.things.joined(separator: ", ")), "\($0.total)",
          .init($0.isEarlier ? "by an earlier apply" : "now"),
        ]
      })
    return text(
      [table],
      .array(
        carts.map { cart in
          .object(
            JSONObject([
              ("id", JSONValue(cart.orderID)), ("cart", JSONValue(Int64(cart.part))),
              ("things", .array(cart.things.map { .string($0) })), ("total", ValuePrinter.data(of: cart.total)),
              ("earlier", .bool(cart.isEarlier)),
            ]))
        }))
  }

  // MARK: Tables

  private func head(_ file: PlanFile) -> TextTable {
    let plan = file.plan
    let source = ([plan.source.name] + plan.source.arguments).joined(separator: " ")
    var rows: [(String, String)] = [
      ("made", plan.made), ("expires", plan.expires), ("endpoint", PlanPages.place(plan.endpoint)),
      ("account", plan.account), ("source", source), ("source sha256", plan.source.sha256),
    ]
    rows += (plan.source.modules ?? []).map { ("module \($0.path)", $0.sha256) }
    rows += file.signatures.map {
      ("signed by", ($0.signer?.fingerprint ?? $0.key) + ($0.holds(under: file) ? "" : ", which does not hold"))
    }
    if let budget = plan.budget { rows.append(("budget when planned", "\(budget)")) }
    return TextTable(
      columns: [.init("Plan"), .init(plan.id)], rows: rows.map { [.init($0.0), .init($0.1)] },
      notes: plan.carts.isEmpty ? ["nothing to buy"] : [])
  }

  private func items(_ plan: Plan) -> TextTable {
    var rows: [[TextTable.Cell]] = []
    func add(_ item: PlannedItem, _ order: Int, _ depth: Int) {
      rows.append([
        "\(order)", .init(String(repeating: "+ ", count: depth) + item.words),
        .init(item.configuration.map(\.words).joined(separator: ", ")),
        .init(item.renewal.map { "\($0.perMonth)" } ?? ""), .init(item.renewal.map { "\($0.perYear)" } ?? ""),
      ])
      for option in item.options { add(option, order, depth + 1) }
    }
    for (index, cart) in plan.carts.enumerated() {
      for item in cart.items { add(item, index + 1, 0) }
    }
    return TextTable(
      title: "What is bought",
      columns: [
        .init("Order", alignment: .right), .init("What"), .init("Configured", isDroppable: true),
        .init("Later per month", alignment: .decimal), .init("Later per year", alignment: .decimal),
      ],
      rows: rows)
  }

  private func lines(_ cart: PlannedCart, _ number: Int, of count: Int) -> TextTable {
    func total(_ label: String, _ money: Money, _ style: Style? = nil) -> [TextTable.Cell] {
      [.init(label, style: style), "", .init("\(money)", style: style)]
    }
    return TextTable(
      title: count == 1 ? "Order" : "Order \(number) of \(count)",
      columns: [.init("Line"), .init("Quantity", alignment: .right), .init("Total", alignment: .decimal)],
      rows: cart.lines.map { [.init($0.description), "\($0.quantity)", "\($0.total)"] },
      footer: [
        total("Total excl. tax", cart.withoutTax), total("Tax", cart.tax),
        total("Total incl. tax", cart.withTax, .bold),
      ],
      notes: [
        "Right of withdrawal: \(cart.waivesRetraction ? "given up" : "kept"); paid now: "
          + (cart.paysAutomatically ? "yes, by the default payment method" : "no")
      ] + cart.coupons.map { "Coupon: \($0)" } + cart.contracts.map { "Accepts: \($0.name) <\($0.url)>" })
  }

  private func costs(_ plan: Plan) -> TextTable {
    TextTable(
      title: "What it costs", columns: [.init("When"), .init("Amount", alignment: .decimal)],
      rows: PlanChange.costs(of: plan).map { [.init($0.what), .init("\($0.amount)")] })
  }

  /// The plan as it lies in its file, with its hash and the sums.
  private func data(_ file: PlanFile) -> JSONValue {
    var object = file.content.object ?? JSONObject()
    object["sha256"] = .string(file.sha256)
    object["signatures"] = .array(
      file.signatures.map {
        ["key": .string($0.key), "signature": .string($0.signature), "holds": .bool($0.holds(under: file))]
      })
    for (name, sums) in [
      ("due", file.plan.due), ("per_month", file.plan.perMonth), ("per_year", file.plan.perYear),
    ] { object[name] = .array(sums.map { ValuePrinter.data(of: $0) }) }
    return .object(object)
  }

  private func text(_ tables: [TextTable], _ data: JSONValue) -> String {
    let printer = ValuePrinter(printing)
    switch printing.format {
    case .json, .jsonl, .yaml: return printer.text(of: data, printing.format)
    case .table, .csv, .tsv, .md:
      return tables.map { printer.text(of: $0, or: data) }
        .joined(separator: printing.format == .table ? "\n" : "\n\n")
    }
  }

  /// Where it is bought, as the operator names it.
  static func place(_ place: String) -> String { place == Endpoint.simulator.place ? Endpoint.simulator.name : place }
}

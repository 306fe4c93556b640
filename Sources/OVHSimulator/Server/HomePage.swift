import FoundationEssentials

/// The page at the root: what the simulator is, and what happened so far.
struct HomePage {
  private let core: SimulatorCore
  private let calls: [Simulator.ReceivedCall]
  private let now: Date

  init(_ core: SimulatorCore, calls: [Simulator.ReceivedCall], now: Date) {
    self.core = core
    self.calls = calls
    self.now = core.state.clock.time(at: now)
  }

  /// The page.
  var html: String {
    """
    <!doctype html><meta charset="utf-8"><title>Panier simulator</title>
    <style>body{font:15px/1.5 system-ui;margin:2rem auto;max-width:60rem;padding:0 1rem}table{border-collapse:collapse}
    td,th{border-bottom:1px solid #ccc;padding:.2rem .8rem .2rem 0;text-align:left}code{background:#f3f3f3}</style>
    <h1>Panier simulator of the OVHcloud order API</h1>
    <p>The API is below <code>/1.0</code>. Application key <code>simulator</code>, application secret
    <code>simulator-secret</code>, consumer key <code>simulator-consumer</code>. No money moves here.</p>
    <h2>Carts</h2>\(table(["Cart", "Subsidiary", "Description", "Items", "State"], carts))
    <h2>Orders</h2>\(table(["Order", "Date", "With tax", "Status"], orders))
    <h2>Last calls</h2>\(table(["Method", "Path", "Status"], recentCalls))
    """
  }

  private var carts: [[String]] {
    core.state.carts.newest(50).reversed().map { cart in
      [
        cart.id, cart.subsidiary, cart.description, String(cart.items.count),
        cart.isReadOnly ? "ordered" : cart.owner == nil ? "anonymous" : "assigned",
      ]
    }
  }

  private var orders: [[String]] {
    core.state.orders.newest(50).reversed().map { order in
      [
        String(order.id), Timestamp.paris(order.date),
        Subsidiary(order.subsidiary)?.text(order.totals.withTax) ?? "", order.status(at: now),
      ]
    }
  }

  private var recentCalls: [[String]] {
    calls.suffix(50).reversed().map { [$0.method, $0.path, $0.status.map(String.init) ?? "dropped"] }
  }

  private func table(_ header: [String], _ rows: [[String]]) -> String {
    guard !rows.isEmpty else { return "<p>None.</p>" }
    let head = header.map { "<th>\($0)" }.joined()
    let body = rows.map { "<tr>" + $0.map { "<td>\($0.escapedForHTML)" }.joined() }.joined()
    return "<table><tr>\(head)\(body)</table>"
  }
}

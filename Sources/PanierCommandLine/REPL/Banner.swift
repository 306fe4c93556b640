import OVHClient
import PanierOrdering

/// The lines that greet the operator: what runs where, and whether money can move.
struct Banner {
  let text: String

  init(_ endpoint: EndpointChoice, budget: Money?, version: String) {
    var lines = ["Panier \(version), Lua 5.4 — help() for the manual, .help for commands, Ctrl-D to leave"]
    if endpoint.isBuiltIn {
      lines.append("Endpoint: the built-in simulator. No real money can move.")
    } else if endpoint.isReal {
      lines.append("Endpoint: \(endpoint.endpoint.name) (\(endpoint.endpoint.baseURL)). Orders cost REAL money.")
    } else {
      lines.append("Endpoint: \(endpoint.endpoint.baseURL), on this machine.")
    }
    lines.append("Budget of this session: \(budget.map(\.description) ?? "none, every order is confirmed by you")")
    text = lines.joined(separator: "\n")
  }
}

import OVHClient

/// The page of the manual on what each route of the API may do, from the table that decides it.
public enum RoutesPage {
  /// The name by which the page is asked for: `panier doc routes`, `help("routes")`.
  public static let name = "routes"

  /// The page as Markdown: what the classes mean, every rule, every operation.
  public static var text: String {
    let rules = RouteRules.shared.rules.map { rule in
      let methods = rule.methods.count > 1 ? "any but GET" : rule.methods.map(\.rawValue).joined()
      let kind = rule.routeClass.rawValue + (rule.isException ? " (exception)" : "")
      let sender = rule.sender.map { "\($0); \(CallRemedy.send($0).lua)" } ?? ""
      return "| \(kind) | \(methods) | `\(rule.place)` | \(rule.reason) | \(sender) |"
    }
    let rows = RouteTable.shared.operations.map { operation in
      "| \(operation.routeClass.rawValue) | \(operation.method.rawValue) | `\(operation.path)` | "
        + "\(operation.response) | \(operation.rule?.reason ?? "") |"
    }
    return """
      # Routes

      Every call of `api.*` and of `panier api` has one class, and is sent by it:

      | class | what it does | how it is sent |
      |---|---|---|
      | read | changes nothing | at once |
      | free | changes drafts, contacts and keys of one's own | at once |
      | consent | changes something, and costs nothing by itself | shown; the operator types the last word of the path, or has allowed the route with `--allow` |
      | guard | orders, pays, renews, commits, starts billing, gives up a right or ends a service | by the function that knows its price; where none can be known, only if `--allow-unpriced` names the route, and never in a run that has a budget |

      A call is judged by the strictest way in which a server could read its path. One in no row is consent at best, and is
      refused in recipes. The rows were read from the \(RouteTable.origin) and, for what that leaves out, from that of
      2024-07-23; of the latter only writes are known.

      ## Rules

      The first exception that fits a row decides alone; otherwise the first rule that fits, guard before consent before
      free. A write that no rule fits is consent, and a GET a read.

      | class | methods | where | what it does | sent by |
      |---|---|---|---|---|
      \(rules.joined(separator: "\n"))

      ## Operations

      | class | method | path | answer | why |
      |---|---|---|---|---|
      \(rows.joined(separator: "\n"))

      """
  }
}

import OVHClient
import PanierKit
public import PanierPostgres
import PanierTerminal

/// What `panier ledger` prints.
public struct LedgerPages: Sendable {
  private let printing: PrintingOptions

  /// Creates the pages.
  /// - Parameters:
  ///   - options: what the operator asked for.
  ///   - environment: the world around the program.
  public init(_ options: ShellOptions, _ environment: ShellEnvironment) {
    printing = Runtime.printing(options, environment)
  }

  /// How a ledger stands, a line for each thing, or one object.
  public func page(_ status: LedgerStatus) -> String {
    let rows: [(name: String, text: String, data: JSONValue)] = [
      ("ledger", status.address, .string(status.address)),
      ("version", "\(status.version)", JSONValue(Int64(status.version))),
      ("role", status.login + (status.isAdministrator ? ", an administrator" : ""), .string(status.login)),
      ("settling", "\(Int(status.settling)) seconds after the posting", JSONValue(Int64(status.settling))),
      ("entries", "\(status.entries), \(status.open) of them open", JSONValue(status.entries)),
      ("clock", "\(APIDate(status.clock))", .string("\(APIDate(status.clock))")),
      (
        "server",
        "system \(status.system), timeline \(status.timeline)"
          + (status.isAccepted ? "" : "; took over and is not accepted yet: nothing is bought"),
        .string(status.system)
      ),
    ]
    guard printing.format == .table else {
      var members = rows.map { ($0.name, $0.data) }
      members += [
        ("administrator", .bool(status.isAdministrator)), ("open", JSONValue(status.open)),
        ("timeline", .string(status.timeline)), ("accepted", .bool(status.isAccepted)),
      ]
      return ValuePrinter(printing).text(of: .object(JSONObject(members)), printing.format)
    }
    return rows.map { name, text, _ in
      name + String(repeating: " ", count: max(1, 11 - name.count)) + SafeText.escaped(text)
    }.joined(separator: "\n")
  }
}

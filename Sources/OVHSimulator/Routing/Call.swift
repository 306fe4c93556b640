import FoundationEssentials
import OVHClient

/// One call whose route, caller and input have been judged.
struct Call: Sendable {
  /// The values of the path's parameters.
  var values: [String: String]
  /// The query.
  var query: FormFields
  /// The body; `null` when there is none.
  var body: JSONValue
  /// Who calls.
  var caller: Caller
  /// The time of the call on the simulator's clock.
  var now: Date
  /// What the simulator is like.
  var configuration: SimulatorConfiguration
  /// The headers that some `/auth` routes read.
  var applicationKey: String?
  /// The whole URL as the caller sent it.
  var url: String

  /// The scheme, host and port under which the caller reached the simulator.
  var origin: String {
    let afterScheme = url.firstRange(of: "://")?.upperBound ?? url.startIndex
    return String(url[..<(url[afterScheme...].firstIndex(of: "/") ?? url.endIndex)])
  }

  /// The text of a parameter in the path; empty where the route has none of that name.
  func value(_ name: String) -> String { values[name] ?? "" }

  /// The integer of a parameter in the path, which has been validated.
  func id(_ name: String) -> Int64 { values[name].flatMap { Int64($0) } ?? -1 }

  /// The account that calls; routes that need one are refused before they come here.
  func account() throws(Refusal) -> String {
    guard let account = caller.account else { throw .mustLogIn }
    return account
  }
}

/// Answers one call by reading and changing the state.
typealias Handler = @Sendable (inout SimulatorState, Call) throws(Refusal) -> JSONValue

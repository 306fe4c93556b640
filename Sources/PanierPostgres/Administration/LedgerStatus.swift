public import FoundationEssentials

/// How a shared ledger stands.
public struct LedgerStatus: Sendable, Hashable {
  /// Its address without the password.
  public var address: String
  /// The version of its tables and functions.
  public var version: Int
  /// The role that asks.
  public var login: String
  /// Whether the role may set budgets.
  public var isAdministrator: Bool
  /// How long after the posting an order may still come to be, in seconds.
  public var settling: Double
  /// Names the cluster of files that the server works on.
  public var system: String
  /// Counts the fail-overs of the cluster, in hexadecimal digits.
  public var timeline: String
  /// Whether purchases go on: not after another server took over, until the administrator accepts it.
  public var isAccepted: Bool
  /// How many entries there are.
  public var entries: Int64
  /// How many of them are not settled.
  public var open: Int64
  /// The server's clock.
  public var clock: Date
}

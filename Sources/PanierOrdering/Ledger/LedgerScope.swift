import OVHClient

/// Whose purchases an entry is about: one account at one place.
public struct LedgerScope: Sendable, Hashable {
  /// The endpoint in its canonical form: `ovh-eu`, `http://127.0.0.1:8080`.
  public var place: String
  /// The account: `xx1111-ovh`; empty for entries that an earlier version wrote.
  public var account: String

  /// Creates a scope.
  /// - Parameters:
  ///   - place: the endpoint in its canonical form.
  ///   - account: the account.
  public init(place: String, account: String) {
    self.place = place
    self.account = account
  }

  /// The same place, for the entries of an earlier version, which name no account.
  var ofEarlierVersion: LedgerScope { LedgerScope(place: place, account: "") }

  /// Whose budgets a purchase at a place counts in: real money is one purse, whatever the endpoint and the account; a
  /// simulator has a purse of its own.
  /// - Parameter place: the endpoint in its canonical form.
  /// - Returns: nothing for real money, else the place.
  package static func purse(of place: String) -> String {
    Endpoint.isLoopback(place) || place == "https://simulator.panier.invalid" ? place : ""
  }

  var purse: String { Self.purse(of: place) }
}

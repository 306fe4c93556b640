/// A text that is no address of a ledger, or one that nobody can read here.
public struct PostgresAddressError: Error, Sendable, Hashable, CustomStringConvertible {
  static let unreadable = PostgresAddressError(
    description:
      "the ledger's address cannot be read; write it like postgresql://NAME@HOST/DATABASE, with characters such as @ and "
      + "/ of a name or password written as %40 and %2F, and the password in ~/.pgpass")

  /// One sentence.
  public let description: String
}

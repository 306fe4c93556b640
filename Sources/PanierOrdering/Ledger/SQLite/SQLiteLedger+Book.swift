import GRDB

extension SQLiteLedger {
  /// What names the journal, whatever its file is called: 32 hexadecimal digits that it got when it was made.
  /// - Throws: ``LedgerError``.
  public func id() async throws -> String {
    try file.read { try String.fetchOne($0, sql: "SELECT id FROM book") ?? "" }
  }
}

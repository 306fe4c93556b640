/// What the server or the way to it answered to a call that failed; it holds no value that was sent, and no password.
struct PostgresError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The code of the SQL standard, or of the ledger's own functions: `42501`, `PN004`; nil where the connection failed.
  var code: String?
  /// The message, on one line.
  var message: String
  /// What the ledger's functions add: the fields of a refusal, as JSON.
  var detail: String?
  /// Whether the call was made before, and nobody knows what became of that.
  var isRepeated = false

  var description: String { message }

  /// Whether nobody can know what became of the call, or the server takes none right now: it may be tried again.
  var isLost: Bool {
    guard let code else { return true }
    // Shutting down, starting up, too many connections.
    return code.hasPrefix("08") || code.hasPrefix("57P0") || code == "53300"
  }

  /// Whether the server undid the call for the sake of another one, so that it may be made again at once.
  var isCollision: Bool { code == "40P01" || code == "40001" }

  /// Whether the server does not know the statement that was prepared, and has done nothing.
  var isUnprepared: Bool { code == "26000" }
}

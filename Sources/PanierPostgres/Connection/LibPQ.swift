import CLibPQ

/// PostgreSQL's client library, which is opened when it is first needed.
enum LibPQ {
  /// Its functions; nil where it is not installed.
  static var functions: panier_libpq? { panier_libpq_open()?.pointee }

  /// What is told where it is not installed.
  static let isMissing =
    "a ledger on PostgreSQL needs its client library libpq.so.5, which this machine does not have; install it (Debian: "
    + "apt install libpq5)"
}

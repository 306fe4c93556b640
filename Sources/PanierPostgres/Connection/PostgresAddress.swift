import CLibPQ

/// Where a shared ledger is, as libpq reads it: `postgresql://HOST/DATABASE`, `service=NAME`, `host=… dbname=…`.
///
/// User, password, service and TLS may come from the address, `PGSERVICE` and `~/.pg_service.conf`, `~/.pgpass` and the
/// other variables of libpq.
public struct PostgresAddress: Sendable, Hashable {
  /// The settings by their names; the password may be among them.
  let settings: [String: String]

  /// Reads an address.
  /// - Parameter text: what libpq takes as a connection string.
  /// - Throws: ``PostgresAddressError``, which repeats no part of what may be a password.
  public init(_ text: String) throws(PostgresAddressError) {
    guard let libpq = LibPQ.functions else { throw PostgresAddressError(description: LibPQ.isMissing) }
    guard !text.isEmpty, let options = libpq.PQconninfoParse(text, nil) else { throw .unreadable }
    defer { libpq.PQconninfoFree(options) }
    var settings: [String: String] = [:]
    var option = options
    while let keyword = option.pointee.keyword {
      if let value = option.pointee.val { settings[String(cString: keyword)] = String(cString: value) }
      option += 1
    }
    self.settings = settings
  }

  /// The address without its password: `postgresql://ada@db.example/panier`.
  public var shown: String {
    if let service = settings["service"] { return "service \(service)" }
    let user = settings["user"].map { $0 + "@" } ?? ""
    let host = settings["host"] ?? settings["hostaddr"] ?? ""
    let port = settings["port"].map { ":" + $0 } ?? ""
    return "postgresql://\(user)\(host)\(port)/\(settings["dbname"] ?? "")"
  }

  /// Whether a password stands in it, so that who reads it has it.
  public var holdsPassword: Bool { settings["password"] != nil }

  /// The settings to connect with: what the operator leaves open is such that nothing waits for ever.
  var complete: [(name: String, value: String)] {
    let usual = [
      "application_name": "panier", "connect_timeout": "5", "keepalives_idle": "5", "keepalives_interval": "5",
      "keepalives_count": "3", "tcp_user_timeout": "15000", "client_encoding": "UTF8",
      "options": "-c statement_timeout=15s -c lock_timeout=10s -c timezone=UTC -c synchronous_commit=on",
    ]
    return usual.merging(settings) { $1 }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

import CLibPQ

/// One connection to a server, open until it goes; used by one thread at a time.
final class PostgresConnection {
  private static let mostPrepared = 50

  private let libpq: panier_libpq
  private let handle: OpaquePointer
  /// What was run so far, and how often; what comes again is prepared, so that the server reads it once.
  private var uses: [String: Int] = [:]
  private var prepared: [String: String] = [:]
  /// Something between here and the server, which hands each call to another of its connections, may know nothing of it.
  private var prepares = true

  /// Connects and waits for it.
  /// - Throws: ``PostgresError``.
  init(_ address: PostgresAddress) throws(PostgresError) {
    // The code of a file that is missing: trying again does not help.
    guard let libpq = LibPQ.functions else { throw PostgresError(code: "58P01", message: LibPQ.isMissing) }
    self.libpq = libpq
    let settings = address.complete
    let names = settings.map(\.name) + [nil]
    let values = settings.map(\.value) + [nil]
    let opened = withCStrings(names) { names in
      withCStrings(values) { values in libpq.PQconnectdbParams(names, values, 0) }
    }
    guard let opened else { throw PostgresError(message: "there is no memory for a connection") }
    guard libpq.PQstatus(opened) == CONNECTION_OK else {
      let message = Self.oneLine(libpq.PQerrorMessage(opened))
      // Before the server has let anybody in, there is no code: a wrong password looks like no server.
      libpq.PQfinish(opened)
      throw PostgresError(message: message)
    }
    // What a server notices is for its log, not for the operator's terminal.
    _ = libpq.PQsetNoticeProcessor(opened, { _, _ in }, nil)
    handle = opened
  }

  deinit { libpq.PQfinish(handle) }

  /// Runs one statement with parameters and waits for its rows.
  /// - Parameters:
  ///   - sql: the statement, with `$1` and so on.
  ///   - arguments: the parameters as texts, in order.
  /// - Throws: ``PostgresError``; nobody may know then what became of it, see ``PostgresError/isLost``.
  func rows(_ sql: String, _ arguments: [String?] = []) throws(PostgresError) -> [PostgresRow] {
    if let name = name(of: sql, arguments.count) {
      let result = withCStrings(arguments) { values in
        libpq.PQexecPrepared(handle, name, Int32(arguments.count), values, nil, nil, 0)
      }
      do { return try read(result) } catch {
        guard error.isUnprepared else { throw error }
        prepares = false
      }
    }
    let result = withCStrings(arguments) { values in
      libpq.PQexecParams(handle, sql, Int32(arguments.count), nil, values, nil, nil, 0)
    }
    return try read(result)
  }

  /// The name that a statement is prepared under; nil where it comes for the first time.
  private func name(of sql: String, _ count: Int) -> String? {
    if !prepares { return nil }
    if let name = prepared[sql] { return name }
    uses[sql, default: 0] += 1
    guard uses[sql, default: 0] > 1, prepared.count < Self.mostPrepared else { return nil }
    let name = "panier_\(prepared.count)"
    let result = libpq.PQprepare(handle, name, sql, Int32(count), nil)
    defer { libpq.PQclear(result) }
    guard libpq.PQresultStatus(result) == PGRES_COMMAND_OK else { return nil }
    prepared[sql] = name
    return name
  }

  /// Runs statements without parameters, in one transaction.
  /// - Throws: ``PostgresError``.
  func run(_ script: String) throws(PostgresError) { _ = try read(libpq.PQexec(handle, script)) }

  private func read(_ result: OpaquePointer?) throws(PostgresError) -> [PostgresRow] {
    guard let result else { throw PostgresError(message: Self.oneLine(libpq.PQerrorMessage(handle))) }
    defer { libpq.PQclear(result) }
    switch libpq.PQresultStatus(result) {
    case PGRES_TUPLES_OK: break
    case PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: return []
    default:
      func field(_ code: Character) -> UnsafeMutablePointer<CChar>? {
        libpq.PQresultErrorField(result, Int32(code.asciiValue ?? 0))
      }
      let code = libpq.PQstatus(handle) == CONNECTION_OK ? field("C").map { String(cString: $0) } : nil
      throw PostgresError(
        code: code, message: Self.oneLine(field("M") ?? libpq.PQerrorMessage(handle)),
        detail: field("D").map { String(cString: $0) })
    }
    let names = (0..<libpq.PQnfields(result)).map { Self.text(libpq.PQfname(result, $0)) }
    return (0..<libpq.PQntuples(result)).map { row in
      var values: [String: String] = [:]
      for (column, name) in names.enumerated() where libpq.PQgetisnull(result, row, Int32(column)) == 0 {
        values[name] = Self.text(libpq.PQgetvalue(result, row, Int32(column)))
      }
      return PostgresRow(values: values)
    }
  }

  private static func text(_ pointer: UnsafePointer<CChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }

  private static func oneLine(_ pointer: UnsafePointer<CChar>?) -> String {
    text(pointer).split(whereSeparator: \.isNewline).map { $0.drop { $0.isWhitespace } }.joined(separator: "; ")
  }
}

/// Lends texts as C has them, for as long as the body runs.
private func withCStrings<Result>(
  _ texts: [String?], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result
) -> Result {
  var bytes: [CChar] = []
  let starts = texts.map { text in
    text.map { text in
      defer { bytes += text.utf8CString }
      return bytes.count
    }
  }
  return bytes.withUnsafeBufferPointer { bytes in
    let pointers = starts.map { start in start.flatMap { start in bytes.baseAddress.map { $0 + start } } }
    return pointers.withUnsafeBufferPointer { body($0.baseAddress) }
  }
}

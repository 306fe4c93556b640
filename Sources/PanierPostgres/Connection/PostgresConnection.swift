import CLibPQ

/// One connection to a server, open until it goes; used by one thread at a time.
final class PostgresConnection {
  private let libpq: panier_libpq
  private let handle: OpaquePointer

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
    let result = withCStrings(arguments) { values in
      libpq.PQexecParams(handle, sql, Int32(arguments.count), nil, values, nil, nil, 0)
    }
    return try read(result)
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
  let copies = texts.map { $0.map { text in text.utf8CString } }
  func lend(_ index: Int, _ pointers: [UnsafePointer<CChar>?]) -> Result {
    guard index < copies.count else { return pointers.withUnsafeBufferPointer { body($0.baseAddress) } }
    guard let copy = copies[index] else { return lend(index + 1, pointers + [nil]) }
    return copy.withUnsafeBufferPointer { lend(index + 1, pointers + [$0.baseAddress]) }
  }
  return lend(0, [])
}

import Foundation
import Glibc
import Synchronization

/// A server of PostgreSQL on a free port of the loopback, in a folder of its own, with its disk taken seriously.
///
/// It ends when the process does, however that ends: a shell keeps it as long as its standard input is open.
public final class TrialServer: Sendable {
  /// The port that it listens on.
  public let port: Int
  private let folder: String
  /// The shell that keeps the server, and what keeps the shell.
  private let keeper: SpawnedProgram
  private let leash: Int32
  private let databases = Mutex(0)

  /// Where Debian has the server's programs, the newest first; nil without any.
  public static let programs: String? = {
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql")) ?? []
    return versions.compactMap { Int($0) }.sorted(by: >).map { "/usr/lib/postgresql/\($0)/bin" }
      .first { FileManager.default.isExecutableFile(atPath: $0 + "/initdb") }
  }()

  /// Whether there is a server to try; tests say so where there is none.
  public static var isAvailable: Bool { programs != nil }

  /// The one server that the tests of a process share.
  public static let shared = Result { try TrialServer() }

  /// The operators whom ``init(hasRoles:)`` makes.
  public static let operators = ["ada", "ben", "cleo"]

  /// Makes a cluster and starts it; its superuser is `admin`, whom everybody may be.
  /// - Parameter hasRoles: whether the roles of a ledger and some operators are there; roles belong to the whole cluster,
  ///   and ledgers that are made side by side would trip over each other making them.
  public init(hasRoles: Bool = true) throws {
    guard let programs = Self.programs else { throw TrialError("PostgreSQL is not installed") }
    folder = NSTemporaryDirectory() + "/panier-postgres-" + UUID().uuidString
    port = try Self.freePort()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    // initdb refuses root, so root hands everything to Debian's own user.
    let isRoot = geteuid() == 0
    if isRoot {
      guard let entry = getpwnam("postgres"), chown(folder, entry.pointee.pw_uid, entry.pointee.pw_gid) == 0 else {
        throw TrialError("root cannot become the user 'postgres', which initdb needs")
      }
    }
    let script = """
      cd "$2" && "$1/initdb" -D "$2/data" -A trust -U admin -E UTF8 --locale=C --no-instructions >init.log 2>&1 || exit 1
      cat >>data/postgresql.conf <<END
      listen_addresses = '127.0.0.1'
      port = $3
      unix_socket_directories = ''
      max_connections = 200
      shared_buffers = 64MB
      fsync = on
      END
      "$1/pg_ctl" -D "$2/data" -l server.log -w start >start.log 2>&1 </dev/null || exit 2
      echo ready
      cat >/dev/null
      "$1/pg_ctl" -D "$2/data" -m immediate stop >/dev/null 2>&1
      rm -rf "$2/data" "$2"/*.log
      """
    let (input, output) = (try Self.pipe(), try Self.pipe())
    keeper = try SpawnedProgram(
      isRoot ? "/usr/sbin/runuser" : "/bin/sh",
      (isRoot ? ["-u", "postgres", "--", "/bin/sh"] : []) + ["-c", script, "sh", programs, folder, "\(port)"],
      input: input.read, output: output.write)
    leash = input.write
    close(input.read)
    close(output.write)
    var byte: UInt8 = 0
    let isReady = read(output.read, &byte, 1) == 1
    close(output.read)
    guard isReady else { throw TrialError("PostgreSQL does not start; see the logs in '\(folder)'") }
    guard hasRoles else { return }
    let operators = Self.operators.map { "CREATE ROLE \($0) LOGIN IN ROLE panier_operator;" }
    _ = try query(
      "postgres",
      "CREATE ROLE panier_operator; CREATE ROLE panier_administrator IN ROLE panier_operator;"
        + operators.joined(separator: " "))
  }

  /// The address of a database for a role.
  public func address(_ database: String = "postgres", as role: String = "admin") -> String {
    "postgresql://\(role)@127.0.0.1:\(port)/\(database)"
  }

  /// Makes an empty database.
  /// - Returns: its name.
  public func makeDatabase() throws -> String {
    let number = databases.withLock { number in
      number += 1
      return number
    }
    let name = "trial_\(getpid())_\(number)"
    try run("createdb", "-h", "127.0.0.1", "-p", "\(port)", "-U", "admin", name)
    return name
  }

  /// Runs SQL as the superuser.
  /// - Returns: the rows, a line each, values parted by strokes.
  public func query(_ database: String, _ sql: String) throws -> String {
    try run(
      "psql", "-h", "127.0.0.1", "-p", "\(port)", "-U", "admin", "-qAtX", "-v", "ON_ERROR_STOP=1", "-c", sql, database)
  }

  /// Crashes the server: it writes nothing more, as when its machine goes down.
  public func crash() throws { try control("-m", "immediate", "stop") }

  /// Starts it again; what it had confirmed is there.
  public func start() throws { try control("-l", folder + "/server.log", "-w", "start") }

  /// Keeps a copy of all that is on the disk now.
  public func backUp() throws {
    try control("-m", "fast", "stop")
    try shell("rm -rf '\(folder)/kept' && cp -a '\(folder)/data' '\(folder)/kept'")
    try start()
  }

  /// Puts the copy in the place of what was written since.
  public func restore() throws {
    try crash()
    try shell("rm -rf '\(folder)/data' && mv '\(folder)/kept' '\(folder)/data'")
    try start()
  }

  /// Lets the server be taken over, as when a replica without a lag is promoted: what it had confirmed is there.
  public func failOver() throws {
    try control("-m", "fast", "stop")
    try shell("touch '\(folder)/data/standby.signal'")
    try start()
    try control("-w", "promote")
  }

  /// Ends the server and removes its files.
  public func stop() {
    close(leash)
    _ = keeper.wait()
    try? FileManager.default.removeItem(atPath: folder)
  }

  private func control(_ arguments: String...) throws { try run("pg_ctl", ["-D", folder + "/data"] + arguments) }

  @discardableResult
  private func run(_ program: String, _ arguments: String...) throws -> String { try run(program, arguments) }

  @discardableResult
  private func run(_ program: String, _ arguments: [String]) throws -> String {
    try execute((Self.programs ?? "") + "/" + program, arguments)
  }

  private func shell(_ script: String) throws { _ = try execute("/bin/sh", ["-c", script]) }

  /// Runs a program as the server's own user.
  /// - Returns: what it printed.
  private func execute(_ path: String, _ arguments: [String]) throws -> String {
    let printed = folder + "/output-" + UUID().uuidString
    // A file, not a pipe: a server that pg_ctl starts keeps it open.
    let output = open(printed, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    guard output >= 0 else { throw TrialError("'\(printed)' cannot be written") }
    defer { unlink(printed) }
    defer { close(output) }
    let isRoot = geteuid() == 0
    let code = try SpawnedProgram(
      isRoot ? "/usr/sbin/runuser" : path, (isRoot ? ["-u", "postgres", "--", path] : []) + arguments, output: output
    ).wait()
    guard code == 0 else { throw TrialError("\(path) ended with \(code)") }
    return try String(contentsOfFile: printed, encoding: .utf8).trimmingCharacters(in: .newlines)
  }

  /// A pipe that no other program inherits.
  private static func pipe() throws -> (read: Int32, write: Int32) {
    var ends: [Int32] = [0, 0]
    guard Glibc.pipe(&ends) == 0 else { throw TrialError("the system gives no pipe") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  private static func freePort() throws -> Int {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
      }
    }
    guard isBound else { throw TrialError("the loopback has no free port") }
    return Int(UInt16(bigEndian: address.sin_port))
  }
}

/// Why there is no server to try.
public struct TrialError: Error, CustomStringConvertible {
  public let description: String

  init(_ description: String) { self.description = description }
}

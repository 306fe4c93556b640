import Glibc

/// How an isolated process came to its end, as the sentence its callers get.
enum ProcessEnding: Sendable, Equatable {
  /// It never became one.
  case notStarted(program: String, errno: Int32)
  /// It did not answer the first frame in time.
  case silent(program: String)
  /// Somebody stopped it: `stop()`, or the task was cancelled.
  case stopped
  /// Its wall time was over and it did not end itself.
  case overtime(Double)
  /// It sent what means nothing.
  case garbage(String)
  /// Its own watchdog ended it.
  case watchdog(LuaLimits)
  /// It ended itself.
  case exited(Int32)
  /// A signal ended it.
  case signalled(Int32)

  /// The error of everything that waited for it.
  var error: LuaError {
    switch self {
    case .notStarted(let program, let errno):
      failure("cannot start the isolated process \(program): \(Self.text(errno))")
    case .silent(let program):
      failure("\(program) did not become an isolated process; it must call IsolatedChild.serve() first of all")
    case .stopped:
      LuaError(kind: .limit, message: "interrupted", isKilled: true)
    case .overtime(let seconds):
      LuaError(kind: .limit, message: "stopped after \(Self.seconds(seconds))", isKilled: true)
    case .garbage(let what):
      failure("the isolated process sent \(what) and was ended")
    case .watchdog(let limits):
      LuaError(
        kind: .limit,
        message: "the isolated process ended itself: the script had used twice its \(Self.time(limits)) and could not "
          + "be interrupted", isKilled: true)
    case .signalled(SIGXCPU):
      LuaError(kind: .limit, message: "the isolated process used up its CPU time", isKilled: true)
    case .exited(let status):
      failure("the isolated process ended too early, with status \(status)")
    case .signalled(let number):
      failure("the isolated process was ended by signal \(number) (\(String(cString: strsignal(number))))")
    }
  }

  private func failure(_ message: String) -> LuaError {
    LuaError(kind: .script, message: message, fields: [("class", "IsolatedProcess")], isKilled: true)
  }

  private static func text(_ errno: Int32) -> String {
    String(cString: strerror(errno))
  }

  private static func time(_ limits: LuaLimits) -> String {
    if let seconds = limits.luaTime { return "\(Self.seconds(seconds)) of Lua time" }
    return limits.wallTime.map { Self.seconds($0) } ?? "time"
  }

  private static func seconds(_ value: Double) -> String {
    value == value.rounded(.towardZero) && abs(value) < 1e9 ? "\(Int(value)) s" : "\(value) s"
  }

  /// What `waitpid` told.
  init(status: Int32, limits: LuaLimits) {
    let signal = status & 0x7f
    let code = (status >> 8) & 0xff
    if signal != 0 {
      self = .signalled(signal)
    } else {
      self = code == 124 ? .watchdog(limits) : .exited(code)
    }
  }
}

import CPanierVM

/// Makes an error of what the core noted about a failed coroutine.
struct FailureReader {
  let core: Core
  let info: panier_failure_info

  func error() -> LuaError {
    switch Int(info.code) {
    case PANIER_EXITED:
      return LuaError(kind: .exit, message: "exit \(info.exit_code)", isKilled: true, exitCode: info.exit_code)
    case PANIER_KILLED:
      return killed()
    default:
      var error = raised()
      error.traceback = text(info.trace, info.trace_length)
      return error
    }
  }

  private func killed() -> LuaError {
    let limits = core.configuration.limits
    let message: String
    switch Int(info.reason) {
    case PANIER_KILL_DEADLINE:
      message = limits.luaTime.map { "stopped after \(Self.seconds($0)) of Lua time" } ?? "stopped at the deadline"
    case PANIER_KILL_WALL:
      message = limits.wallTime.map { "stopped after \(Self.seconds($0))" } ?? "stopped at the deadline"
    default:
      message = "interrupted"
    }
    return LuaError(kind: .limit, message: message, isKilled: true)
  }

  private func raised() -> LuaError {
    if let pointer = info.box {
      var error = Unmanaged<ErrorBox>.fromOpaque(pointer).takeUnretainedValue().error
      if error.location == nil, let location = info.location { error.location = String(cString: location) }
      return error
    }
    let whole = text(info.text, info.length) ?? "unknown error"
    if info.memory != 0 {
      return LuaError(kind: .limit, message: memoryMessage())
    }
    let (location, message) = Self.split(whole)
    var error = LuaError(kind: .script, message: message, location: location)
    if info.syntax != 0 {
      error.isSyntax = true
      error.isIncomplete = Self.isIncomplete(whole)
    }
    if let tape = info.value {
      var reader = TapeReader(core: core, tape: tape, count: info.value_count)
      if case .table(let table) = reader.next() { describe(table, in: &error) }
    }
    return error
  }

  /// `error{message = …}` of a script: its own fields are the error's.
  private func describe(_ table: LuaTable, in error: inout LuaError) {
    if case .string(let kind)? = table["kind"] { error.kind = LuaError.Kind(rawValue: kind) }
    if case .string(let message)? = table["message"] {
      error.message = message
    } else if error.message == "(error object is a table value)" {
      error.message = LuaLiteral.text(of: .table(table))
    }
    error.fields = table.fields.map { ($0.key, $0.value) }.filter { $0.0 != "kind" && $0.0 != "message" }
      .sorted { $0.0 < $1.0 }
  }

  private func memoryMessage() -> String {
    guard let limit = core.configuration.limits.memory else { return "not enough memory" }
    return "not enough memory: the limit is \(limit >> 20) MiB"
  }

  private func text(_ start: UnsafePointer<CChar>?, _ count: Int) -> String? {
    guard let start else { return nil }
    let bytes = UnsafeRawPointer(start).assumingMemoryBound(to: UInt8.self)
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  private static func seconds(_ value: Double) -> String {
    value == value.rounded(.towardZero) && abs(value) < 1e9 ? "\(Int(value)) s" : "\(value) s"
  }

  /// Input that more input may complete.
  ///
  /// An unclosed short string also ends in `<eof>` but never becomes complete.
  static func isIncomplete(_ message: String) -> Bool {
    message.hasSuffix("near <eof>") && !message.contains(": unfinished string near <eof>")
  }

  /// `script.lua:12: message` as its two parts.
  static func split(_ text: String) -> (location: String?, message: String) {
    var search = text.startIndex
    while let colon = text[search...].firstIndex(of: ":") {
      let digits = text[text.index(after: colon)...].prefix { $0.isASCII && $0.isNumber }
      let rest = text[digits.endIndex...]
      if !digits.isEmpty, rest.hasPrefix(": "), colon > text.startIndex, !text[..<colon].contains("\n") {
        return (String(text[..<digits.endIndex]), String(rest.dropFirst(2)))
      }
      search = text.index(after: colon)
    }
    return (nil, text)
  }
}

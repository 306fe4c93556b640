/// What a script raised, or what a host function raises in Lua.
///
/// In Lua it is an object: `e.kind`, `e.message`, `e.location` and every field; `tostring(e)` is one line.
public struct LuaError: Error, Sendable {
  /// The class of the error.
  public var kind: Kind
  /// The sentence, without position.
  public var message: String
  /// More about it, readable in Lua by name: `status`, `class`, `query_id`, `hint`.
  public var fields: [(String, LuaValue)]
  /// Where Lua code called or failed: `script.lua:12`.
  public var location: String?
  /// The calls that led there, as Lua writes them.
  public var traceback: String?
  /// The very Swift error a host function threw.
  public var underlying: (any Error)?
  /// Whether the source ends before it is complete, so that more input may complete it.
  public var isIncomplete: Bool
  /// Whether the source does not compile.
  public var isSyntax: Bool
  /// Whether the script was stopped from outside.
  public var isKilled: Bool
  /// The status of `os.exit`, with kind `exit`.
  public var exitCode: Int32?

  /// Makes an error to throw from a host function.
  public init(
    kind: Kind, message: String, fields: [(String, LuaValue)] = [], location: String? = nil,
    traceback: String? = nil, underlying: (any Error)? = nil, isIncomplete: Bool = false, isSyntax: Bool = false,
    isKilled: Bool = false, exitCode: Int32? = nil
  ) {
    self.kind = kind
    self.message = message
    self.fields = fields
    self.location = location
    self.traceback = traceback
    self.underlying = underlying
    self.isIncomplete = isIncomplete
    self.isSyntax = isSyntax
    self.isKilled = isKilled
    self.exitCode = exitCode
  }

  /// The value of a field.
  public subscript(field: String) -> LuaValue? {
    fields.first { $0.0 == field }?.1
  }

  /// Any error as scripts see it, with the original kept underneath.
  public static func converting(_ error: any Error) -> LuaError {
    if let error = error as? LuaError { return error }
    if let convertible = error as? any LuaErrorConvertible {
      var converted = convertible.luaError
      if converted.underlying == nil { converted.underlying = error }
      return converted
    }
    if error is CancellationError {
      return LuaError(kind: .limit, message: "interrupted", underlying: error, isKilled: true)
    }
    return LuaError(kind: .script, message: String(describing: error), underlying: error)
  }
}

extension LuaError: CustomStringConvertible {
  /// The error in one line, as `tostring(e)` writes it: `script.lua:12: message`.
  public var description: String {
    guard let location else { return message }
    return "\(location): \(message)"
  }
}

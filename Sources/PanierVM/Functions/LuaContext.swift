import PanierReference

/// What surrounds a call of a host function that waits; may go anywhere.
public struct LuaContext: Sendable {
  /// The way back into Lua, and to what the embedder attached.
  public let host: LuaHost
  /// Where Lua code called: `script.lua:12`.
  public let location: String?
  let function: RegisteredFunction

  /// An option that this call needs, although others may leave it out.
  ///
  /// - Throws: an error of kind `usage` that names the option.
  public func require<Value: LuaReadable>(_ option: LuaOption<Value?>) throws -> Value {
    if let value = option.wrappedValue { return value }
    throw ArgumentError.missingOption(
      function.reference, option.name, expected: Value.valueType.description)
  }
}

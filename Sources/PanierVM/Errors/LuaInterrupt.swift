/// Why running Lua is stopped.
public enum LuaInterrupt: Sendable, Hashable {
  /// Somebody asked for it.
  case cancelled
  /// A deadline has passed.
  case deadline
}

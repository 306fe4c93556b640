/// How much of the system a script sees.
public enum LuaLevel: Sendable, Hashable {
  /// Own scripts and the prompt: all of Lua's libraries but C modules.
  case trusted
  /// Shared recipes: nothing that touches the system or shows addresses.
  case recipe
}

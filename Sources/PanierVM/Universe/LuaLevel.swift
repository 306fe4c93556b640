/// How much of the system a script sees.
public enum LuaLevel: Sendable, Hashable {
  /// Own scripts and the prompt: all of Lua's libraries but C modules.
  case trusted
  /// Shared recipes: nothing that touches the system or shows addresses.
  ///
  /// In the process of the host it is for authors you trust: a fault of Lua itself is then a fault of your process.
  /// Scripts of strangers run in an `IsolatedRunner`.
  case recipe
}

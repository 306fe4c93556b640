/// What a universe may use.
///
/// Nil means no limit.
public struct LuaLimits: Sendable, Hashable {
  /// Bytes of Lua memory.
  public var memory: Int?
  /// Seconds of CPU on the Lua thread; the clock stands while every coroutine waits.
  public var luaTime: Double?
  /// Seconds since the first run, waiting included.
  public var wallTime: Double?
  /// Coroutines alive at once.
  public var coroutines: Int?
  /// Calls of functions that wait: what goes over the network, for one.
  public var calls: Int?

  /// Declares limits.
  public init(
    memory: Int? = nil, luaTime: Double? = nil, wallTime: Double? = nil, coroutines: Int? = nil, calls: Int? = nil
  ) {
    self.memory = memory
    self.luaTime = luaTime
    self.wallTime = wallTime
    self.coroutines = coroutines
    self.calls = calls
  }

  /// For own scripts: 1 GiB of memory.
  public static let trusted = LuaLimits(memory: 1 << 30)
  /// For shared recipes: 64 MiB, 2 s of Lua, 5 minutes in all, 1,000 coroutines, 200 calls.
  public static let recipe = LuaLimits(memory: 64 << 20, luaTime: 2, wallTime: 300, coroutines: 1000, calls: 200)
}

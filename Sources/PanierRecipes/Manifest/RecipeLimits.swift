public import PanierVM

/// What a recipe asks to use beyond what every recipe has.
public struct RecipeLimits: Sendable, Hashable {
  /// Calls of functions that wait: what goes over the network.
  public var calls: Int
  /// Minutes in all, waiting included.
  public var minutes: Int

  /// What every recipe has.
  public static let standard = RecipeLimits(calls: 200, minutes: 5)
  /// The most that one may ask for: a day and 10,000 calls.
  public static let most = RecipeLimits(calls: 10_000, minutes: 1440)

  /// Declares limits.
  public init(calls: Int, minutes: Int) {
    self.calls = calls
    self.minutes = minutes
  }

  /// The limits of the process.
  public var lua: LuaLimits {
    var limits = LuaLimits.recipe
    limits.calls = calls
    limits.wallTime = Double(minutes) * 60
    limits.luaTime = max(2, Double(calls) / 100)
    return limits
  }
}

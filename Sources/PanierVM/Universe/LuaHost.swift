/// The way back for a host function: to what the embedder attached, and into Lua.
public final class LuaHost: Sendable {
  /// What the embedder attached to the configuration.
  public let userInfo: (any Sendable)?
  private let machine: WeakMachine

  init(userInfo: (any Sendable)?, machine: WeakMachine) {
    self.userInfo = userInfo
    self.machine = machine
  }

  /// The universe, while it exists.
  public var vm: LuaVM? { machine.value }

  /// Calls a function of Lua in a coroutine of its own.
  ///
  /// - Throws: `LuaError` that the function raised, or of kind `limit` when the universe is gone.
  public func call(_ function: LuaFunctionHandle, _ arguments: [LuaValue] = []) async throws -> [LuaValue] {
    guard let vm = machine.value else {
      throw LuaError(kind: "limit", message: "the Lua universe of this function has ended", isKilled: true)
    }
    return try await vm.call(function, arguments)
  }

  /// Calls a function of Lua; tables among its results stay where they are, as references.
  func callKeeping(_ function: LuaFunctionHandle, _ arguments: [LuaValue]) async throws -> [LuaValue] {
    guard let vm = machine.value else {
      throw LuaError(kind: "limit", message: "the Lua universe of this function has ended", isKilled: true)
    }
    return try await vm.callKeeping(function, arguments)
  }
}

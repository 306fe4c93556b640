/// The way back for a host function: to what the embedder attached, and into Lua.
public final class LuaHost: Sendable {
  /// What the embedder attached to the configuration.
  public let userInfo: (any Sendable)?
  private let machine: WeakMachine
  /// Calls functions of Lua where the universe is in another process.
  private let caller: (@Sendable (LuaFunctionHandle, [LuaValue]) async throws -> [LuaValue])?

  init(
    userInfo: (any Sendable)?, machine: WeakMachine,
    caller: (@Sendable (LuaFunctionHandle, [LuaValue]) async throws -> [LuaValue])? = nil
  ) {
    self.userInfo = userInfo
    self.machine = machine
    self.caller = caller
  }

  /// The universe, while it exists; nil where it is in another process.
  public var vm: LuaVM? { machine.value }

  /// Calls a function of Lua in a coroutine of its own.
  ///
  /// - Throws: `LuaError` that the function raised, or of kind `limit` when the universe is gone.
  public func call(_ function: LuaFunctionHandle, _ arguments: [LuaValue] = []) async throws -> [LuaValue] {
    if let caller { return try await caller(function, arguments) }
    guard let vm = machine.value else { throw Self.ended }
    return try await vm.call(function, arguments)
  }

  /// Calls a function of Lua; tables among its results stay where they are, as references.
  func callKeeping(_ function: LuaFunctionHandle, _ arguments: [LuaValue]) async throws -> [LuaValue] {
    guard let vm = machine.value else { throw Self.ended }
    return try await vm.callKeeping(function, arguments)
  }

  /// An error of a host function as scripts of this universe see it.
  func luaError(of error: any Error) -> LuaError {
    (userInfo as? any LuaErrorSpeaker)?.luaError(of: error) ?? .converting(error)
  }

  /// Does items of a job until none is left.
  func work(on job: ParallelJob) async throws {
    guard let vm = machine.value else { throw Self.ended }
    try await vm.work(on: job)
  }

  /// What calls of a function end in after its universe.
  static let ended = LuaError(kind: .limit, message: "the Lua universe of this function has ended", isKilled: true)
}

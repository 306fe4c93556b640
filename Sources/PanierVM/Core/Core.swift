import CPanierVM
import PanierReference

/// The Swift half of a universe.
///
/// Lives on the Lua thread and is touched by nothing else, except that `panier` may be asked for memory and interrupted
/// from anywhere.
///
/// `@unchecked Sendable`: the actor's executor is the only user of all mutable state.
final class Core: @unchecked Sendable {
  let panier: OpaquePointer
  let configuration: LuaConfiguration
  let releases = ReleaseQueue()
  let host: LuaHost
  private(set) var functions: [RegisteredFunction] = []
  private(set) var types: [RegisteredType] = []
  private var typeNumbers: [ObjectIdentifier: Int32] = [:]
  private var typeNames: [String: Int32] = [:]
  private var moduleNames: [String: [String]] = [:]
  /// Functions of libraries whose calls have been checked.
  var libraryFunctions: [String: FunctionReference] = [:]
  /// The call a coroutine has just begun to wait for.
  var pending: PendingCall?
  /// The call from another process that is being performed; in a core without Lua.
  var remote: RemoteCall?

  init(_ configuration: LuaConfiguration, host: LuaHost) {
    self.configuration = configuration
    self.host = host
    var settings = panier_settings()
    let limits = configuration.limits
    settings.level = Int32(configuration.level == .trusted ? PANIER_TRUSTED : PANIER_RECIPE)
    settings.strict = configuration.strictGlobals ? 1 : 0
    settings.memory = limits.memory ?? 0
    settings.lua_time = limits.luaTime ?? 0
    settings.wall_time = limits.wallTime ?? 0
    settings.watchdog = configuration.hasWatchdog ? 1 : 0
    settings.coroutines = Int32(clamping: limits.coroutines ?? 0)
    settings.calls = Int64(limits.calls ?? 0)
    settings.seeded = configuration.randomSeed == nil ? 0 : 1
    settings.seed = configuration.randomSeed ?? 0
    var callbacks = Callbacks.make(withFormatter: configuration.formatter != nil)
    // Out of memory here is out of memory for the whole process.
    guard let made = panier_new(&callbacks, &settings) else { preconditionFailure("out of memory") }
    panier = made
  }

  /// Builds the universe; on the Lua thread.
  func open() throws {
    panier_set_context(panier, Unmanaged.passUnretained(self).toOpaque())
    guard configuration.systemAccess.open(panier) == 0 else { throw failure() }
    for type in configuration.types { register(type) }
    for module in configuration.modules { try define(module) }
    for function in configuration.globals {
      try check(panier_set_function(panier, function.shortName, register(function, type: -1)))
    }
  }

  private func check(_ status: Int32) throws {
    if status != 0 { throw failure() }
  }

  private func define(_ module: LuaModule) throws {
    let numbers = module.functions.map { register($0, type: -1) }
    let names = module.functions.map { $0.shortName }
    moduleNames[module.name] = names + module.fields.map(\.name)
    let writer = answer()
    for field in module.fields {
      writer.write(field.name)
      writer.write(field.value)
    }
    try CStrings.with(names) { pointers in
      try check(panier_set_module(panier, module.name, numbers, pointers, Int32(numbers.count)))
    }
  }

  func memberNames(of module: String) -> [String] {
    moduleNames[module] ?? []
  }

  /// An empty answer to be filled.
  func answer() -> ReplyWriter {
    // Allocated with the universe: never nil.
    guard let reply = panier_answer(panier) else { preconditionFailure("no answer") }
    return ReplyWriter(reply: reply, core: self)
  }

  // MARK: Registration

  @discardableResult
  func register(_ function: LuaFunction, type: Int32) -> Int32 {
    let registered = RegisteredFunction(configuration.gate.map { function.gated(by: $0) } ?? function)
    let number = panier_function(
      panier, function.name, registered.flags, type, registered.masks, Int32(registered.masks.count),
      Unmanaged.passUnretained(registered).toOpaque())
    functions.append(registered)
    return number
  }

  @discardableResult
  func register(_ type: LuaType) -> Int32 {
    if let known = typeNames[type.name] { return known }
    let number = panier_type(panier, type.name, type.operators.mask)
    typeNames[type.name] = number
    let methods = type.methods.map { method in
      let function = register(method, type: number)
      panier_method(panier, number, method.shortName, function)
      return function
    }
    types.append(RegisteredType(type, methods: methods))
    return number
  }

  /// The number of an object's type; a type not declared in the configuration joins with its first object.
  func typeNumber(of object: any LuaObject) -> Int32 {
    let key = ObjectIdentifier(type(of: object))
    if let number = typeNumbers[key] { return number }
    if let remote = object as? RemoteObject { return register(remote.type) }
    let number = register(type(of: object).luaType)
    typeNumbers[key] = number
    return number
  }

  // MARK: Values and failures

  func handle(_ reference: Int64) -> LuaFunctionHandle {
    LuaFunctionHandle(reference: reference, releases: releases)
  }

  /// Gives back the functions Swift has dropped.
  func drain() {
    for reference in releases.takeAll() { panier_unref(panier, reference) }
  }

  /// What went wrong last, as an error.
  func failure() -> LuaError {
    guard let info = panier_failure(panier) else { return LuaError(kind: .script, message: "unknown error") }
    return FailureReader(core: self, info: info.pointee).error()
  }
}

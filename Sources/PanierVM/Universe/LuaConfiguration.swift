public import PanierReference

/// Everything a universe is made of.
public struct LuaConfiguration: Sendable {
  /// Finds the source of a required module: its text and the name messages give it (`lib/x.lua`).
  public typealias Loader = @Sendable (String) -> (source: String, chunkname: String)?

  /// Lets a call pass, or throws what the call raises instead.
  ///
  /// The arguments are copies, the receiver of a method first.
  public typealias Gate = @Sendable (_ function: FunctionReference, _ arguments: [LuaValue]) throws -> Void

  /// How much of the system scripts see.
  public var level: LuaLevel
  /// What they may use.
  public var limits: LuaLimits
  /// What trusted scripts may do with files, programs and variables.
  public var systemAccess: LuaSystemAccess
  /// Read-only tables of functions: globals, or found by `require` where the name has a dot in it.
  public var modules: [LuaModule]
  /// Plain global functions.
  public var globals: [LuaFunction]
  /// Types of objects.
  public var types: [LuaType]
  /// Whether reading an undeclared global raises.
  public var strictGlobals: Bool
  /// Modules written in Lua that `require` finds before it asks the loader.
  public var libraries: [LuaLibrary]
  /// What `require` asks for all other modules.
  public var loader: Loader?
  /// Trusted Lua of ours that runs at creation and may define globals; it cannot wait.
  public var preludes: [(name: String, source: String)]
  /// Takes what `print` writes, line by line, newline included.
  public var output: @Sendable ([UInt8]) -> Void
  /// Gives `print` the text of an object or a table; nil: the default.
  ///
  /// What it throws is raised in Lua.
  public var formatter: (@Sendable (LuaValue) throws -> String?)?
  /// Whether `print` refuses a table that the formatter cannot be shown, such as one that contains itself, instead of
  /// writing `table: 0x…`.
  public var printsDataOnly: Bool
  /// Anything the embedder wants its functions to find: `call.host.userInfo`.
  public var userInfo: (any Sendable)?
  /// Asked before each call of a function or a method, after its arguments were checked; those of `LuaConcurrency`,
  /// which do nothing by themselves, are not asked about.
  public var gate: Gate?
  /// Makes `math.random` repeatable.
  public var randomSeed: UInt64?
  /// Whether the whole process ends, with status 124, when a script has used twice its `luaTime` or `wallTime` and
  /// nothing could stop it.
  ///
  /// Only for a process that has nothing else to lose: a thread ends it on the spot, without any cleaning up.
  public var hasWatchdog: Bool

  /// Declares a universe.
  public init(
    level: LuaLevel = .trusted, limits: LuaLimits? = nil, modules: [LuaModule] = [], globals: [LuaFunction] = [],
    types: [LuaType] = [], strictGlobals: Bool = true, libraries: [LuaLibrary] = [], loader: Loader? = nil,
    preludes: [(name: String, source: String)] = [], output: @escaping @Sendable ([UInt8]) -> Void = { _ in },
    formatter: (@Sendable (LuaValue) throws -> String?)? = nil, printsDataOnly: Bool = false,
    userInfo: (any Sendable)? = nil, gate: Gate? = nil, randomSeed: UInt64? = nil, hasWatchdog: Bool = false,
    systemAccess: LuaSystemAccess = LuaSystemAccess()
  ) {
    self.level = level
    self.limits = limits ?? (level == .trusted ? .trusted : .recipe)
    self.modules = modules
    self.globals = globals
    self.types = types
    self.strictGlobals = strictGlobals
    self.libraries = libraries
    self.loader = loader
    self.preludes = preludes
    self.output = output
    self.formatter = formatter
    self.printsDataOnly = printsDataOnly
    self.userInfo = userInfo
    self.gate = gate
    self.randomSeed = randomSeed
    self.hasWatchdog = hasWatchdog
    self.systemAccess = systemAccess
  }

  /// The text of a module that `require` finds: a library's, or the loader's.
  /// - Parameter name: what `require` is given.
  /// - Returns: the Lua text, and the name of its chunk as Lua takes it; nil where there is none.
  func required(_ name: String) -> (source: String, chunkname: String)? {
    if let library = libraries.first(where: { $0.name == name }) { return (library.source(), library.chunkname) }
    guard let found = loader?(name) else { return nil }
    let isMarked = found.chunkname.hasPrefix("@") || found.chunkname.hasPrefix("=")
    return (found.source, isMarked ? found.chunkname : "@" + found.chunkname)
  }

  /// The documentation of everything declared.
  public var reference: Reference {
    var modules = modules.map(\.reference)
    if !globals.isEmpty {
      let functions = globals.map(\.reference)
      modules.insert(
        ModuleReference(name: "", summary: "Functions without a module.", functions: functions), at: 0)
    }
    let documented = libraries.map { $0.documentation() }
    return Reference(
      modules: modules + documented.map(\.module), types: types.map(\.reference) + documented.flatMap(\.types))
  }
}

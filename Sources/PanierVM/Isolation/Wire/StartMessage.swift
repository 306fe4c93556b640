/// The first frame: everything the child's universe is made of.
struct StartMessage {
  var limits: LuaLimits
  var strictGlobals: Bool
  var randomSeed: Int64?
  var hasLoader: Bool
  var hasFormatter: Bool
  var printsDataOnly: Bool
  var preludes: [(name: String, source: String)]
  var types: [Declaration.ObjectType]
  var modules: [Declaration.Module]
  var globals: [Declaration.Function]

  func frame(_ context: any ValueContext) throws -> FrameWriter {
    var writer = FrameWriter(.start)
    writer.byte(Wire.version)
    writer.optional(limits.memory.map(Int64.init))
    writer.optional(limits.luaTime)
    writer.optional(limits.wallTime)
    writer.optional(limits.coroutines.map(Int64.init))
    writer.optional(limits.calls.map(Int64.init))
    writer.flag(strictGlobals)
    writer.optional(randomSeed)
    writer.flag(hasLoader)
    writer.flag(hasFormatter)
    writer.flag(printsDataOnly)
    writer.list(preludes) { writer, prelude in
      writer.text(prelude.name)
      writer.text(prelude.source)
    }
    writer.list(types) { $0.type($1) }
    try writer.list(modules) { try $0.module($1, context) }
    writer.list(globals) { $0.function($1) }
    return writer
  }

  /// Reads the frame after its opcode.
  init(
    _ reader: inout FrameReader, _ context: any ValueContext, declare: (Declaration.ObjectType) throws -> Void
  ) throws {
    let version = try reader.byte()
    guard version == Wire.version else { throw WireError("frames of version \(version), not \(Wire.version)") }
    limits = LuaLimits(
      memory: try reader.optionalInteger().map { Int(clamping: $0) }, luaTime: try reader.optionalDouble(),
      wallTime: try reader.optionalDouble(), coroutines: try reader.optionalInteger().map { Int(clamping: $0) },
      calls: try reader.optionalInteger().map { Int(clamping: $0) })
    strictGlobals = try reader.flag()
    randomSeed = try reader.optionalInteger()
    hasLoader = try reader.flag()
    hasFormatter = try reader.flag()
    printsDataOnly = try reader.flag()
    preludes = try reader.list { reader in
      let name = try reader.text()
      return (name: name, source: try reader.text())
    }
    types = try reader.list { try $0.objectType() }
    // The values of modules may be objects of these types.
    for type in types { try declare(type) }
    modules = try reader.list { try $0.module(context) }
    globals = try reader.list { try $0.function() }
    try reader.end()
  }

  init(_ configuration: LuaConfiguration, _ declared: DeclaredUniverse) {
    limits = configuration.limits
    strictGlobals = configuration.strictGlobals
    randomSeed = configuration.randomSeed.map { Int64(bitPattern: $0) }
    hasLoader = configuration.loader != nil || !configuration.libraries.isEmpty
    hasFormatter = configuration.formatter != nil
    printsDataOnly = configuration.printsDataOnly
    preludes = configuration.preludes
    types = declared.types
    modules = declared.modules
    globals = declared.globals
  }
}

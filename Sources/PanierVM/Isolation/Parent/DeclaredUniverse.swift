import PanierReference

/// The functions and types of a configuration, numbered as the child will call them.
struct DeclaredUniverse {
  private(set) var types: [Declaration.ObjectType] = []
  private(set) var modules: [Declaration.Module] = []
  private(set) var globals: [Declaration.Function] = []

  /// Registers everything with a core that has no Lua.
  init(_ core: Core) {
    let configuration = core.configuration
    for type in configuration.types where !Self.isLocal(type) { core.register(type) }
    for module in configuration.modules {
      modules.append(
        Declaration.Module(
          name: module.name, functions: module.functions.map { Self.declare($0, core) },
          fields: module.fields.map { ($0.name, $0.value) }))
    }
    globals = configuration.globals.map { Self.declare($0, core) }
    types = core.types.indices.map { Self.type($0, core) }
  }

  /// A type by its number in the core.
  static func type(_ number: Int, _ core: Core) -> Declaration.ObjectType {
    let type = core.types[number].type
    return Declaration.ObjectType(
      number: UInt32(number), name: type.name, fields: type.fields.map { ($0.reference.name, $0.reference.type) },
      methods: core.types[number].methods.map { function(Int($0), core) },
      operations: type.operators.operations, hasDynamicFields: type.operators.dynamicField != nil)
  }

  private static func declare(_ function: LuaFunction, _ core: Core) -> Declaration.Function {
    self.function(Int(core.register(function, type: -1)), core)
  }

  private static func function(_ number: Int, _ core: Core) -> Declaration.Function {
    let function = core.functions[number]
    let kind: Wire.FunctionKind =
      switch function.body {
      case .immediate: .immediate
      case .waiting: .waiting
      case .scoped: .local
      }
    return Declaration.Function(
      number: UInt32(number), kind: kind, name: function.reference.name, parameters: function.reference.parameters)
  }

  /// Whether objects of the type belong to functions that the child has itself.
  private static func isLocal(_ type: LuaType) -> Bool {
    LuaConcurrency.types.contains { $0.name == type.name }
  }
}

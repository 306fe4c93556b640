import PanierVM

/// The environment as scripts see it, `env.HOME` and so on; credentials are left out.
enum ScriptEnvironment {
  static func table(_ variables: [String: String]) -> LuaTable {
    let shown = variables.filter { !$0.key.hasPrefix("OVH_") }.sorted { $0.key < $1.key }
    return LuaTable(fields: shown.map { ($0.key, .string($0.value)) })
  }
}

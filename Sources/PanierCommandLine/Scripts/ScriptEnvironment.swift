import PanierVM

/// The environment as scripts see it, `env.HOME` and so on; credentials are left out.
enum ScriptEnvironment {
  /// How the names of variables begin that scripts do not see, in `env` nor by `os.getenv`.
  static let hidden = ["OVH_", "PANIER_"]

  static func table(_ variables: [String: String]) -> LuaTable {
    let shown = variables.filter { variable in !hidden.contains { variable.key.hasPrefix($0) } }
    return LuaTable(fields: shown.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })
  }
}

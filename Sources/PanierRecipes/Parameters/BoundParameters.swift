public import OVHClient
public import PanierVM

/// Parameters with checked values, in the order of the declaration.
public struct BoundParameters: Sendable, Hashable {
  /// One parameter and its value.
  public struct Entry: Sendable, Hashable {
    /// The declaration.
    public let declaration: ParameterDeclaration
    /// The value; nil where nothing was given and nothing stands for it.
    public let value: ParameterValue?
  }

  /// All parameters.
  public internal(set) var entries: [Entry] = []

  /// What `run` gets.
  public var luaValue: LuaValue {
    .table(LuaTable(fields: entries.compactMap { entry in entry.value.map { (entry.declaration.name, $0.luaValue) } }))
  }

  /// What a function that computes a default gets: the parameters before it, without objects of the host.
  var plainValue: LuaValue {
    .table(
      LuaTable(fields: entries.compactMap { entry in entry.value.map { (entry.declaration.name, $0.plainValue) } }))
  }

  /// The values as data, for results and reports; secrets are left out.
  public var json: JSONObject {
    JSONObject(
      entries.compactMap { entry in
        guard let value = entry.value, !entry.declaration.isSecret else { return nil }
        return (entry.declaration.name, value.json)
      })
  }

  /// The values as the operator reads them, secrets hidden.
  public var shown: [(name: String, text: String)] {
    entries.compactMap { entry in
      entry.value.map { (entry.declaration.name, entry.declaration.isSecret ? "(secret)" : $0.text) }
    }
  }
}

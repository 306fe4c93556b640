import OVHClient
import PanierKit
public import PanierOrdering

/// What the operator has allowed: keys whose recipes may run, and single contents.
///
/// It lies in the operator's own state and nowhere else: nothing that comes with a recipe can write it.
public struct TrustStore: Sendable {
  /// A key and how far its recipes may go without a question.
  public struct TrustedKey: Sendable, Hashable {
    /// The key.
    public let key: RecipeKey
    /// What the operator calls its owner.
    public let owner: String
    /// How far recipes that it signed may go without a question.
    public let risk: Risk
  }

  /// The operator's leave for one content.
  struct Grant: Hashable {
    let sha256: String
    let name: String
    let risk: Risk
  }

  /// The keys that are trusted, in the order in which they were added.
  public private(set) var keys: [TrustedKey] = []
  /// The keys whose recipes are refused.
  public private(set) var distrusted: [RecipeKey] = []
  private var grants: [Grant] = []
  private let path: String

  /// Reads what was allowed.
  /// - Parameter path: `$XDG_STATE_HOME/panier/trust.json`.
  /// - Throws: ``RecipeError`` for a file that is damaged.
  public init(path: String) throws(RecipeError) {
    self.path = path
    guard DiskFile.kind(path, followsLinks: true) != nil else { return }
    let damaged = RecipeError(.trust, "'\(path)' cannot be read as what you trust; restore it or remove it")
    guard let json = try? JSONValue(parsing: try DiskFile.read(path, limit: 16 << 20, followsLinks: true)),
      let keys = json["keys"]?.array, let distrusted = json["distrusted"]?.array, let grants = json["grants"]?.array
    else { throw damaged }
    for item in keys {
      guard let key = item["key"]?.string.flatMap({ RecipeKey($0) }), let owner = item["owner"]?.string,
        let risk = item["risk"]?.string.flatMap({ Risk(rawValue: $0) })
      else { throw damaged }
      self.keys.append(TrustedKey(key: key, owner: owner, risk: risk))
    }
    for item in distrusted {
      guard let key = item.string.flatMap({ RecipeKey($0) }) else { throw damaged }
      self.distrusted.append(key)
    }
    for item in grants {
      guard let sha256 = item["sha256"]?.string, let name = item["name"]?.string,
        let risk = item["risk"]?.string.flatMap({ Risk(rawValue: $0) })
      else { throw damaged }
      self.grants.append(Grant(sha256: sha256, name: name, risk: risk))
    }
  }

  /// Whether a content may run up to a risk without a question.
  public func isGranted(_ sha256: String, risk: Risk) -> Bool {
    grants.contains { $0.sha256 == sha256 && $0.risk >= risk }
  }

  /// What is known of a key.
  public func trusted(_ key: RecipeKey) -> TrustedKey? { keys.first { $0.key == key } }

  /// Remembers that a content may run.
  /// - Throws: ``RecipeError`` where it cannot be kept.
  public mutating func grant(_ sha256: String, name: String, risk: Risk) throws(RecipeError) {
    grants.removeAll { $0.sha256 == sha256 }
    grants.append(Grant(sha256: sha256, name: name, risk: risk))
    try write()
  }

  /// Trusts a key; the last word about a key counts.
  public mutating func trust(_ key: RecipeKey, owner: String, risk: Risk) throws(RecipeError) {
    keys.removeAll { $0.key == key }
    distrusted.removeAll { $0 == key }
    keys.append(TrustedKey(key: key, owner: owner, risk: risk))
    try write()
  }

  /// Refuses all that a key signed from now on, whatever was granted before.
  public mutating func distrust(_ key: RecipeKey) throws(RecipeError) {
    keys.removeAll { $0.key == key }
    if !distrusted.contains(key) { distrusted.append(key) }
    try write()
  }

  /// Takes back the leave for every content of a name.
  /// - Returns: whether there was one.
  public mutating func forget(name: String) throws(RecipeError) -> Bool {
    guard grants.contains(where: { $0.name == name }) else { return false }
    grants.removeAll { $0.name == name }
    try write()
    return true
  }

  private func write() throws(RecipeError) {
    let json: JSONValue = [
      "keys": .array(
        keys.map {
          ["key": .string("\($0.key)"), "owner": .string($0.owner), "risk": .string($0.risk.rawValue)]
        }),
      "distrusted": .array(distrusted.map { .string("\($0)") }),
      "grants": .array(
        grants.map { ["sha256": .string($0.sha256), "name": .string($0.name), "risk": .string($0.risk.rawValue)] }),
    ]
    if let slash = path.lastIndex(of: "/") { try DiskFile.makeFolder(String(path[..<slash])) }
    try DiskFile.write(Array((json.indented + "\n").utf8), to: path, permissions: 0o600)
  }
}

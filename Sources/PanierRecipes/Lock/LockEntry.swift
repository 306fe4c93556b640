public import OVHClient
public import PanierOrdering

/// One recipe as a lock file pins it.
public struct LockEntry: Sendable, Hashable {
  /// The name.
  public var name: String
  /// The version.
  public var version: RecipeVersion
  /// Whether it is to be run or to be shared.
  public var form: Manifest.Form
  /// How far it goes.
  public var risk: Risk
  /// What it does, in a line.
  public var summary: String
  /// Where it came from.
  public var source: String
  /// The tap that offers it; nil where the operator named the source.
  public var tap: String?
  /// The commit it was taken from.
  public var commit: String?
  /// The SHA-256 of its content.
  public var sha256: String
  /// The key that signed it, where one did.
  public var signer: RecipeKey?
  /// The names of what it needs, which are pinned in the same file.
  public var needs: [String]
  /// The errors that it helps with.
  public var helps: [ErrorPattern]
  /// Words to find it by.
  public var keywords: [String]

  /// Pins a recipe.
  public init(
    name: String, version: RecipeVersion, form: Manifest.Form, risk: Risk, summary: String, source: String,
    tap: String? = nil, commit: String? = nil, sha256: String, signer: RecipeKey? = nil, needs: [String] = [],
    helps: [ErrorPattern] = [], keywords: [String] = []
  ) {
    self.name = name
    self.version = version
    self.form = form
    self.risk = risk
    self.summary = summary
    self.source = source
    self.tap = tap
    self.commit = commit
    self.sha256 = sha256
    self.signer = signer
    self.needs = needs
    self.helps = helps
    self.keywords = keywords
  }

  /// The entry as data.
  public var json: JSONValue {
    var members: [(String, JSONValue)] = [
      ("name", .string(name)), ("version", .string("\(version)")), ("form", .string(form.rawValue)),
      ("risk", .string(risk.rawValue)), ("summary", .string(summary)), ("source", .string(source)),
      ("sha256", .string(sha256)),
    ]
    if let tap { members.append(("tap", .string(tap))) }
    if let commit { members.append(("commit", .string(commit))) }
    if let signer { members.append(("signer", .string("\(signer)"))) }
    if !needs.isEmpty { members.append(("needs", .array(needs.map { .string($0) }))) }
    if !helps.isEmpty { members.append(("helps", .array(helps.map { .string($0.description) }))) }
    if !keywords.isEmpty { members.append(("keywords", .array(keywords.map { .string($0) }))) }
    return .object(JSONObject(members))
  }

  /// Reads an entry; nil for any other data.
  init?(_ json: JSONValue) {
    guard let name = json["name"]?.string, RecipeName.isValid(name),
      let version = json["version"]?.string.flatMap({ RecipeVersion($0) }),
      let form = json["form"]?.string.flatMap({ Manifest.Form(rawValue: $0) }),
      let risk = json["risk"]?.string.flatMap({ Risk(rawValue: $0) }), let summary = json["summary"]?.string,
      let source = json["source"]?.string, let sha256 = json["sha256"]?.string,
      Hexadecimal.isDigits(sha256, count: 64)
    else { return nil }
    let commit = json["commit"]?.string
    if let commit, !Hexadecimal.isDigits(commit, count: 40) { return nil }
    var signer: RecipeKey?
    if let text = json["signer"]?.string {
      guard let key = RecipeKey(text) else { return nil }
      signer = key
    }
    let tap = json["tap"]?.string
    if let tap, !RecipeName.isValid(tap) { return nil }
    let needs = json["needs"]?.array?.compactMap(\.string) ?? []
    guard needs.allSatisfy(RecipeName.isValid) else { return nil }
    guard let helps = ErrorPattern.list(json["helps"]) else { return nil }
    self.init(
      name: name, version: version, form: form, risk: risk, summary: summary, source: source, tap: tap, commit: commit,
      sha256: sha256, signer: signer, needs: needs, helps: helps,
      keywords: json["keywords"]?.array?.compactMap(\.string) ?? [])
  }
}

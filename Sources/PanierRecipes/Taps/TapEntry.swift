import OVHClient
public import PanierOrdering

/// A recipe as a tap offers it.
public struct TapEntry: Sendable, Hashable {
  /// The tap.
  public let tap: String
  /// The name.
  public let name: String
  /// The version.
  public let version: RecipeVersion
  /// Whether it is to be run or to be shared.
  public let form: Manifest.Form
  /// What it does, in a line.
  public let summary: String
  /// Who wrote it, by the tap's account.
  public let author: String?
  /// How far it goes, by the tap's account; a recipe that says something else is not added.
  public let risk: Risk
  /// Words to find it by.
  public let keywords: [String]
  /// The errors that it helps with, by the tap's account.
  public let helps: [ErrorPattern]
  /// Where it is.
  public let source: String
  /// The SHA-256 that its content must have.
  public let sha256: String

  /// Reads an entry; nil for any other data.
  init?(_ json: JSONValue, tap: String) {
    guard let name = json["name"]?.string, RecipeName.isValid(name),
      let version = json["version"]?.string.flatMap({ RecipeVersion($0) }),
      let summary = json["summary"]?.string, ShortText.isValid(summary, limit: 200),
      let risk = json["risk"]?.string.flatMap({ Risk(rawValue: $0) }), let source = json["source"]?.string,
      source.hasPrefix("git+"), let sha256 = json["sha256"]?.string, Hexadecimal.isDigits(sha256, count: 64)
    else { return nil }
    let author = json["author"]?.string
    if let author, !ShortText.isValid(author, limit: 100) { return nil }
    let keywords = json["keywords"]?.array?.compactMap(\.string) ?? []
    guard keywords.allSatisfy({ ShortText.isValid($0, limit: 64) }) else { return nil }
    guard let helps = ErrorPattern.list(json["helps"]) else { return nil }
    self.helps = helps
    self.tap = tap
    self.name = name
    self.version = version
    self.form = json["form"]?.string.flatMap { Manifest.Form(rawValue: $0) } ?? .recipe
    self.summary = summary
    self.author = author
    self.risk = risk
    self.keywords = keywords
    self.source = source
    self.sha256 = sha256
  }

  /// Whether all words stand in the name, the summary, the keywords or the author.
  func matches(_ words: [String]) -> Bool {
    RecipeShelf.matches([name, summary, author ?? ""] + keywords, words)
  }
}

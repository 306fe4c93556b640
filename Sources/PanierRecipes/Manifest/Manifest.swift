public import PanierOrdering

/// What a recipe says about itself.
public struct Manifest: Sendable, Hashable {
  /// What a package is for.
  public enum Form: String, Sendable, Hashable, CaseIterable {
    /// Something to run.
    case recipe
    /// Lua modules that recipes share; nothing to run.
    case library
  }

  /// Whether it is to be run or to be shared.
  public var form: Form
  /// The name that it is found by.
  public var name: String
  /// The version.
  public var version: RecipeVersion
  /// One line that says what it does.
  public var summary: String
  /// More to know, in sentences.
  public var details: String?
  /// Who wrote it, by their own account.
  public var author: String?
  /// The licence that it comes under: `MIT`.
  public var license: String?
  /// Words to find it by.
  public var keywords: [String]
  /// The errors that it helps with.
  public var helps: [ErrorPattern] = []
  /// How far it goes.
  public var risk: Risk
  /// What it is given, in the order in which it was written.
  public var parameters: [ParameterDeclaration]
  /// What it needs from others, by name.
  public var dependencies: [Dependency]
  /// How many calls it may make and how long it may take.
  public var limits: RecipeLimits = .standard

  /// Describes a recipe.
  public init(
    form: Form = .recipe, name: String, version: RecipeVersion, summary: String, details: String? = nil,
    author: String? = nil, license: String? = nil, keywords: [String] = [], risk: Risk,
    parameters: [ParameterDeclaration] = [], dependencies: [Dependency] = []
  ) {
    self.form = form
    self.name = name
    self.version = version
    self.summary = summary
    self.details = details
    self.author = author
    self.license = license
    self.keywords = keywords
    self.risk = risk
    self.parameters = parameters
    self.dependencies = dependencies
  }
}

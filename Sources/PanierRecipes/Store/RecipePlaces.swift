/// Where recipes and what belongs to them lie on this machine.
public struct RecipePlaces: Sendable, Hashable {
  /// `$XDG_DATA_HOME/panier/recipes`: packed recipes, taps, the operator's own lock file.
  public var data: String
  /// `$XDG_STATE_HOME/panier`: what the operator allowed.
  public var state: String
  /// `$XDG_CONFIG_HOME/panier`: the operator's keys.
  public var configuration: String
  /// The folder whose `panier.lock` counts first: that of the script, or the current one.
  public var project: String
  /// Where fetched repositories lie for as long as they are read.
  public var temporary: String
  /// The operator's environment, of which git gets what it needs.
  public var variables: [String: String]

  /// Names the places.
  public init(
    data: String, state: String, configuration: String, project: String, temporary: String = "/tmp",
    variables: [String: String] = [:]
  ) {
    self.data = data
    self.state = state
    self.configuration = configuration
    self.project = project
    self.temporary = temporary
    self.variables = variables
  }

  /// The lock file of the project.
  var projectLock: String { "\(project)/\(LockFile.name)" }
  /// The lock file of what the operator added for themselves.
  var ownLock: String { "\(data)/\(LockFile.name)" }
  /// Both lock files, the one that counts first before the other.
  var locks: [String] { [projectLock, ownLock] }
  /// The file of trust.
  var trust: String { "\(state)/trust.json" }
  /// The folder of keys.
  var keys: String { "\(configuration)/keys" }
  /// The folder of taps.
  var taps: String { "\(data)/taps" }

  /// The packed file of a content.
  func packed(_ sha256: String) -> String { "\(data)/packed/\(sha256)\(PackedRecipe.ending)" }
}

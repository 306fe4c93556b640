/// What a plan was made from.
public struct PlanSource: Sendable, Hashable, Codable {
  /// The script or recipe as the operator named it: `order.lua`, `buy`.
  public var name: String
  /// Whether it is a recipe.
  public var isRecipe: Bool
  /// The SHA-256 of its text, in hexadecimal digits; of a recipe that of its content and of all that it needs.
  public var sha256: String
  /// The arguments that it got, in order.
  public var arguments: [String]

  /// Describes a script.
  /// - Parameters:
  ///   - name: the script as the operator named it.
  ///   - text: its bytes.
  ///   - arguments: the arguments that it got, in order.
  public init(name: String, text: [UInt8], arguments: [String]) {
    self.name = name
    self.arguments = arguments
    isRecipe = false
    sha256 = Digest.sha256(text)
  }

  /// Describes a recipe.
  /// - Parameters:
  ///   - recipe: the recipe as the operator named it.
  ///   - sha256: the hash of its content and of all that it needs.
  ///   - arguments: the arguments that it got, in order.
  public init(recipe: String, sha256: String, arguments: [String]) {
    name = recipe
    self.arguments = arguments
    isRecipe = true
    self.sha256 = sha256
  }

  /// What differs in the source that is there now; nil when it is the same.
  /// - Parameter now: the source now.
  public func difference(to now: PlanSource) -> PlanDifference? {
    guard now.sha256 != sha256 else { return nil }
    return PlanDifference(
      what: "source \(name)", planned: "sha256 \(sha256.prefix(12))", now: "sha256 \(now.sha256.prefix(12))")
  }
}

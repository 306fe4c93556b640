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
  /// The modules of its own that a script required, in the order of their names; nil in the plan of an earlier version,
  /// and of a recipe, whose hash covers all that it needs.
  public var modules: [PlanModule]?

  /// Describes a script.
  /// - Parameters:
  ///   - name: the script as the operator named it.
  ///   - text: its bytes.
  ///   - arguments: the arguments that it got, in order.
  ///   - modules: the modules of its own that it required.
  public init(name: String, text: [UInt8], arguments: [String], modules: [PlanModule] = []) {
    self.name = name
    self.arguments = arguments
    self.modules = modules.sorted { $0.name < $1.name }
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

  /// What differs in the source that is there now; empty when it is the same.
  /// - Parameter now: the source now, with the modules by which the planned ones are found.
  public func differences(to now: PlanSource) -> [PlanDifference] {
    var found: [PlanDifference] = []
    if now.sha256 != sha256 {
      found.append(
        PlanDifference(
          what: "source \(name)", planned: "sha256 \(sha256.prefix(12))", now: "sha256 \(now.sha256.prefix(12))"))
    }
    for module in modules ?? [] {
      let other = now.modules?.first { $0.name == module.name }
      guard other?.path != module.path || other?.sha256 != module.sha256 else { continue }
      let isMoved = other.map { $0.path != module.path } ?? false
      found.append(
        PlanDifference(
          what: "module \(module.path)", planned: "sha256 \(module.sha256.prefix(12))",
          now: other.map { (isMoved ? "\($0.path), " : "") + "sha256 \($0.sha256.prefix(12))" } ?? "gone"))
    }
    return found
  }
}

import PanierOrdering

/// What an addition or an update would change; nothing is changed yet.
public struct Addition: Sendable {
  /// One recipe that would be pinned.
  public struct Item: Sendable {
    /// What was pinned before; nil for a new one.
    public let before: LockEntry?
    /// What would be pinned.
    public let after: LockEntry
    /// The recipe.
    public let recipe: OpenedRecipe
    /// The recipe as it was before, where its content is at hand.
    public let earlier: OpenedRecipe?
  }

  /// The lock file that would be written.
  public let lockPath: String
  /// What would be pinned, what was asked for first.
  public let items: [Item]

  /// Whether there is anything to do.
  public var isEmpty: Bool { items.isEmpty }
}

extension Addition.Item {
  /// What is different from before, one line each: risk and parameters first.
  public var changes: [String] {
    guard let before else { return [] }
    var lines: [String] = []
    if before.risk != after.risk { lines.append("risk: \(before.risk.rawValue) → \(after.risk.rawValue)") }
    if let earlier { lines += Self.parameters(earlier.manifest.parameters, recipe.manifest.parameters) }
    if before.signer != after.signer {
      lines.append(
        "signed by: \(before.signer?.fingerprint ?? "nobody") → \(after.signer?.fingerprint ?? "nobody")")
    }
    if before.version != after.version { lines.append("version: \(before.version) → \(after.version)") }
    if before.summary != after.summary { lines.append("summary: \(after.summary)") }
    if let earlier { lines += Self.files(earlier.content, recipe.content) }
    return lines
  }

  private static func parameters(_ old: [ParameterDeclaration], _ new: [ParameterDeclaration]) -> [String] {
    var lines: [String] = []
    for parameter in old where !new.contains(where: { $0.name == parameter.name }) {
      lines.append("parameter \(parameter.name): gone")
    }
    for parameter in new {
      let described = [parameter.type.form, parameter.presence].compactMap { $0 }.joined(separator: "; ")
      guard let before = old.first(where: { $0.name == parameter.name }) else {
        lines.append("parameter \(parameter.name): new, \(described)")
        continue
      }
      if before != parameter { lines.append("parameter \(parameter.name): now \(described)") }
    }
    return lines
  }

  private static func files(_ old: RecipeContent, _ new: RecipeContent) -> [String] {
    let paths = Set(old.files.map(\.path)).union(new.files.map(\.path)).sorted()
    return paths.compactMap { path in
      switch (old[path], new[path]) {
      case (nil, _?): "file \(path): new"
      case (_?, nil): "file \(path): gone"
      case (let before?, let after?) where before != after: "file \(path): changed"
      default: nil
      }
    }
  }
}

import PanierOrdering

/// Finds what recipes need: one version of each name, nothing that needs itself.
struct DependencyResolution {
  let shelf: RecipeShelf
  /// What taps offer, where something may be fetched; empty where not.
  let offers: [TapEntry]
  /// What was fetched, by name.
  private(set) var fetched: [String: (recipe: OpenedRecipe, offer: TapEntry)] = [:]
  private var found: [String: OpenedRecipe] = [:]
  private var order: [String] = []

  init(shelf: RecipeShelf, offers: [TapEntry]) {
    self.shelf = shelf
    self.offers = offers
  }

  /// A recipe with all that it needs, what is needed first.
  /// - Throws: ``RecipeError`` that names the chain.
  mutating func complete(_ recipe: OpenedRecipe) async throws -> OpenedRecipe {
    try shelf.check(recipe)
    try await visit(recipe, chain: [recipe.manifest.name])
    var complete = recipe
    complete.dependencies = order.compactMap { found[$0] }
    return complete
  }

  private mutating func visit(_ recipe: OpenedRecipe, chain: [String]) async throws {
    guard chain.count <= 32 else {
      throw RecipeError(.dependency, "\(chain[0]) needs others more than 32 deep")
    }
    for need in recipe.manifest.dependencies {
      let chain = chain + [need.name]
      if chain.dropLast().contains(need.name) {
        throw RecipeError(.dependency, "recipes need each other in a circle: \(chain.joined(separator: " → "))")
      }
      let candidate: OpenedRecipe
      if let known = found[need.name] { candidate = known } else { candidate = try await find(need, recipe) }
      guard need.range.contains(candidate.manifest.version) else {
        throw RecipeError(
          .dependency,
          "\(recipe.manifest.name) needs \(need.name) \(need.range), and \(candidate.manifest.version) is at hand; "
            + "panier recipe update \(need.name) fetches a newer one")
      }
      guard candidate.manifest.form == .library || candidate.manifest.risk <= recipe.manifest.risk else {
        throw RecipeError(
          .dependency,
          "\(recipe.manifest.name) declares the risk '\(recipe.manifest.risk.rawValue)' and needs \(need.name), which goes "
            + "up to '\(candidate.manifest.risk.rawValue)'")
      }
      if found[need.name] == nil {
        try await visit(candidate, chain: chain)
        found[need.name] = candidate
        order.append(need.name)
      } else {
        try await visit(candidate, chain: chain)
      }
    }
  }

  private mutating func find(_ need: Dependency, _ recipe: OpenedRecipe) async throws -> OpenedRecipe {
    if let local = try await shelf.local(need.name) {
      try shelf.check(local)
      return local
    }
    let offered = offers.filter { $0.name == need.name }
    let taps = Set(offered.map(\.tap)).sorted()
    guard taps.count < 2 else {
      throw RecipeError(
        .dependency,
        "\(recipe.manifest.name) needs \(need.name), which taps \(taps.joined(separator: " and ")) both offer; add the "
          + "right one first, as in panier recipe add \(taps[0])/\(need.name)")
    }
    guard let best = offered.filter({ need.range.contains($0.version) }).max(by: { $0.version < $1.version }) else {
      throw RecipeError(
        .dependency,
        "\(recipe.manifest.name) needs \(need.name) \(need.range), which is not at hand; add it first with "
          + "panier recipe add")
    }
    let opened = try await shelf.openOffer(best)
    try shelf.check(opened)
    fetched[need.name] = (opened, best)
    return opened
  }
}

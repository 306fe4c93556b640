import PanierOrdering

extension RecipeShelf {
  /// The recipe that names most of an error, one at hand before those that taps offer; nil where none names it.
  ///
  /// What Panier ships, what is pinned and may run without a question, and what taps list is looked at, by what stands
  /// in the lists: no recipe is opened. A list that cannot be read offers nothing, since an error is being told already.
  /// - Parameters:
  ///   - message: the sentence of the error.
  ///   - errorClass: its class, if it has one.
  ///   - running: the recipe that raised it, which is no help with it.
  public func recipe(
    helpingWith message: String, errorClass: String?, besides running: String? = nil
  )
    -> HelpingRecipe?
  {
    let error = ErrorWords(message, errorClass)
    let pinned = pinned
    let names = Set(pinned.map(\.name)).union(running.map { [$0] } ?? [])
    var atHand = ShippedRecipes.names.filter { !names.contains($0) }.compactMap { name -> Candidate? in
      Candidate(error, ShippedRecipes.helps(name)) {
        ShippedRecipes.summary(name).map { HelpingRecipe(name: name, summary: $0.summary, tap: nil) }
      }
    }
    let trust = try? trust()
    // The first of a name is the one that would run.
    var seen: Set<String> = running.map { [$0] } ?? []
    for entry in pinned where seen.insert(entry.name).inserted && entry.form == .recipe {
      let candidate = Candidate(error, entry.helps) {
        HelpingRecipe(name: entry.name, summary: entry.summary, tap: nil)
      }
      guard let candidate, let trust, Self.mayRun(entry, pinned, trust) else { continue }
      atHand.append(candidate)
    }
    if let best = Candidate.best(of: atHand) { return best }
    let offered = ((try? taps.entries()) ?? []).compactMap { entry -> Candidate? in
      guard entry.form == .recipe, !names.contains(entry.name) else { return nil }
      return Candidate(error, entry.helps) {
        HelpingRecipe(name: entry.name, summary: entry.summary, tap: entry.tap)
      }
    }
    return Candidate.best(of: offered)
  }

  /// A recipe that names an error, and how much of it.
  private struct Candidate {
    let weight: Int
    let recipe: HelpingRecipe

    init?(_ error: ErrorWords, _ patterns: [ErrorPattern], _ recipe: () -> HelpingRecipe?) {
      guard let weight = patterns.compactMap({ $0.weight(of: error) }).max(), let recipe = recipe() else { return nil }
      self.weight = weight
      self.recipe = recipe
    }

    static func best(of candidates: [Candidate]) -> HelpingRecipe? {
      candidates.min { (-$0.weight, $0.recipe.name) < (-$1.weight, $1.recipe.name) }?.recipe
    }
  }

  /// Whether a pinned recipe would run without a question, as ``TrustJudgement`` would find.
  private static func mayRun(_ entry: LockEntry, _ pinned: [LockEntry], _ trust: TrustStore) -> Bool {
    guard let needed = needed(by: entry, pinned) else { return false }
    let all = [entry] + needed
    guard !all.contains(where: { $0.signer.map(trust.distrusted.contains) ?? false }) else { return false }
    let closure = OpenedRecipe.closureHash(entry.sha256, needed.map(\.sha256))
    if trust.isGranted(closure, risk: entry.risk) { return true }
    return all.allSatisfy { $0.signer.flatMap(trust.trusted).map { $0.risk >= entry.risk } ?? false }
  }

  /// All that a pinned recipe needs, directly or not; nil where something of it is not pinned.
  private static func needed(by entry: LockEntry, _ pinned: [LockEntry]) -> [LockEntry]? {
    var found: [String: LockEntry] = [:]
    var waiting = entry.needs
    while let name = waiting.popLast() {
      if name == entry.name || found[name] != nil { continue }
      guard let need = pinned.first(where: { $0.name == name }) else { return nil }
      found[name] = need
      waiting += need.needs
    }
    return Array(found.values)
  }
}

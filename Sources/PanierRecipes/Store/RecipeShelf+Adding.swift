import PanierOrdering

extension RecipeShelf {
  /// The lock file that additions go to: the project's where there is one, otherwise the operator's own.
  var lockPath: String { DiskFile.kind(places.projectLock) == nil ? places.ownLock : places.projectLock }

  /// Fetches a recipe and what it needs, and says what pinning them would change; nothing is changed.
  /// - Parameters:
  ///   - text: a name that a tap offers, `TAP/NAME`, a path, a packed file or a `git+` address.
  ///   - inProject: whether the project's lock file is meant even where there is none yet.
  /// - Throws: ``RecipeError``; `LuaError` that the text around `run` raised.
  public func addition(of text: String, inProject: Bool = false) async throws -> Addition {
    let path = inProject ? places.projectLock : lockPath
    let lock = try LockFile(path: path)
    let offers = try taps.entries()
    let recipe: OpenedRecipe
    var offer: TapEntry?
    if let found = try self.offer(text, offers) {
      offer = found
      recipe = try await openOffer(found)
    } else {
      guard let source = try RecipeSource(text) else { throw notOffered(text) }
      recipe = try await openAlone(source)
    }
    if let before = lock[recipe.manifest.name] { try check(recipe, against: before, path, isUpdate: false) }
    return try await addition(of: recipe, offer, source: text, offers, lock, path)
  }

  /// Fetches what a pinned recipe has become, and says what that would change; nothing is changed.
  /// - Parameter name: the recipe; nil for all that are pinned.
  /// - Throws: ``RecipeError``, for one that went back to an older version or changed without a new one too.
  public func update(of name: String?) async throws -> Addition {
    let path = lockPath
    let lock = try LockFile(path: path)
    let offers = try taps.entries()
    if let name, lock[name] == nil {
      throw RecipeError(
        .unknown, "'\(RecipeSource.shown(name))' is not pinned by '\(path)'; panier recipe list shows what is")
    }
    var items: [Addition.Item] = []
    for entry in lock.entries where name == nil || entry.name == name {
      let (recipe, offer) = try await newest(entry, offers)
      guard let recipe else { continue }
      guard recipe.manifest.name == entry.name else {
        throw RecipeError(
          .content,
          "\(entry.source) calls itself \(recipe.manifest.name) now, and was \(entry.name); remove it and add it")
      }
      if recipe.content.sha256 == entry.sha256 { continue }
      try check(recipe, against: entry, path, isUpdate: true)
      let source = offer == nil ? Self.sourceText(recipe) ?? entry.source : entry.source
      items += try await addition(of: recipe, offer, source: source, offers, lock, path).items
    }
    return Addition(lockPath: path, items: items)
  }

  /// Fetches all that a lock file pins and that is not on this machine.
  /// - Returns: the names of what was fetched.
  /// - Throws: ``RecipeError`` with both hashes where a source has something else by now.
  public func restore() async throws -> [String] {
    let path = lockPath
    var names: [String] = []
    for entry in try LockFile(path: path).entries where DiskFile.kind(places.packed(entry.sha256)) == nil {
      guard let source = try RecipeSource(entry.source) else {
        throw RecipeError(.source, "\(entry.name) is pinned with the source '\(entry.source)', which is none")
      }
      let fetched = try await fetcher.fetch(Self.pinned(source, entry.commit))
      guard fetched.content.sha256 == entry.sha256 else { throw mismatch(entry, path, fetched.content.sha256) }
      try keep(fetched.content, fetched.signature)
      names.append(entry.name)
    }
    return names
  }

  /// Pins what was fetched.
  /// - Throws: ``RecipeError``; with `isFrozen`, for any change.
  public func carryOut(_ addition: Addition, isFrozen: Bool = false) throws(RecipeError) {
    guard !addition.isEmpty else { return }
    guard !isFrozen else {
      let names = addition.items.map { "\($0.after.name) \($0.after.version)" }.joined(separator: ", ")
      throw RecipeError(.content, "--frozen: '\(addition.lockPath)' would change (\(names)); nothing was changed")
    }
    for item in addition.items { try keep(item.recipe.content, item.recipe.signature) }
    var lock = try LockFile(path: addition.lockPath)
    for item in addition.items { lock[item.after.name] = item.after }
    try makeParent(of: addition.lockPath)
    try lock.write(addition.lockPath)
  }

  /// Takes a recipe out of its lock file.
  /// - Throws: ``RecipeError`` where it is not pinned, or another one needs it.
  public func remove(_ name: String) throws(RecipeError) -> LockEntry {
    let path = lockPath
    var lock = try LockFile(path: path)
    guard let entry = lock[name] else {
      throw RecipeError(
        .unknown, "'\(RecipeSource.shown(name))' is not pinned by '\(path)'; panier recipe list shows what is")
    }
    if let user = lock.entries.first(where: { $0.needs.contains(name) }) {
      throw RecipeError(.dependency, "\(user.name) needs \(name); remove \(user.name) first")
    }
    lock[name] = nil
    try lock.write(path)
    return entry
  }

  // MARK: Steps

  /// Fetches what a tap offers and checks that it is what the tap says.
  func openOffer(_ offer: TapEntry) async throws -> OpenedRecipe {
    let source = try GitSource(offer.source)
    let fetched = try await fetcher.fetch(.git(source))
    guard fetched.content.sha256 == offer.sha256 else {
      throw RecipeError(
        .content,
        "\(offer.name) \(offer.version) is not what tap '\(offer.tap)' lists: expected sha256 \(offer.sha256), and "
          + "\(source) has \(fetched.content.sha256); nothing was added")
    }
    let opened = try await prepare(fetched, .git("\(source)"))
    guard opened.manifest.name == offer.name, opened.manifest.version == offer.version else {
      throw RecipeError(
        .content,
        "tap '\(offer.tap)' lists \(offer.name) \(offer.version), and what is there calls itself \(opened.manifest.name) "
          + "\(opened.manifest.version); nothing was added")
    }
    guard opened.manifest.form == .library || opened.manifest.risk == offer.risk else {
      throw RecipeError(
        .content,
        "tap '\(offer.tap)' lists \(offer.name) \(offer.version) with the risk '\(offer.risk.rawValue)', and what is there "
          + "declares '\(opened.manifest.risk.rawValue)'; nothing was added")
    }
    return opened
  }

  private func addition(
    of recipe: OpenedRecipe, _ offer: TapEntry?, source: String, _ offers: [TapEntry], _ lock: LockFile, _ path: String
  ) async throws -> Addition {
    guard !ShippedRecipes.names.contains(recipe.manifest.name) else {
      throw RecipeError(
        .dependency, "'\(recipe.manifest.name)' is the name of a recipe that comes with Panier; nothing was added")
    }
    var resolution = DependencyResolution(shelf: self, offers: offers)
    let complete = try await resolution.complete(recipe)
    var items = [try await item(complete, offer, source, lock, path)]
    for (_, found) in resolution.fetched.sorted(by: { $0.key < $1.key }) {
      items.append(try await item(found.recipe, found.offer, found.offer.source, lock, path))
    }
    return Addition(lockPath: path, items: items)
  }

  private func item(
    _ recipe: OpenedRecipe, _ offer: TapEntry?, _ source: String, _ lock: LockFile, _ path: String
  ) async throws -> Addition.Item {
    let manifest = recipe.manifest
    let before = lock[manifest.name]
    var earlier: OpenedRecipe?
    if let before, let fetched = try? lockedContent(before, path) {
      earlier = try? await prepare(fetched, .locked(path))
    }
    return Addition.Item(
      before: before,
      after: LockEntry(
        name: manifest.name, version: manifest.version, form: manifest.form, risk: manifest.risk,
        summary: manifest.summary, source: offer?.source ?? absolute(source), tap: offer?.tap, commit: recipe.commit,
        sha256: recipe.content.sha256, signer: recipe.signer, needs: manifest.dependencies.map(\.name),
        helps: manifest.helps, keywords: manifest.keywords),
      recipe: recipe, earlier: earlier)
  }

  /// A pinned recipe may only go forward, and a version never changes.
  private func check(
    _ recipe: OpenedRecipe, against entry: LockEntry, _ path: String, isUpdate: Bool
  )
    throws(RecipeError)
  {
    let version = recipe.manifest.version
    let isLocal = if case .path = recipe.origin { true } else { false }
    if version < entry.version {
      throw RecipeError(
        .content,
        "\(entry.name) \(entry.version) is pinned by '\(path)', and this is \(version), which is older; remove it first to "
          + "go back")
    }
    if version == entry.version, recipe.content.sha256 != entry.sha256, !isLocal {
      let commits = [entry.commit, recipe.commit].compactMap { $0 }
      let moved = commits.count == 2 ? " (commit \(commits[0]) became \(commits[1]))" : ""
      throw RecipeError(
        .content,
        "\(entry.name) \(version) changed without a new version\(moved): '\(path)' pins sha256 \(entry.sha256), and this "
          + "has \(recipe.content.sha256); nothing was changed")
    }
    if !isUpdate, recipe.content.sha256 != entry.sha256 {
      throw RecipeError(
        .content,
        "\(entry.name) \(entry.version) is pinned by '\(path)' already; panier recipe update \(entry.name) goes to "
          + "\(version)")
    }
  }

  /// What a pinned recipe has become at its source; nil where that cannot change.
  private func newest(_ entry: LockEntry, _ offers: [TapEntry]) async throws -> (OpenedRecipe?, TapEntry?) {
    if let tap = entry.tap {
      let offered = offers.filter { $0.tap == tap && $0.name == entry.name && $0.version.preRelease.isEmpty }
      guard let best = offered.max(by: { $0.version < $1.version }), best.version >= entry.version else {
        return (nil, nil)
      }
      if best.version == entry.version, best.sha256 == entry.sha256 { return (nil, nil) }
      return (try await openOffer(best), best)
    }
    switch try RecipeSource(entry.source) {
    case .git(let source):
      if case .commit = source.reference { return (nil, nil) }
      // The pinned tag itself first: where it moved, that is said and not passed over.
      let same = try await openAlone(.git(source))
      if same.content.sha256 != entry.sha256 { return (same, nil) }
      guard case .tag(let tag) = source.reference, RecipeVersion(tag) != nil else { return (nil, nil) }
      return (try await openAlone(.git(source.at(.newest))), nil)
    case let source?: return (try await openAlone(source), nil)
    case nil: return (nil, nil)
    }
  }

  private static func sourceText(_ recipe: OpenedRecipe) -> String? {
    guard case .git(let text) = recipe.origin, let source = try? GitSource(text), source.reference == .newest else {
      return nil
    }
    return "\(source.at(.tag("v\(recipe.manifest.version)")))"
  }

  /// A source at the very commit that is pinned.
  private static func pinned(_ source: RecipeSource, _ commit: String?) -> RecipeSource {
    guard case .git(let git) = source, let commit else { return source }
    return .git(git.at(.commit(commit)))
  }

  private func offer(_ text: String, _ offers: [TapEntry]) throws(RecipeError) -> TapEntry? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count <= 2, parts.allSatisfy(RecipeName.isValid), let name = parts.last else { return nil }
    let found = offers.filter { $0.name == name && (parts.count == 1 || $0.tap == parts[0]) }
    let names = Set(found.map(\.tap)).sorted()
    guard names.count < 2 else {
      throw RecipeError(
        .dependency,
        "'\(name)' is offered by taps \(names.joined(separator: " and ")); name the one, as in \(names[0])/\(name)")
    }
    let releases = found.filter { $0.version.preRelease.isEmpty }
    return (releases.isEmpty ? found : releases).max { $0.version < $1.version }
  }

  private func notOffered(_ text: String) -> RecipeError {
    let shown = RecipeSource.shown(text)
    if ShippedRecipes.names.contains(text) {
      return RecipeError(.unknown, "'\(shown)' comes with Panier and need not be added")
    }
    return RecipeError(
      .unknown,
      "no tap offers '\(shown)'; give a path, a .panier file or a git+ address, or add a tap with "
        + "panier recipe tap add")
  }

  /// A path that holds from every folder.
  private func absolute(_ source: String) -> String {
    guard let parsed = try? RecipeSource(source) else { return source }
    switch parsed {
    case .path(let path), .packed(let path): return path.hasPrefix("/") ? path : "\(places.project)/\(path)"
    case .git: return source
    }
  }

  private func keep(_ content: RecipeContent, _ signature: [UInt8]?) throws(RecipeError) {
    let path = places.packed(content.sha256)
    try makeParent(of: path)
    try DiskFile.write(PackedRecipe.bytes(content, signature: signature), to: path)
  }

  private func makeParent(of path: String) throws(RecipeError) {
    if let slash = path.lastIndex(of: "/") { try DiskFile.makeFolder(String(path[..<slash])) }
  }
}

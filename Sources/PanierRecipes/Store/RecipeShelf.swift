import PanierReference
public import PanierVM

/// The recipes at hand: those that come with Panier, those that a lock file pins, and whatever the operator names.
public struct RecipeShelf: Sendable {
  /// Where things lie.
  public let places: RecipePlaces
  /// Takes recipes from their sources.
  public let fetcher: RecipeFetcher
  /// The taps.
  public let taps: TapFolder
  /// The operator's keys.
  public let keys: KeyFolder
  private let reader: ManifestReader

  /// Opens the shelf; nothing is read yet.
  /// - Parameters:
  ///   - places: where things lie.
  ///   - program: what becomes the process that reads descriptions.
  public init(_ places: RecipePlaces, program: IsolatedProgram = .current) {
    self.places = places
    fetcher = RecipeFetcher(variables: places.variables, temporary: places.temporary)
    taps = TapFolder(path: places.taps)
    keys = KeyFolder(path: places.keys)
    reader = ManifestReader(program: program)
  }

  /// What the operator allowed.
  /// - Throws: ``RecipeError`` for a damaged file.
  public func trust() throws(RecipeError) -> TrustStore { try TrustStore(path: places.trust) }

  // MARK: Opening

  /// Finds a recipe and reads its description; nothing of it runs.
  /// - Parameter text: a name, a path, a packed file or a `git+` address.
  /// - Throws: ``RecipeError``; `LuaError` that the text around `run` raised.
  public func open(_ text: String) async throws -> OpenedRecipe {
    if let source = try RecipeSource(text) { return try await open(source) }
    guard RecipeName.isValid(text) else { throw unknown(text) }
    for path in places.locks {
      let lock = try LockFile(path: path)
      if let entry = lock[text] { return try await complete(try await open(entry, path)) }
    }
    if let shipped = try await shipped(text) { return try await complete(shipped) }
    throw unknown(text)
  }

  /// Takes a recipe from a source and reads its description; nothing of it runs or stays.
  public func open(_ source: RecipeSource) async throws -> OpenedRecipe {
    try await complete(try await openAlone(source))
  }

  /// A recipe without what it needs.
  func openAlone(_ source: RecipeSource) async throws -> OpenedRecipe {
    let origin: OpenedRecipe.Origin =
      switch source {
      case .path(let path): .path(path)
      case .packed(let path): .packed(path)
      case .git(let source): .git("\(source)")
      }
    return try await prepare(try await fetcher.fetch(source), origin)
  }

  /// Checks the signature of a fetched recipe and reads its description.
  func prepare(_ fetched: FetchedRecipe, _ origin: OpenedRecipe.Origin) async throws -> OpenedRecipe {
    var signer: RecipeKey?
    if let text = fetched.signature {
      let signature = try RecipeSignature(text: text)
      try signature.check(fetched.content)
      signer = signature.key
    }
    return OpenedRecipe(
      origin: origin, content: fetched.content, commit: fetched.commit,
      loaded: try await reader.read(fetched.content), signer: signer, signature: fetched.signature)
  }

  private func shipped(_ name: String) async throws -> OpenedRecipe? {
    guard let text = ShippedRecipes.source(name) else { return nil }
    return try await prepare(FetchedRecipe(content: try RecipeContent(main: text)), .shipped)
  }

  /// A recipe that a lock file pins.
  private func open(_ entry: LockEntry, _ lockPath: String) async throws -> OpenedRecipe {
    let opened = try await prepare(try lockedContent(entry, lockPath), .locked(lockPath))
    guard opened.manifest.name == entry.name, opened.manifest.version == entry.version,
      opened.manifest.summary == entry.summary, opened.manifest.risk == entry.risk,
      opened.manifest.helps == entry.helps, opened.signer == entry.signer
    else {
      throw RecipeError(
        .content, "\(entry.name): the recipe says other things of itself than '\(lockPath)'; restore that file")
    }
    return opened
  }

  /// The content that a lock file pins.
  /// - Throws: ``RecipeError`` with both hashes where the content is another one.
  func lockedContent(_ entry: LockEntry, _ lockPath: String) throws(RecipeError) -> FetchedRecipe {
    let path = places.packed(entry.sha256)
    guard DiskFile.kind(path) != nil else {
      throw RecipeError(
        .content,
        "\(entry.name) \(entry.version) is pinned by '\(lockPath)' and not on this machine yet; run panier recipe add "
          + "without a name to fetch all that is pinned")
    }
    let fetched = try PackedRecipe.read(path: path)
    guard fetched.content.sha256 == entry.sha256 else { throw mismatch(entry, lockPath, fetched.content.sha256) }
    return fetched
  }

  func mismatch(_ entry: LockEntry, _ lockPath: String, _ actual: String) -> RecipeError {
    RecipeError(
      .content,
      "\(entry.name) \(entry.version) is not what '\(lockPath)' pins: expected sha256 \(entry.sha256), and it has "
        + "\(actual); nothing was run")
  }

  // MARK: Needs

  /// Finds what a recipe needs among what is pinned and what comes with Panier.
  private func complete(_ recipe: OpenedRecipe) async throws -> OpenedRecipe {
    guard !recipe.manifest.dependencies.isEmpty else {
      try check(recipe)
      return recipe
    }
    var resolution = DependencyResolution(shelf: self, offers: [])
    return try await resolution.complete(recipe)
  }

  /// What a dependency is where nothing may be fetched: pinned, or with Panier.
  func local(_ name: String) async throws -> OpenedRecipe? {
    for path in places.locks {
      if let entry = try LockFile(path: path)[name] { return try await open(entry, path) }
    }
    return try await shipped(name)
  }

  /// Checks what a recipe says of its needs against its files.
  func check(_ recipe: OpenedRecipe) throws(RecipeError) {
    if let name = RecipeModules.ambiguity(recipe.content, recipe.manifest.dependencies) {
      throw RecipeError(
        .dependency,
        "\(recipe.manifest.name) needs '\(name)' and has files of that name too, so that require could mean both; rename "
          + "the files")
    }
    if recipe.manifest.form == .library, recipe.content["init.lua"] == nil {
      throw RecipeError(
        .content,
        "\(recipe.manifest.name) is a library without init.lua, which require \"\(recipe.manifest.name)\" gives")
    }
  }

  /// What is pinned, the project's own first; a lock file that cannot be read pins nothing.
  var pinned: [LockEntry] { places.locks.flatMap { (try? LockFile(path: $0))?.entries ?? [] } }

  private func unknown(_ name: String) -> RecipeError {
    let shown = RecipeSource.shown(name)
    if let entry = (try? taps.entries())?.first(where: { $0.name == name }) {
      return RecipeError(
        .unknown, "'\(shown)' is offered by tap '\(entry.tap)' and not added yet; run panier recipe add \(shown)")
    }
    let names = pinned.map(\.name) + ShippedRecipes.names
    return RecipeError(
      .unknown,
      "no recipe is called '\(shown)'"
        + Spelling.hint(for: name, among: names, else: "panier recipe list shows what there is"))
  }
}

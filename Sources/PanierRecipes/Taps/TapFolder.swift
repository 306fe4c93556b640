import OVHClient

/// The taps that the operator added: a folder of their own data.
public struct TapFolder: Sendable {
  /// One tap.
  public struct Tap: Sendable, Hashable {
    /// What the operator calls it.
    public let name: String
    /// Its address.
    public let source: GitSource
    /// The commit of the index that is at hand.
    public let commit: String
  }

  private let path: String

  /// Names the folder.
  /// - Parameter path: `$XDG_DATA_HOME/panier/recipes/taps`.
  init(path: String) {
    self.path = path
  }

  /// All taps, sorted by name.
  /// - Throws: ``RecipeError`` for a file that is damaged.
  public func taps() throws(RecipeError) -> [Tap] {
    guard DiskFile.kind(path) == .folder else { return [] }
    var taps: [Tap] = []
    for name in try DiskFile.names(in: path) where RecipeName.isValid(name) {
      let file = "\(path)/\(name)/tap.json"
      guard let json = try? JSONValue(parsing: try DiskFile.read(file, limit: 4096)), let url = json["url"]?.string,
        let source = try? GitSource(url), let commit = json["commit"]?.string
      else {
        throw RecipeError(.tap, "'\(file)' is damaged; remove the folder '\(path)/\(name)' and add the tap again")
      }
      taps.append(Tap(name: name, source: source, commit: commit))
    }
    return taps
  }

  /// The index of a tap as it was fetched last.
  /// - Throws: ``RecipeError``.
  func index(_ name: String) throws(RecipeError) -> TapIndex {
    try TapIndex(try DiskFile.read("\(path)/\(name)/\(TapIndex.name)", limit: TapIndex.sizeLimit), tap: name)
  }

  /// The entries of all taps.
  /// - Throws: ``RecipeError``.
  public func entries() throws(RecipeError) -> [TapEntry] {
    var entries: [TapEntry] = []
    for tap in try taps() { entries += try index(tap.name).entries }
    return entries
  }

  /// Adds a tap or fetches it anew.
  /// - Parameters:
  ///   - name: what the operator calls it.
  ///   - source: its address; without a tag it is the newest one.
  ///   - fetcher: takes it from there.
  /// - Returns: how many recipes it offers.
  /// - Throws: ``RecipeError``; the tap is as it was.
  public func fetch(_ name: String, _ source: GitSource, _ fetcher: RecipeFetcher) async throws -> Int {
    guard RecipeName.isValid(name) else {
      throw RecipeError(.tap, "'\(RecipeSource.shown(name))' cannot name a tap; use \(RecipeName.rule)")
    }
    let (bytes, commit) = try await fetcher.index(source)
    let index = try TapIndex(bytes, tap: name)
    let folder = "\(path)/\(name)"
    if DiskFile.kind(folder) != nil { try index.check(against: try self.index(name), tap: name) }
    try DiskFile.makeFolder(folder)
    try DiskFile.write(bytes, to: "\(folder)/\(TapIndex.name)")
    let json: JSONValue = ["url": .string("\(source)"), "commit": .string(commit)]
    try DiskFile.write(Array(json.text.utf8), to: "\(folder)/tap.json")
    return index.entries.count
  }

  /// Removes a tap; what was added from it stays.
  /// - Throws: ``RecipeError`` where there is none.
  public func remove(_ name: String) throws(RecipeError) {
    guard RecipeName.isValid(name), DiskFile.kind("\(path)/\(name)") == .folder else {
      throw RecipeError(.tap, "there is no tap '\(RecipeSource.shown(name))'")
    }
    TemporaryFolder.remove("\(path)/\(name)")
  }
}

import OVHClient

/// The list of recipes that a team keeps in a git repository: `panier-index.json`.
///
/// ```json
/// {"version": 1, "recipes": [{"name": "naming", "version": "1.0.0", "risk": "quote", "summary": "…",
///   "source": "git+https://host/team/recipes@v1.0.0#naming", "sha256": "…", "helps": ["is taken"]}]}
/// ```
public struct TapIndex: Sendable {
  /// The file's name in the repository.
  public static let name = "panier-index.json"
  /// The most bytes of an index.
  static let sizeLimit = 8 << 20
  /// The most recipes of an index.
  static let countLimit = 50_000

  /// The recipes, in the order of the file.
  public let entries: [TapEntry]

  /// What stands in an index once.
  private struct Release: Hashable {
    let name: String
    let version: RecipeVersion
  }

  /// Reads an index.
  /// - Throws: ``RecipeError`` that names the entry that cannot be read.
  init(_ bytes: [UInt8], tap: String) throws(RecipeError) {
    guard bytes.count <= Self.sizeLimit, let json = try? JSONValue(parsing: bytes), json["version"]?.int64 == 1,
      let items = json["recipes"]?.array, items.count <= Self.countLimit
    else {
      throw RecipeError(
        .tap, "the \(Self.name) of tap '\(tap)' cannot be read; expected {\"version\": 1, \"recipes\": […]}")
    }
    var entries: [TapEntry] = []
    entries.reserveCapacity(items.count)
    var known: Set<Release> = []
    for (index, item) in items.enumerated() {
      guard let entry = TapEntry(item, tap: tap) else {
        throw RecipeError(
          .tap,
          "entry \(index + 1) of tap '\(tap)' cannot be read: it needs name, version, risk, summary, a git+ source "
            + "and sha256, without characters that cannot be seen")
      }
      guard known.insert(Release(name: entry.name, version: entry.version)).inserted else {
        throw RecipeError(.tap, "tap '\(tap)' lists \(entry.name) \(entry.version) twice")
      }
      entries.append(entry)
    }
    self.entries = entries
  }

  /// Checks that nothing which was there before has become something else.
  /// - Throws: ``RecipeError`` with both hashes.
  func check(against earlier: TapIndex, tap: String) throws(RecipeError) {
    let before = Dictionary(
      earlier.entries.map { (Release(name: $0.name, version: $0.version), $0.sha256) },
      uniquingKeysWith: { first, _ in first })
    for entry in entries {
      guard let hash = before[Release(name: entry.name, version: entry.version)], hash != entry.sha256 else { continue }
      throw RecipeError(
        .tap,
        "tap '\(tap)' changed \(entry.name) \(entry.version) after it was published: it had sha256 \(hash), and now has "
          + "\(entry.sha256); the tap was left as it was")
    }
  }
}

import OVHClient
import PanierKit
import PanierTerminal

/// A `panier.lock`: which content each recipe must have.
public struct LockFile: Sendable, Hashable {
  /// The file's name.
  public static let name = "panier.lock"
  /// The most bytes of a lock file.
  static let sizeLimit = 4 << 20

  /// The entries, sorted by name; a name stands once.
  public private(set) var entries: [LockEntry]

  /// Creates a lock file.
  public init(_ entries: [LockEntry] = []) {
    self.entries = entries.sorted { $0.name < $1.name }
  }

  /// Reads a file; one that is not there has no entries.
  /// - Throws: ``RecipeError`` for a file that is no lock file.
  public init(path: String) throws(RecipeError) {
    guard DiskFile.kind(path, followsLinks: true) != nil else {
      self.init()
      return
    }
    let bytes = try DiskFile.read(path, limit: Self.sizeLimit, followsLinks: true)
    guard let json = try? JSONValue(parsing: bytes), let version = json["version"]?.int64,
      let items = json["recipes"]?.array
    else { throw RecipeError(.content, "'\(path)' is no lock file of Panier; restore it, or remove it and add again") }
    guard version == 1 else {
      throw RecipeError(.content, "'\(path)' was written by a newer Panier (lock version \(version))")
    }
    var entries: [LockEntry] = []
    for (index, item) in items.enumerated() {
      guard let entry = LockEntry(item), !entries.contains(where: { $0.name == entry.name }) else {
        let shown = SafeText.escaped(item["name"]?.string ?? "number \(index + 1)")
        throw RecipeError(
          .content, "'\(path)': the entry of \(shown) cannot be read, or stands twice; restore the file")
      }
      entries.append(entry)
    }
    self.init(entries)
  }

  /// The entry of a name.
  public subscript(name: String) -> LockEntry? {
    get { entries.first { $0.name == name } }
    set {
      entries.removeAll { $0.name == name }
      if let newValue { entries = (entries + [newValue]).sorted { $0.name < $1.name } }
    }
  }

  /// What the file holds: one field a line, so that changes are read in a diff.
  public var text: String {
    (["version": 1, "recipes": .array(entries.map(\.json))] as JSONValue).indented + "\n"
  }

  /// Writes the file whole.
  /// - Throws: ``RecipeError``.
  public func write(_ path: String) throws(RecipeError) { try DiskFile.write(Array(text.utf8), to: path) }
}

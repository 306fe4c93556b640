import PanierOrdering

/// The files of a recipe, in memory: what is hashed, signed, locked and run.
///
/// Names of owners, times, rights and the order of files on a disk are no part of it.
public struct RecipeContent: Sendable, Hashable {
  /// One file.
  public struct File: Sendable, Hashable {
    /// The path inside the recipe: `recipe.lua`, `lib/names.lua`.
    public let path: String
    /// The bytes.
    public let bytes: [UInt8]

    /// Creates a file.
    public init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }

  /// The file that every recipe has.
  public static let mainName = "recipe.lua"
  /// The file that a signature lies in, which is no part of the content.
  public static let signatureName = "recipe.sig"
  /// The most files.
  public static let fileLimit = 256
  /// The most bytes of one file.
  public static let fileSizeLimit = 1 << 20
  /// The most bytes of all files.
  public static let sizeLimit = 4 << 20

  /// All files, sorted by path.
  public let files: [File]
  /// The SHA-256 of the packed form in lower-case hexadecimal.
  public let sha256: String

  /// Collects files.
  /// - Parameter files: in any order.
  /// - Throws: ``RecipeError`` for names that cannot be packed, for too many or too large files, and without a
  ///   `recipe.lua`.
  public init(_ files: [File]) throws(RecipeError) {
    guard files.count <= Self.fileLimit else {
      throw RecipeError(.content, "the recipe has \(files.count) files; \(Self.fileLimit) at most")
    }
    var names: Set<String> = []
    var total = 0
    for file in files {
      try ContentPath.check(file.path)
      guard names.insert(file.path.lowercased()).inserted else {
        throw RecipeError(.content, "the recipe has two files called '\(file.path)', in upper or lower case")
      }
      guard file.bytes.count <= Self.fileSizeLimit else {
        throw RecipeError(.content, "'\(file.path)' has \(file.bytes.count) bytes; \(Self.fileSizeLimit) at most")
      }
      total += file.bytes.count
    }
    guard total <= Self.sizeLimit else {
      throw RecipeError(.content, "the recipe has \(total) bytes; \(Self.sizeLimit) at most")
    }
    guard files.contains(where: { $0.path == Self.mainName }) else {
      throw RecipeError(.content, "the recipe has no \(Self.mainName)")
    }
    self.files = files.sorted { Array($0.path.utf8).lexicographicallyPrecedes(Array($1.path.utf8)) }
    sha256 = Digest.sha256(TarArchive.bytes(self.files))
  }

  /// A recipe of one file.
  /// - Parameter main: its text.
  /// - Throws: ``RecipeError`` for a text that is too large.
  public init(main: [UInt8]) throws(RecipeError) {
    try self.init([File(path: Self.mainName, bytes: main)])
  }

  /// The text of `recipe.lua`.
  public var main: [UInt8] { self[Self.mainName] ?? [] }

  /// The bytes of a file; nil where there is none of that path.
  public subscript(path: String) -> [UInt8]? { files.first { $0.path == path }?.bytes }
}

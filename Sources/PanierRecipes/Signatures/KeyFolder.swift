import Glibc

/// The operator's own keys: a file each, which only they can read.
public struct KeyFolder: Sendable {
  private let path: String

  /// Names the folder.
  /// - Parameter path: `$XDG_CONFIG_HOME/panier/keys`.
  public init(path: String) {
    self.path = path
  }

  /// Makes a key and keeps it.
  /// - Parameter name: what the operator calls it.
  /// - Throws: ``RecipeError`` where there is one of that name, or it cannot be written.
  public func make(_ name: String) throws(RecipeError) -> RecipeKey {
    let file = try file(name)
    guard DiskFile.kind(file) == nil else {
      throw RecipeError(.signature, "there is a key '\(name)' already, in '\(file)'; choose another name")
    }
    try DiskFile.makeFolder(path)
    let key = SigningKey()
    try DiskFile.write(Array(key.text.utf8), to: file, permissions: 0o600)
    return key.publicKey
  }

  /// Reads a key.
  /// - Throws: ``RecipeError`` for one that is missing or that others can read.
  public func key(_ name: String) throws(RecipeError) -> SigningKey {
    let file = try file(name)
    guard DiskFile.kind(file) != nil else {
      let known = names
      throw RecipeError(
        .signature,
        "there is no key '\(name)'; "
          + (known.isEmpty
            ? "make one with panier recipe key new \(name)" : "there are \(known.joined(separator: ", "))"))
    }
    var info = stat()
    guard stat(file, &info) == 0, info.st_mode & 0o077 == 0 else {
      throw RecipeError(.signature, "'\(file)' can be read by others; run chmod 600 on it")
    }
    return try SigningKey(text: String(decoding: try DiskFile.read(file, limit: 4096), as: UTF8.self), path: file)
  }

  /// The names of all keys, sorted.
  public var names: [String] {
    ((try? DiskFile.names(in: path)) ?? []).filter { $0.hasSuffix(Self.ending) }
      .map { String($0.dropLast(Self.ending.count)) }
  }

  private func file(_ name: String) throws(RecipeError) -> String {
    guard RecipeName.isValid(name) else {
      throw RecipeError(.signature, "'\(name)' cannot name a key; use \(RecipeName.rule)")
    }
    return "\(path)/\(name)\(Self.ending)"
  }

  private static let ending = ".key"
}

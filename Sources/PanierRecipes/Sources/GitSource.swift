/// A recipe in a git repository: `git+https://host/team/recipes@v1.2.0#starter-site`.
public struct GitSource: Sendable, Hashable, CustomStringConvertible {
  /// Which state of the repository is meant.
  public enum Reference: Sendable, Hashable {
    /// A tag.
    case tag(String)
    /// A commit, 40 hexadecimal digits.
    case commit(String)
    /// The tag with the highest version.
    case newest
  }

  /// The address as git takes it: `https://host/team/recipes`.
  public let url: String
  /// Which state of it.
  public let reference: Reference
  /// The folder in it; nil for the whole.
  public let folder: String?

  /// The ways to a repository.
  static let transports = ["https", "ssh", "file"]

  /// Reads an address.
  /// - Parameter text: `git+https://…`, `git+ssh://…` or `git+file://…`, then `@TAG` or `@COMMIT`, then `#FOLDER`.
  /// - Throws: ``RecipeError`` for everything that is not plainly such an address: nothing in it can be taken for an
  ///   option, a command or a password.
  public init(_ text: String) throws(RecipeError) {
    var rest = text[...]
    func refuse(_ reason: String) -> RecipeError {
      RecipeError(
        .source,
        "'\(RecipeSource.shown(text))' is no address of a recipe: \(reason); write it as "
          + "git+https://host/team/recipes@v1.0.0#folder")
    }
    guard text.utf8.count <= 1000, text.utf8.allSatisfy({ (33...126).contains($0) }) else {
      throw refuse("it holds a space or another character that does not belong there")
    }
    guard let transport = Self.transports.first(where: { rest.hasPrefix("git+\($0)://") }) else {
      throw refuse("the way must be git+https, git+ssh or git+file")
    }
    rest = rest.dropFirst("git+\(transport)://".count)
    var folder: Substring?
    if let mark = rest.firstIndex(of: "#") {
      folder = rest[rest.index(after: mark)...]
      rest = rest[..<mark]
    }
    guard let slash = rest.firstIndex(of: "/") else { throw refuse("it has no path") }
    let authority = rest[..<slash]
    rest = rest[slash...]
    var reference: Substring?
    if let mark = rest.lastIndex(of: "@") {
      reference = rest[rest.index(after: mark)...]
      rest = rest[..<mark]
    }
    try Self.checkAuthority(authority, transport, refuse)
    guard rest.count > 1, Self.isPath(rest.dropFirst(), extra: "~+") else {
      throw refuse("its path is made of letters, digits, '.', '_', '-' and '/', and no part is '..' or begins with '-'")
    }
    if let folder, !Self.isPath(folder, extra: "") {
      throw refuse(
        "its folder is made of letters, digits, '.', '_', '-' and '/', and no part is '..' or begins with '-'")
    }
    self.folder = folder.map(String.init)
    url = "\(transport)://\(authority)\(rest)"
    self.reference = try Self.reference(reference, refuse)
  }

  public var description: String {
    let state =
      switch reference {
      case .tag(let tag): "@" + tag
      case .commit(let commit): "@" + commit
      case .newest: ""
      }
    return "git+\(url)\(state)" + (folder.map { "#" + $0 } ?? "")
  }

  /// The same place in another state.
  func at(_ reference: Reference) -> GitSource { GitSource(url: url, reference: reference, folder: folder) }

  private init(url: String, reference: Reference, folder: String?) {
    self.url = url
    self.reference = reference
    self.folder = folder
  }

  private static func checkAuthority(
    _ authority: Substring, _ transport: String, _ refuse: (String) -> RecipeError
  ) throws(RecipeError) {
    if transport == "file" {
      guard authority.isEmpty else { throw refuse("a file address begins with git+file:///") }
      return
    }
    var host = authority
    if let mark = authority.firstIndex(of: "@") {
      let user = authority[..<mark]
      guard transport == "ssh", isWord(user, extra: "._-") else {
        throw refuse("it carries a user or a password, which belong into git's own settings")
      }
      host = authority[authority.index(after: mark)...]
    }
    if let mark = host.firstIndex(of: ":") {
      let port = host[host.index(after: mark)...]
      guard !port.isEmpty, port.utf8.count <= 5, port.allSatisfy({ $0.isASCII && $0.isNumber }) else {
        throw refuse("its port is no number")
      }
      host = host[..<mark]
    }
    guard isWord(host, extra: ".-") else { throw refuse("its host is no host name") }
  }

  private static func reference(
    _ text: Substring?, _ refuse: (String) -> RecipeError
  ) throws(RecipeError)
    -> Reference
  {
    guard let text else { return .newest }
    if Hexadecimal.isDigits(String(text), count: 40) { return .commit(String(text)) }
    guard isWord(text, extra: "._+/-"), text.utf8.count <= 100, !text.contains(".."), !text.contains("//"),
      !text.hasSuffix("/"), !text.hasSuffix("."), !text.hasSuffix(".lock"), !text.contains("/.")
    else { throw refuse("what stands behind @ is neither a tag nor a commit of 40 digits") }
    return .tag(String(text))
  }

  /// Whether a text begins with a letter or a digit and holds nothing but these and the extra characters.
  private static func isWord(_ text: Substring, extra: String) -> Bool {
    guard let first = text.utf8.first, isAlphanumeric(first) else { return false }
    return text.utf8.allSatisfy { isAlphanumeric($0) || extra.utf8.contains($0) }
  }

  private static func isPath(_ text: Substring, extra: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
      guard let first = part.utf8.first, first != UInt8(ascii: "-"), part != ".", part != ".." else { return false }
      return part.utf8.allSatisfy { isAlphanumeric($0) || "._-".utf8.contains($0) || extra.utf8.contains($0) }
    }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}

/// A module of the script's own that a planned script required.
public struct PlanModule: Sendable, Hashable, Codable {
  /// The module as the script required it: `lib.names`.
  public var name: String
  /// The file that it was read from, as the script's own path is written.
  public var path: String
  /// The SHA-256 of its text, in hexadecimal digits.
  public var sha256: String

  /// Describes a module.
  /// - Parameters:
  ///   - name: the module as the script required it.
  ///   - path: the file that it was read from.
  ///   - text: its bytes.
  public init(name: String, path: String, text: [UInt8]) {
    self.name = name
    self.path = path
    sha256 = Digest.sha256(text)
  }
}

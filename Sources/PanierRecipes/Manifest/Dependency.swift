/// A recipe or a shared library that a recipe needs.
public struct Dependency: Sendable, Hashable {
  /// Its name, which `require` is given.
  public var name: String
  /// The versions that will do.
  public var range: VersionRange

  /// Declares a dependency.
  public init(name: String, range: VersionRange) {
    self.name = name
    self.range = range
  }
}

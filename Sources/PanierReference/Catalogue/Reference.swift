/// The whole catalogue of documented modules, functions and types.
public struct Reference: Sendable {
  /// The modules; the one with an empty name holds plain global functions.
  public let modules: [ModuleReference]
  /// The types of objects.
  public let types: [TypeReference]

  /// Collects documentation.
  public init(modules: [ModuleReference], types: [TypeReference]) {
    self.modules = modules
    self.types = types
  }
}

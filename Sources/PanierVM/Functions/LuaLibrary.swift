public import PanierReference

/// A module written in Lua that `require` finds by its name, before the loader is asked.
///
/// Its code is library code: an error that a host function raises for it points past it, at the script that called.
/// Errors raised with Lua's own `error` point where their level says.
public struct LuaLibrary: Sendable {
  /// What `require` is given: `panier.csv`.
  public let name: String
  /// The Lua text.
  public let source: @Sendable () -> String
  /// The documentation that stands in its comments.
  public let documentation: @Sendable () -> SourceDocumentation

  /// Declares a module.
  /// - Parameters:
  ///   - name: what `require` is given.
  ///   - source: the Lua text; asked when it is first required.
  ///   - documentation: what its comments say; asked when the manual is.
  public init(
    _ name: String, source: @escaping @Sendable () -> String,
    documentation: @escaping @Sendable () -> SourceDocumentation
  ) {
    self.name = name
    self.source = source
    self.documentation = documentation
  }

  /// The name of its chunk, which marks library code; messages show it as `[panier.csv]`.
  var chunkname: String { "=[\(name)]" }
}

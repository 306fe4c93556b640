import PanierStandardLibrary

/// The recipes that come with Panier.
public enum ShippedRecipes {
  /// Their names, sorted.
  public static let names: [String] = (0..<panier_recipe_count()).compactMap { index in
    panier_recipe_name(index).map(String.init(cString:))
  }.sorted()

  /// The text of one; nil where none is called that.
  public static func source(_ name: String) -> [UInt8]? {
    for index in 0..<panier_recipe_count() where panier_recipe_name(index).map(String.init(cString:)) == name {
      var length = 0
      guard let start = panier_recipe_source(index, &length) else { return nil }
      return start.withMemoryRebound(to: UInt8.self, capacity: length) {
        Array(UnsafeBufferPointer(start: $0, count: length))
      }
    }
    return nil
  }
}

/// Finds the key that an operator names.
public struct KeyNames: Sendable {
  private let own: KeyFolder
  private let trusted: [TrustStore.TrustedKey]

  /// Knows the operator's own keys, and those that they trust.
  /// - Throws: ``RecipeError`` for a list of trusted keys that is damaged.
  public init(_ shelf: RecipeShelf) throws(RecipeError) {
    own = shelf.keys
    trusted = try shelf.trust().keys
  }

  /// The public key of a name.
  /// - Parameter name: `ed25519:` and base64, the owner of a trusted key, or the name of an own one.
  /// - Throws: ``RecipeError`` for a name of no key, and one of several.
  public func key(_ name: String) throws(RecipeError) -> RecipeKey {
    if let key = RecipeKey(name) { return key }
    var found = trusted.filter { $0.owner == name }.map(\.key)
    if own.names.contains(name) {
      let key = try own.key(name).publicKey
      if !found.contains(key) { found.append(key) }
    }
    guard let key = found.first else {
      throw RecipeError(
        .parameter,
        "'\(name)' is no key; give ed25519:… as panier recipe key list prints it, or the name of one that you trust with "
          + "panier recipe trust")
    }
    guard found.count == 1 else {
      throw RecipeError(
        .parameter,
        "'\(name)' names several keys, \(found.map(\.fingerprint).joined(separator: " and ")); give the key itself")
    }
    return key
  }

  /// The operator's own key to sign with.
  /// - Parameter name: its name; nil for the only one.
  /// - Throws: ``RecipeError``.
  public func own(_ name: String?) throws(RecipeError) -> SigningKey {
    if let name { return try own.key(name) }
    let names = own.names
    guard let only = names.first else {
      throw RecipeError(.signature, "you have no key to sign with; make one with panier recipe key new NAME")
    }
    guard names.count == 1 else {
      throw RecipeError(
        .parameter, "you have several keys, \(names.joined(separator: ", ")); name one with --key")
    }
    return try own.key(only)
  }
}

/// A family of options of a plan (`order.catalog.public.AddonFamily`).
public struct CatalogAddonFamily: APIModel, Hashable {
  /// The name: `memory`.
  public let name: String
  /// The plan codes of the options.
  public let addons: [String]
  /// The option taken by default (`default`); nil for none.
  public let defaultAddon: String?
  /// True when one option at most fits.
  public let isExclusive: Bool
  /// True when one must be chosen.
  public let isMandatory: Bool

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    name = try object.required("name")
    addons = try object.list("addons")
    defaultAddon = try object.optional("default")
    isExclusive = try object.value("exclusive", default: false)
    isMandatory = try object.value("mandatory", default: false)
  }
}

/// Currency, subsidiary and tax of a catalogue (`order.catalog.public.Locale`).
public struct CatalogLocale: APIModel, Hashable {
  /// The currency of all prices.
  public let currencyCode: String
  /// The subsidiary, which may be another one than was asked for.
  public let subsidiary: String
  /// The default tax in percent; the account rules the real one.
  public let taxRate: JSONNumber?

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    currencyCode = try object.required("currencyCode")
    subsidiary = try object.value("subsidiary", default: "")
    taxRate = try object.optional("taxRate")
  }
}

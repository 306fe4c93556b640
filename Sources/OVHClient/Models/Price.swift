/// An amount of money as the API sends it (`order.Price`), kept exactly.
public struct Price: APIModel, Hashable {
  /// The currency: `EUR`, or `points`, or `N/A`.
  public let currencyCode: String
  /// The amount in words of the subsidiary: `6.99 €`.
  public let text: String
  /// The amount in 10⁻⁸ of the currency.
  public let ucents: Int64
  /// False when the API sent the amount twice and the two are more than a cent apart.
  public let isConsistent: Bool

  /// Creates an amount.
  /// - Parameters:
  ///   - ucents: the amount in 10⁻⁸ of the currency.
  ///   - currencyCode: the currency.
  ///   - text: the amount in words.
  public init(ucents: Int64, currencyCode: String, text: String = "") {
    self.ucents = ucents
    self.currencyCode = currencyCode
    self.text = text
    isConsistent = true
  }

  /// Reads an amount from `priceInUcents` or, where that is missing, from the decimal text of `value`.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` when there is no currency or neither amount.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    currencyCode = try object.required("currencyCode")
    text = try object.value("text", default: "")
    if let ucents: Int64 = try object.optional("priceInUcents") {
      self.ucents = ucents
      let written = object.present("value").flatMap { $0.number ?? $0.string.flatMap(JSONNumber.init) }?.ucents
      isConsistent = written.map { $0.subtractingReportingOverflow(ucents).partialValue.magnitude <= 1_000_000 } ?? true
      return
    }
    isConsistent = true
    let value: JSONValue = try object.required("value")
    let number = value.number ?? value.string.flatMap(JSONNumber.init)
    guard let number else { throw ModelError(expected: "a number", found: value).inside("value") }
    guard let ucents = number.ucents else { throw ModelError(path: "value", problem: "is too large for money") }
    self.ucents = ucents
  }

  func with(ucents: Int64) -> Price { Price(ucents: ucents, currencyCode: currencyCode, text: text) }
}

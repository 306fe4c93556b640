/// An order (`billing.Order`).
public struct Order: APIModel, Hashable {
  /// The order id.
  public let id: Int64
  /// When it was placed.
  public let date: APIDate?
  /// When it lapses unless paid.
  public let expirationDate: APIDate?
  /// Until when it can be retracted; nil when waived or never.
  public let retractionDate: APIDate?
  /// The total with tax.
  public let priceWithTax: Price?
  /// The total without tax.
  public let priceWithoutTax: Price?
  /// The tax.
  public let tax: Price?
  /// The page of the order; it holds the order password.
  public let url: Secret?
  /// The order as PDF; it holds the order password.
  public let pdfURL: Secret?
  /// The order password.
  public let password: Secret?
  /// Free notes of the API (`metadatas`).
  public let metadata: [JSONValue]

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    id = try object.required("orderId")
    date = try object.optional("date")
    expirationDate = try object.optional("expirationDate")
    retractionDate = try object.optional("retractionDate")
    priceWithTax = try object.optional("priceWithTax")
    priceWithoutTax = try object.optional("priceWithoutTax")
    tax = try object.optional("tax")
    url = try object.optional("url")
    pdfURL = try object.optional("pdfUrl")
    password = try object.optional("password")
    metadata = try object.list("metadatas")
  }
}

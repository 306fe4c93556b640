/// A cart (`order.cart.Cart`): the draft of an order.
public struct Cart: APIModel, Hashable {
  /// The cart id, a UUID that lets anyone who knows it change the cart.
  public let id: String
  /// The free text given at creation.
  public let description: String
  /// When the cart becomes unusable; nil where the API says nothing.
  public let expire: APIDate?
  /// True once the cart was checked out.
  public let readOnly: Bool
  /// The ids of its items, options included.
  public let items: [Int64]

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    id = try object.required("cartId")
    description = try object.value("description", default: "")
    expire = try object.optional("expire")
    readOnly = try object.value("readOnly", default: false)
    items = try object.list("items")
  }
}

/// The work that a line of an order makes necessary (`billing.order.OrderDetailOperation`).
public struct OrderOperation: APIModel, Hashable {
  /// The operation's number.
  public let id: Int64
  /// How far it is: `todo`, `doing`, `done`; nil where the API does not say.
  public let status: String?
  /// The service's name; nil while there is none, `*` among them.
  public let service: String?

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    id = try object.required("id")
    status = try object.optional("status")
    service = object.present("resource")?["name"]?.string.flatMap { OrderDetail.serviceName($0) }
  }
}

extension OrderDetail {
  /// The service that the line became; nil before it is delivered, and for products that never tell it here.
  public var service: String? { OrderDetail.serviceName(domain) }

  /// A name of the API's; nil for a placeholder: `*`, `*001`.
  static func serviceName(_ text: String) -> String? { text.isEmpty || text.hasPrefix("*") ? nil : text }
}

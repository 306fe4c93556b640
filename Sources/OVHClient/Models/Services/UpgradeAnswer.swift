/// What the routes below `/order/upgrade` answer (`order.upgrade.OperationAndOrder`), as far as it is an order.
struct UpgradeAnswer<Order: APIModel>: APIModel {
  /// The order: what it would be, or what it is.
  let order: Order

  /// Reads the model; unknown keys are ignored.
  /// - Throws: ``ModelError`` where there is no order.
  init(json: JSONValue) throws(ModelError) {
    order = try JSONObject(of: json).required("order")
  }
}

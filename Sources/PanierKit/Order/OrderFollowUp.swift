import OVHClient
import PanierReference
import PanierVM

/// `order:follow_up`: the steps of an order.
enum OrderFollowUp {
  static let followUp = LuaFunction(
    "Order:follow_up", on: OrderObject.self,
    "The steps of the order and what happened on each: GET /me/order/{orderId}/followUp.",
    results: [ResultDoc(.object("List"), "a list of steps that prints as a table")],
    example: OrderMethods.example + "\nprint(o:follow_up()[1].step)  --> VALIDATING",
    waiting: { call, order in
      let steps = try await call.session.client.followUp(order: try order.id)
      return .one(.object(ListObject(steps.map(FollowUpObject.init))))
    })
}

import OVHClient
import PanierOrdering
import PanierReference
import PanierVM

/// `order:retract`: uses the right of withdrawal.
package enum OrderRetract {
  private struct Options: LuaOptionTable {
    @LuaOption("competitor, difficulty, expensive, other, performance, reliability or unused") var reason: String
    @LuaOption("free text for OVHcloud") var comment: String?
  }

  /// The reasons that the API takes, from its description.
  package static var reasons: [String] { RouteTable.shared.enums["billing.order.RetractionReasonEnum"] ?? [] }

  /// Why a text is no reason, in words; nil for one that the API takes.
  package static func objection(to reason: String) -> String? {
    reasons.contains(reason) ? nil : UnknownReason(reason: reason, known: reasons).description
  }

  static let retract = LuaFunction(
    "Order:retract", on: OrderObject.self,
    "Withdraws from the order within its 14 days: POST /me/order/{orderId}/retraction.",
    details: "The services end and the order is refunded. The operator confirms it as an order is confirmed. Orders "
      + "whose right was given up, as those of domains, cannot be withdrawn from.",
    parameters: .required("options", Options.self, "why"),
    results: [ResultDoc(.object("Order"), "the order")],
    errors: [
      "'expensiv' is no reason to withdraw; did you mean 'expensive'?",
      "order 4294970002 cannot be withdrawn from: the 14-day right was given up or is over",
    ],
    example: """
      local c = cart.new()
      c:add{ product = "webHosting", plan = "hosting-perso", duration = "P1Y" }
      local o = c:assign():checkout{ max = money("60 EUR") }
      print(o:retract{ reason = "other" }.id == o.id)  --> true
      """,
    waiting: { call, order, options in
      let session = try call.session
      let reason = options.reason
      guard reasons.contains(reason) else { throw UnknownReason(reason: reason, known: reasons) }
      var request = RetractionRequest(orderID: try order.id, reason: reason)
      request.comment = options.comment
      request.location = call.location
      try await session.spend { try await $0.retract(request) }
      return .one(.object(order))
    })
}

/// A reason that the API does not take.
struct UnknownReason: UsageError, Hashable {
  let reason: String
  let known: [String]

  var description: String {
    "'\(reason)' is no reason to withdraw"
      + Spelling.hint(for: reason, among: known, else: "use \(known.joined(separator: ", "))")
  }
}

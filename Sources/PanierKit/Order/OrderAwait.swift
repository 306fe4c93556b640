import OVHClient
import PanierOrdering
import PanierReference
import PanierVM

/// `order:await`: looks at an order until it is delivered.
enum OrderAwait {
  private struct Options: LuaOptionTable {
    @LuaOption("how long at most: \"30m\", \"90s\", \"2h\", or seconds", default: "30m")
    var timeout = WaitTime(seconds: 30 * 60)
  }

  static let await = LuaFunction(
    "Order:await", on: OrderObject.self,
    "Waits until the order is delivered; looks at GET /me/order/{orderId}/status again and again.",
    details: "The first looks follow each other within seconds, later ones every half minute. An order that waits for "
      + "something only its owner can do ends the wait with an error that says what. The names are those of the services "
      + "that it became, as order:services() finds them.",
    parameters: .options(Options.self, "how long it waits"),
    results: [ResultDoc(.string, "delivered"), ResultDoc(.object("Names"), "the names of its services")],
    errors: [
      "order 4294970002 is not paid; pay it with order:pay{…}, or open the page that order:url() gives",
      "order 4294970002 is delivering after 30 min; it goes on by itself, wait again with order:await{ timeout = … }",
      "order 4294970002 waits for you: DomainIncomingTransfer of taken-a.fr failed (The authorization code (authInfo) is "
        + "refused by the registry); mend it with task:fix{ authInfo = … }, see me.tasks{ domain = \"taken-a.fr\" }",
      "order 4294970002 was cancelled",
    ],
    example: OrderMethods.example + """

      local status, names = o:pay{ method = "fidelityAccount" }:await{ timeout = "30m" }
      print(status, names[1])  --> delivered free-example.fr
      """,
    waiting: { call, order, options in
      let session = try call.session
      let id = try order.id
      let spending = session.spending
      let watch = OrderWatch(client: session.client, sleep: { try await session.sleep($0) }) { status, waited in
        session.progress("order \(id) is \(status.rawValue), waited \(WaitTime(seconds: waited))")
        // A name that stands still at its registry will not move by waiting.
        if status == .delivering, waited >= 6, let task = try await standing(for: id, session) {
          throw OrderNeedsAction(orderID: id, task)
        }
      }
      defer { session.progress(nil) }
      switch try await watch.run(id, limit: options.timeout.seconds, hasPaid: { spending.hasPaid(id) }) {
      case .delivered(let names):
        return .many([
          .string("delivered"), .object(NameListObject(names, title: "Services of order \(id)", heading: "Service")),
        ])
      case .stalled(let reason): throw OrderStalled(orderID: id, reason: reason)
      case .outOfTime(let status):
        throw OrderNotDelivered(orderID: id, status: status.rawValue, waited: options.timeout)
      }
    })
}

extension OrderAwait {
  /// A task on a name of an order that failed; nil where none did.
  ///
  /// Before the delivery the lines of an order name no service, but their descriptions begin with it.
  private static func standing(for id: Int64, _ session: PanierSession) async throws -> DomainTaskObject? {
    let client = session.client
    let failed = try await DomainTaskMethods.tasks(on: nil, status: "error", session)
    guard !failed.isEmpty else { return nil }
    let lines = try await session.reading(try await client.orderDetailIDs(id), "lines") {
      try await client.orderDetail(id, detail: $0)
    }
    return failed.first { task in
      guard let domain = task.task.domain else { return false }
      return lines.contains { $0.domain == domain || $0.description.hasPrefix(domain + " ") }
    }
  }
}

/// An order that stands still at a registry.
struct OrderNeedsAction: Error, Hashable, CustomStringConvertible, LuaErrorConvertible {
  let orderID: Int64
  let what: String
  let domain: String
  let isBlocked: Bool
  let reason: String?
  let advice: String

  init(orderID: Int64, _ object: DomainTaskObject) {
    self.orderID = orderID
    what = object.task.function
    domain = object.task.domain ?? ""
    isBlocked = object.state == "blocked"
    reason = object.task.comment
    advice = object.advice ?? ""
  }

  var description: String {
    "order \(orderID) \(isBlocked ? "is blocked" : "waits for you"): \(what) of \(domain) failed"
      + (reason.map { " (\($0))" } ?? "") + "; \(advice), see me.tasks{ domain = \"\(domain)\" }"
  }

  var luaError: LuaError {
    LuaError(
      kind: .refused, message: sentence,
      fields: [("class", .string(isBlocked ? "Blocked" : "ActionRequired"))], underlying: self)
  }
}

/// An order that will not be delivered by waiting.
struct OrderStalled: Error, Hashable, CustomStringConvertible, LuaErrorConvertible {
  let orderID: Int64
  /// What it waits for, or how it ended.
  let reason: OrderWatch.Stall

  var description: String {
    switch reason {
    case .notPaid:
      "order \(orderID) is not paid; pay it with order:pay{…}, or open the page that order:url() gives"
    case .documentsRequested:
      "order \(orderID) is held until OVHcloud has received documents; send them as its mail says, and wait again"
    case .cancelled: "order \(orderID) was cancelled"
    }
  }

  var luaError: LuaError { LuaError(kind: .refused, message: sentence, underlying: self) }
}

/// An order that was not delivered in time.
struct OrderNotDelivered: Error, Hashable, CustomStringConvertible, LuaErrorConvertible {
  let orderID: Int64
  let status: String
  let waited: WaitTime

  var description: String {
    "order \(orderID) is \(status) after \(waited); it goes on by itself, wait again with order:await{ timeout = … }"
  }

  var luaError: LuaError { LuaError(kind: .limit, message: sentence, underlying: self) }
}

import OVHClient
import PanierReference
import PanierTerminal
import PanierVM

/// Something that happened in a step of an order's life, as Lua sees it.
final class FollowUpEventObject: LuaObject {
  private let event: FollowUpEvent

  /// Wraps an event.
  init(_ event: FollowUpEvent) {
    self.event = event
  }

  static let luaType = LuaType(
    "FollowUpEvent", of: FollowUpEventObject.self,
    summary: "Something that happened in a step of an order's life.",
    fields: [
      LuaField("label", .string, "ORDER_STARTED, PAYMENT_RECEIVED, INVOICE_SENT and so on.") {
        .string($0.event.label)
      },
      LuaField("date", .optional(.string), "When it happened, in ISO 8601.") { .optional($0.event.date?.text) },
      LuaField("description", .string, "What happened, in the API's words.") { .string($0.event.description) },
    ],
    example: OrderMethods.example + "\nprint(o:follow_up()[1].history[1].label)  --> ORDER_STARTED"
  )
}

extension FollowUpEventObject: Listed {
  /// The events of a step, the earliest first.
  static func table(of events: [FollowUpEventObject]) -> TextTable {
    TextTable(
      columns: [.init("Date"), .init("Event"), .init("Description")],
      rows: events.map(\.event).map { event in
        [.init(event.date?.text ?? ""), .init(event.label), .init(event.description)]
      },
      notes: events.isEmpty ? ["nothing has happened yet"] : [])
  }
}

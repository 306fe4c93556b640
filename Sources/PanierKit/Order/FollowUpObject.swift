import OVHClient
import PanierReference
import PanierTerminal
public import PanierVM

/// One step in the life of an order, as Lua sees it.
public final class FollowUpObject: LuaObject {
  let step: FollowUpStep

  /// Wraps a step.
  init(_ step: FollowUpStep) {
    self.step = step
  }

  public static let luaType = LuaType(
    "FollowUp", of: FollowUpObject.self,
    summary: "One step in the life of an order.",
    fields: [
      LuaField("step", .string, "VALIDATING, VALIDATED, DELIVERING or AVAILABLE.") { .string($0.step.step) },
      LuaField("status", .string, "TODO, DOING, DONE or ERROR.") { .string($0.step.status) },
      LuaField("history", .object("List"), "What happened, a list of `FollowUpEvent` that prints as a table.") {
        .object(ListObject($0.step.history.map(FollowUpEventObject.init)))
      },
    ],
    parts: [FollowUpEventObject.luaType],
    example: OrderMethods.example + "\nfor _, step in ipairs(o:follow_up()) do print(step.step, step.status) end"
  )
}

extension FollowUpObject: Listed {
  /// The steps of an order, each with its latest event.
  static func table(of steps: [FollowUpObject]) -> TextTable {
    TextTable(
      columns: [.init("Step"), .init("Status"), .init("Latest event"), .init("Date")],
      rows: steps.map(\.step).map { step in
        let latest = step.history.last
        return [
          .init(step.step), .init(step.status),
          .init(latest.map { $0.description.isEmpty ? $0.label : $0.description } ?? ""),
          .init(latest?.date?.text ?? ""),
        ]
      },
      notes: steps.isEmpty ? ["the API lists no steps yet"] : [])
  }
}

import OVHClient
import PanierReference
public import PanierVM

/// One step in the life of an order, as Lua sees it.
public final class FollowUpObject: LuaObject {
  let step: FollowUpStep

  /// Wraps a step.
  init(_ step: FollowUpStep) {
    self.step = step
  }

  public static let luaType = LuaType(
    "FollowUp",
    summary: "One step in the life of an order.",
    fields: [
      LuaField("step", .string, "VALIDATING, VALIDATED, DELIVERING or AVAILABLE.") { .string(try step($0).step) },
      LuaField("status", .string, "TODO, DOING, DONE or ERROR.") { .string(try step($0).status) },
      LuaField("history", .list(.table), "What happened: tables with `label`, `date` and `description`.") {
        .list(
          try step($0).history.map { event in
            .table(
              LuaTable(fields: [
                ("label", .string(event.label)), ("date", .optional(event.date?.text)),
                ("description", .string(event.description)),
              ]))
          })
      },
    ],
    example: OrderMethods.example + "\nfor _, step in ipairs(o:follow_up()) do print(step.step, step.status) end"
  )

  private static func step(_ object: any LuaObject) throws -> FollowUpStep {
    let step: FollowUpObject = try cast(object)
    return step.step
  }
}

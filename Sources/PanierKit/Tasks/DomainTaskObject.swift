import OVHClient
import PanierReference
import PanierTerminal
public import PanierVM

/// Work on a name that goes on at the registry, as Lua sees it.
public final class DomainTaskObject: LuaObject {
  let task: DomainTask
  /// What it waits for: the fields that can be mended.
  let arguments: [DomainTaskArgument]

  /// Wraps a task.
  init(_ task: DomainTask, _ arguments: [DomainTaskArgument]) {
    self.task = task
    self.arguments = arguments
  }

  /// Where it stands for the one who ordered it: `done`, `running`, `action required`, `blocked` or `cancelled`.
  ///
  /// What failed and can be mended or begun again wants an action; what failed and cannot is blocked.
  var state: String {
    switch task.status {
    case "done", "cancelled": task.status
    case "error", "problem":
      task.canRelaunch || !arguments.isEmpty ? "action required" : "blocked"
    default: "running"
    }
  }

  /// What to do about it, in words; nil where there is nothing to do.
  var advice: String? {
    guard state == "action required" else {
      return state == "blocked" ? "only OVHcloud's support can go on with it: name task \(task.id)" : nil
    }
    let keys = arguments.filter { !$0.isReadOnly }.map(\.key)
    return keys.isEmpty
      ? "begin it again with task:relaunch()"
      : "mend it with task:fix{ \(keys.map { "\($0) = …" }.joined(separator: ", ")) }"
  }

  public static let luaType = LuaType(
    "DomainTask", of: DomainTaskObject.self,
    summary: "Work on a name that goes on at the registry: its making, its transfer.",
    fields: [
      LuaField("id", .integer, "The task's number.") { .integer($0.task.id) },
      LuaField("what", .string, "DomainCreate, DomainIncomingTransfer, DomainTrade.") { .string($0.task.function) },
      LuaField("domain", .optional(.string), "The name.") { .optional($0.task.domain) },
      LuaField("status", .string, "The API's word: todo, doing, done, cancelled, error, problem.") {
        .string($0.task.status)
      },
      LuaField("state", .string, "running, done, cancelled, action required or blocked.") { .string($0.state) },
      LuaField("reason", .optional(.string), "Why it waits or failed; nil where the API does not say.") {
        .optional($0.task.comment)
      },
      LuaField("needs", .list(.string), "The fields that task:fix can mend.") {
        .list($0.arguments.filter { !$0.isReadOnly }.map { .string($0.key) })
      },
      LuaField("advice", .optional(.string), "What to do about it; nil where there is nothing to do.") {
        .optional($0.advice)
      },
      LuaField("since", .optional(.string), "When it was made: ISO 8601.") { .optional($0.task.creationDate?.text) },
      LuaField("updated", .optional(.string), "When it last changed: ISO 8601.") {
        .optional($0.task.lastUpdate?.text)
      },
    ],
    methods: DomainTaskMethods.all,
    operators: .init(tostring: { "\($0.task.function) of \($0.task.domain ?? "\($0.task.id)"): \($0.state)" }),
    example: ServiceMethods.example + "\nprint(s:tasks()[1].state)  --> done"
  )
}

extension DomainTaskObject: Listed {
  /// Tasks, one a line, with what to do below.
  static func table(of tasks: [DomainTaskObject]) -> TextTable {
    TextTable(
      columns: [
        .init("Task", alignment: .right), .init("What"), .init("Domain"), .init("State"), .init("Since"),
        .init("Reason"),
      ],
      rows: tasks.map { object in
        [
          .init("\(object.task.id)"), .init(object.task.function), .init(object.task.domain ?? ""), .init(object.state),
          .init(object.task.creationDate?.text ?? ""), .init(object.task.comment ?? ""),
        ]
      },
      notes: tasks.isEmpty
        ? ["no tasks"] : tasks.compactMap { object in object.advice.map { "\(object.task.id): \($0)" } })
  }
}

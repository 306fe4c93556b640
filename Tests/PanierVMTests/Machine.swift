import PanierReference
import PanierVM
import Synchronization

/// An error of another module.
struct RemoteError: LuaErrorConvertible, Equatable {
  let status: Int64
  var luaError: LuaError {
    LuaError(
      kind: "api", message: "the service said no", fields: [("status", .integer(status)), ("hint", "ask again")])
  }
}

/// What `print` wrote.
final class Printed: Sendable {
  private let written = Mutex<[UInt8]>([])
  var bytes: [UInt8] { written.withLock { $0 } }
  var text: String { String(decoding: bytes, as: UTF8.self) }
  func add(_ more: [UInt8]) { written.withLock { $0 += more } }
}

/// A universe with a few host functions, as tests need it.
enum Machine {
  static let demo = LuaModule(
    "demo", summary: "For tests.",
    functions: [
      LuaFunction(
        "demo.add", "Adds two integers.",
        parameters: [.required("a", .integer, "one"), .required("b", .integer, "the other")],
        results: [.value(.integer, "the sum")]
      ) { call in .integer(try call.integer(0) &+ call.integer(1)) },
      LuaFunction("demo.echo", "Gives back.", parameters: [.required("value", .any, "anything")]) { call in
        .one(try call.value(0))
      },
      LuaFunction("demo.text", "Gives back text.", parameters: [.required("text", .string, "some")]) { call in
        .string(try call.string(0))
      },
      LuaFunction(
        "demo.options", "Takes options.",
        parameters: [
          .required(
            "settings",
            .options([
              .required("duration", .string, "how long"), .optional("count", .integer, "how many", default: "1"),
            ]), "the settings")
        ]
      ) { call in
        let options = try call.options(0)
        return .many([.string(try options.requireString("duration")), .integer(try options.integer("count") ?? 1)])
      },
      LuaFunction(
        "demo.join", "Joins.",
        parameters: [.required("separator", .string, "between"), .rest("parts", .string, "the parts")]
      ) { call in
        var parts: [String] = []
        for index in 1..<max(call.count, 1) { parts.append(try call.string(index)) }
        return .string(parts.joined(separator: try call.string(0)))
      },
      LuaFunction("demo.names", "Takes names.", parameters: [.required("names", .list(.string), "names")]) { call in
        .integer(Int64(try call.table(0).array.count))
      },
      LuaFunction("demo.fail", "Fails.") { _ in throw RemoteError(status: 404) },
      LuaFunction("demo.counter", "Makes a counter.", parameters: [.required("name", .string, "its name")]) { call in
        .object(Counter(try call.string(0)))
      },
      LuaFunction(
        "demo.wait", "Gives back after a while.", parameters: [.optional("value", .any, "anything")]
      ) { (arguments: LuaArguments) async throws in
        await Task.yield()
        return .one(try arguments.value(0))
      },
      LuaFunction("demo.fail_later", "Fails after a while.") { (_: LuaArguments) async throws in
        await Task.yield()
        throw RemoteError(status: 500)
      },
      LuaFunction("demo.forever", "Never answers.") { (_: LuaArguments) async throws in
        try await Task.sleep(for: .seconds(3600))
        return .none
      },
      LuaFunction(
        "demo.apply", "Calls back.",
        parameters: [
          .required("f", .function, "what to call"), .rest("arguments", .any, "its arguments"),
        ]
      ) { (arguments: LuaArguments) async throws in
        .many(try await arguments.host.call(arguments.function(0), Array(arguments.values.dropFirst())))
      },
      LuaFunction("demo.where", "Tells who calls.") { call in .string(call.location ?? "nowhere") },
    ],
    fields: [("version", "1.0", "the version")])

  static func make(
    level: LuaLevel = .trusted, limits: LuaLimits? = nil, strict: Bool = true, printed: Printed? = nil,
    formatter: (@Sendable (LuaValue) -> String?)? = nil
  ) -> LuaVM {
    LuaVM(
      LuaConfiguration(
        level: level, limits: limits, modules: [demo], types: [Counter.luaType], strictGlobals: strict,
        output: { printed?.add($0) }, formatter: formatter))
  }

  /// Runs a script and gives the error it must end with.
  static func error(of script: String, in vm: LuaVM? = nil) async -> LuaError? {
    do {
      _ = try await (vm ?? make()).run(script, name: "script.lua")
      return nil
    } catch { return error as? LuaError }
  }

  static func value(of script: String, in vm: LuaVM? = nil) async throws -> LuaValue {
    try await (vm ?? make()).run(script, name: "script.lua").first ?? .nil
  }
}

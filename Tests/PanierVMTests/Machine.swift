import PanierReference
import PanierVM
import Synchronization

/// An error of another module.
struct RemoteError: LuaErrorConvertible, Equatable {
  let status: Int64
  var luaError: LuaError {
    LuaError(
      kind: .api, message: "the service said no", fields: [("status", .integer(status)), ("hint", "ask again")])
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
  private struct Settings: LuaOptionTable {
    @LuaOption("how long") var duration: String
    @LuaOption("how many") var count: Int64 = 1
  }

  static let demo = LuaModule(
    "demo", summary: "For tests.",
    functions: [
      LuaFunction(
        "demo.add", "Adds two integers.",
        parameters: .required("a", Int64.self, "one"), .required("b", Int64.self, "the other"),
        results: [.value(.integer, "the sum")]
      ) { _, a, b in .integer(a &+ b) },
      LuaFunction("demo.echo", "Gives back.", parameters: .required("value", LuaValue.self, "anything")) { _, value in
        .one(value)
      },
      LuaFunction("demo.text", "Gives back text.", parameters: .required("text", String.self, "some")) { _, text in
        .string(text)
      },
      LuaFunction(
        "demo.options", "Takes options.",
        parameters: .required("settings", Settings.self, "the settings")
      ) { _, settings in
        .many([.string(settings.duration), .integer(settings.count)])
      },
      LuaFunction(
        "demo.join", "Joins.",
        parameters: .required("separator", String.self, "between"), .rest("parts", String.self, "the parts")
      ) { _, separator, parts in
        .string(parts.joined(separator: separator))
      },
      LuaFunction("demo.names", "Takes names.", parameters: .required("names", [String].self, "names")) { _, names in
        .integer(Int64(names.count))
      },
      LuaFunction("demo.fail", "Fails.") { _ in throw RemoteError(status: 404) },
      LuaFunction("demo.counter", "Makes a counter.", parameters: .required("name", String.self, "its name")) {
        .object(Counter($1))
      },
      LuaFunction(
        "demo.wait", "Gives back after a while.", parameters: .optional("value", LuaValue.self, "anything"),
        waiting: { _, value in
          await Task.yield()
          return .one(value ?? .nil)
        }),
      LuaFunction("demo.fail_later", "Fails after a while.") { (_: LuaContext) async throws in
        await Task.yield()
        throw RemoteError(status: 500)
      },
      LuaFunction("demo.forever", "Never answers.") { (_: LuaContext) async throws in
        try await Task.sleep(for: .seconds(3600))
        return .none
      },
      LuaFunction(
        "demo.apply", "Calls back.",
        parameters: .required("f", LuaFunctionHandle.self, "what to call"),
        .rest("arguments", LuaValue.self, "its arguments"),
        waiting: { call, function, arguments in
          .many(try await call.host.call(function, arguments))
        }),
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

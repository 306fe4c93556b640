import Glibc
import PanierVM

/// Isolated processes as tests need them.
enum Isolated {
  /// The helper beside the test bundle.
  static func program(_ argument: String = IsolatedChild.argument) -> IsolatedProgram {
    let bundle = CommandLine.arguments.first ?? ""
    let folder = bundle[..<(bundle.lastIndex(of: "/") ?? bundle.startIndex)]
    return IsolatedProgram(path: folder + "/VMChild", arguments: [argument])
  }

  static func make(
    limits: LuaLimits = .recipe, argument: String = IsolatedChild.argument, printed: Printed? = nil,
    configure: (inout LuaConfiguration) -> Void = { _ in }
  ) -> IsolatedRunner {
    var configuration = LuaConfiguration(
      limits: limits, modules: [Machine.demo], globals: LuaConcurrency.functions,
      types: [Counter.luaType] + LuaConcurrency.types, output: { printed?.add($0) })
    configure(&configuration)
    return IsolatedRunner(configuration, program: program(argument))
  }

  /// Runs a script and gives the error it must end with.
  static func error(of script: String, in runner: IsolatedRunner? = nil) async -> LuaError? {
    do {
      _ = try await (runner ?? make()).run(script, name: "script.lua")
      return nil
    } catch { return error as? LuaError }
  }

  /// How many descriptors this process has open.
  static var descriptors: Int { Files.names(in: "/proc/self/fd").count }
}

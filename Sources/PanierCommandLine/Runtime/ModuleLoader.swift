import PanierOrdering
import Synchronization

/// Finds the Lua modules that a script requires.
struct ModuleLoader: Sendable {
  /// The script's own folder.
  let directory: String
  /// Told of each module that is found; nil tells nobody.
  var found: (@Sendable (PlanModule) -> Void)?

  /// The text of a module and the name that messages give it; nil when there is none.
  /// - Parameter name: `a.b` for `a/b.lua` or `a/b/init.lua` beside the script.
  @Sendable func load(_ name: String) -> (source: String, chunkname: String)? {
    let path = name.split(separator: ".", omittingEmptySubsequences: false)
    // Only plain names: nothing leads out of the script's folder.
    guard !path.isEmpty, path.allSatisfy({ !$0.isEmpty && !$0.contains("/") }) else { return nil }
    let base = (directory == "." ? "" : directory + "/") + path.joined(separator: "/")
    for candidate in [base + ".lua", base + "/init.lua"] {
      if let source = try? ScriptSource.file(candidate) {
        found?(PlanModule(name: name, path: candidate, text: source.text))
        return (String(decoding: source.text, as: UTF8.self), candidate)
      }
    }
    return nil
  }
}

/// The modules of a script's own that a run required, each once.
public final class RequiredModules: Sendable {
  private let modules = Mutex<[String: PlanModule]>([:])

  init() {}

  /// Takes a module; what was read first counts, since Lua asks once.
  func add(_ module: PlanModule) {
    modules.withLock { $0[module.name] = $0[module.name] ?? module }
  }

  /// The modules so far.
  var all: [PlanModule] { modules.withLock { Array($0.values) } }
}

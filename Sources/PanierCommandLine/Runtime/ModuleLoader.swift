/// Finds the Lua modules that a script requires.
struct ModuleLoader: Sendable {
  /// The script's own folder.
  let directory: String

  /// The text of a module and the name that messages give it; nil when there is none.
  /// - Parameter name: `a.b` for `a/b.lua` or `a/b/init.lua` beside the script.
  @Sendable func load(_ name: String) -> (source: String, chunkname: String)? {
    let path = name.split(separator: ".", omittingEmptySubsequences: false)
    // Only plain names: nothing leads out of the script's folder.
    guard !path.isEmpty, path.allSatisfy({ !$0.isEmpty && !$0.contains("/") }) else { return nil }
    let base = (directory == "." ? "" : directory + "/") + path.joined(separator: "/")
    for candidate in [base + ".lua", base + "/init.lua"] {
      if let source = try? ScriptSource.file(candidate) {
        return (String(decoding: source.text, as: UTF8.self), candidate)
      }
    }
    return nil
  }
}

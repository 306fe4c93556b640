import PanierReference
import PanierStandardLibrary
public import PanierVM
import Synchronization

/// The modules that scripts `require`: those of `stdlib/`, written in Lua, and those of the host.
public enum StandardLibrary {
  /// The modules written in Lua: `panier.csv`, `panier.expect`, `panier.json` and so on.
  public static let libraries: [LuaLibrary] = (0..<panier_stdlib_count()).compactMap { index in
    guard let name = panier_stdlib_name(index).map(String.init(cString:)) else { return nil }
    return LuaLibrary(name, source: { source(index) }, documentation: { documentation.of(name, index) })
  }

  /// The modules of the host: `panier.date`, `panier.domain`, and `panier.host`, which the others are built on.
  public static let modules: [LuaModule] = [DateModule.module, DomainModule.module, HostModule.module]

  /// All of them by name, each with one line about it; asked by completion.
  public static var summaries: [(name: String, summary: String)] {
    (libraries.map { ($0.name, $0.documentation().module.summary) } + modules.map { ($0.name, $0.summary) })
      .sorted { $0.name < $1.name }
  }

  /// The source of a module written in Lua, by the name that its functions carry; nil for another name.
  /// - Parameter chunk: the name of the chunk, without its mark.
  public static func source(ofChunk chunk: String) -> String? {
    libraries.first { "[\($0.name)]" == chunk }?.source()
  }

  /// What is read of each module's comments, kept once it was asked for.
  private static let documentation = Documentation()

  private static func source(_ index: Int) -> String {
    var length = 0
    guard let start = panier_stdlib_source(index, &length) else { return "" }
    return start.withMemoryRebound(to: UInt8.self, capacity: length) {
      String(decoding: UnsafeBufferPointer(start: $0, count: length), as: UTF8.self)
    }
  }

  private final class Documentation: Sendable {
    private let known = Mutex<[String: SourceDocumentation]>([:])

    func of(_ name: String, _ index: Int) -> SourceDocumentation {
      known.withLock { known in
        if let documentation = known[name] { return documentation }
        let documentation = SourceDocumentation(source: source(index), name: name)
        known[name] = documentation
        return documentation
      }
    }
  }
}

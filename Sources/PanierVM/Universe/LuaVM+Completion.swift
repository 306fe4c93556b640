import CPanierVM
import PanierReference

extension LuaVM {
  /// What can follow a path: `""` for globals, `"cart"`, `"a.b"`.
  ///
  /// A raw walk: no script code runs.
  ///
  /// - Returns: names with their kinds (`function`, `table`, `string`, `method`, `field`, …), sorted.
  public func completions(path: String) -> [(name: String, kind: String)] {
    guard (try? open()) != nil else { return [] }
    let collector = KindCollector()
    panier_complete(core.panier, path, Unmanaged.passUnretained(collector).toOpaque()) { context, name, length, kind in
      KindCollector.add(context, name, length, kind)
    }
    if path.isEmpty {
      panier_session_names(core.panier, Unmanaged.passUnretained(collector).toOpaque()) { context, name, length in
        KindCollector.add(context, name, length, -1)
      }
    } else if let only = collector.found.first, only.kind == Int32(PANIER_OBJECT), collector.found.count == 1,
      let members = core.members(ofType: only.name)
    {
      return members
    }
    var seen: Set<String> = []
    return collector.found.filter { seen.insert($0.name).inserted }
      .map { ($0.name, Self.word(for: $0.kind)) }.sorted { $0.name < $1.name }
  }

  private static func word(for kind: Int32) -> String {
    switch Int(kind) {
    case -1: "local"
    case PANIER_BOOLEAN: "boolean"
    case PANIER_INTEGER, PANIER_NUMBER: "number"
    case PANIER_STRING: "string"
    case PANIER_NULL: "null"
    case PANIER_TABLE: "table"
    case PANIER_FUNCTION: "function"
    case PANIER_OBJECT: "object"
    default: "value"
    }
  }
}

/// Collects names and kinds that C visits.
private final class KindCollector {
  var found: [(name: String, kind: Int32)] = []

  static func add(_ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<CChar>?, _ length: Int, _ kind: Int32) {
    guard let context, let name else { return }
    let bytes = UnsafeRawPointer(name).assumingMemoryBound(to: UInt8.self)
    let text = String(decoding: UnsafeBufferPointer(start: bytes, count: length), as: UTF8.self)
    Unmanaged<KindCollector>.fromOpaque(context).takeUnretainedValue().found.append((text, kind))
  }
}

extension Core {
  /// Fields and methods of a type; nil if there is no such type.
  func members(ofType name: String) -> [(name: String, kind: String)]? {
    guard let type = types.first(where: { $0.type.name == name })?.type else { return nil }
    let fields = type.fields.map { (name: $0.reference.name, kind: "field") }
    let methods = type.methods.map { (name: $0.reference.shortName, kind: "method") }
    return (fields + methods).sorted { $0.name < $1.name }
  }
}

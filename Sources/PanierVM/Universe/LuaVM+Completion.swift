import CPanierVM
public import PanierReference

extension LuaVM {
  /// What can follow a path: `""` for globals, `"cart"`, `"a.b"`.
  ///
  /// A raw walk: no script code runs.
  ///
  /// - Returns: names with what they stand for and what is documented of them, sorted.
  public func completions(path: String) -> [Completion] {
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
      .map { completion($0.name, Self.kind($0.kind), below: path) }.sorted { $0.name < $1.name }
  }

  /// The documentation of the function that a path names: `cart.new`, `c:checkout` for a variable that holds a cart.
  ///
  /// A raw walk: no script code runs.
  public func function(at path: String) -> FunctionReference? {
    let mark = path.lastIndex { $0 == "." || $0 == ":" }
    let base = mark.map { String(path[..<$0]).replacing(":", with: ".") } ?? ""
    let name = mark.map { path[path.index(after: $0)...] } ?? path[...]
    return completions(path: base).first { $0.name == name }?.function
  }

  private func completion(_ name: String, _ kind: Completion.Kind, below path: String) -> Completion {
    switch kind {
    case .function: Completion(name, kind, function: documented.function(at: path.isEmpty ? name : "\(path).\(name)"))
    case .table where path.isEmpty:
      Completion(name, kind, summary: documented.modules.first { $0.name == name }?.summary)
    default: Completion(name, kind)
    }
  }

  private static func kind(_ number: Int32) -> Completion.Kind {
    switch Int(number) {
    case -1: .local
    case PANIER_BOOLEAN: .boolean
    case PANIER_INTEGER, PANIER_NUMBER: .number
    case PANIER_STRING: .string
    case PANIER_NULL: .null
    case PANIER_TABLE: .table
    case PANIER_FUNCTION: .function
    case PANIER_OBJECT: .object
    default: .value
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
  func members(ofType name: String) -> [Completion]? {
    guard let type = types.first(where: { $0.type.name == name })?.type else { return nil }
    let fields = type.fields.map { Completion($0.reference.name, .field, summary: $0.reference.summary) }
    let methods = type.methods.map { Completion($0.shortName, .method, function: $0.reference) }
    return (fields + methods).sorted { $0.name < $1.name }
  }
}

import CPanierVM
import PanierReference

/// Sentences about names and limits that C asks for: only this side knows the catalogue.
extension Core {
  func say(_ what: Int32, _ pointer: CallPointer?) -> Int32 {
    guard let pointer, let reply = pointer.pointee.reply else { return Int32(PANIER_RAISE) }
    let words = (0..<Int(pointer.pointee.count)).map { index in
      TapeReader.text(pointer.pointee.args[index]) ?? TapeReader.scalar(pointer.pointee.args[index]).spelling
    }
    let error: LuaError
    switch Int(what) {
    case PANIER_SAY_UNDECLARED:
      let known = keys(of: pointer, 0)
      error = .usage("undeclared global '\(words[1])'" + Self.meant(words[1], known))
    case PANIER_SAY_NO_MEMBER:
      error = .usage(
        "\(words[0]) has no function '\(words[2])'" + Self.meant(words[2], memberNames(of: words[0])))
    case PANIER_SAY_READ_ONLY:
      error = .usage("\(words[0]) is read-only: '\(words[1])' cannot be set")
    case PANIER_SAY_CANNOT_WAIT:
      error = .usage(
        "\(words[0]) cannot wait here (inside a C function such as table.sort or string.gsub); "
          + "call it outside and pass the result in")
    case PANIER_SAY_CALL_LIMIT:
      let limit = configuration.limits.calls ?? 0
      error = LuaError(kind: .limit, message: "\(words[0]): limit of \(limit) calls reached")
    default:
      error = LuaError(kind: .limit, message: words.first ?? "limit reached")
    }
    return raise(error, in: reply)
  }

  static func meant(_ name: String, _ known: [String]) -> String {
    guard let near = Spelling.nearest(to: name, among: known) else { return "" }
    return "; did you mean '\(near)'?"
  }

  private func keys(of pointer: CallPointer, _ index: Int32) -> [String] {
    let collector = NameCollector()
    panier_arg_keys(pointer, index, Unmanaged.passUnretained(collector).toOpaque()) { context, name, length in
      NameCollector.add(context, name, length)
    }
    return collector.names
  }
}

/// Collects names that C visits.
final class NameCollector {
  var names: [String] = []

  static func add(_ context: UnsafeMutableRawPointer?, _ name: UnsafePointer<CChar>?, _ length: Int) {
    guard let context, let name else { return }
    let bytes = UnsafeRawPointer(name).assumingMemoryBound(to: UInt8.self)
    let text = String(decoding: UnsafeBufferPointer(start: bytes, count: length), as: UTF8.self)
    Unmanaged<NameCollector>.fromOpaque(context).takeUnretainedValue().names.append(text)
  }
}

extension LuaError {
  /// A mistake in the script's own call.
  static func usage(_ message: String) -> LuaError {
    LuaError(kind: .usage, message: message)
  }
}

/// A text of the form of `ovh.conf`: sections in brackets with names and values.
struct INIFile: Sendable {
  /// One value with the line it stands on.
  struct Entry: Sendable, Hashable {
    let value: String
    let line: Int
  }

  private var sections: [String: [String: Entry]] = [:]

  /// Reads a text.
  ///
  /// Comments begin with `;` or `#` at the start of a line, values may be in double quotes, names count in any case.
  /// - Parameters:
  ///   - text: the text.
  ///   - path: the name of the file for messages.
  /// - Throws: ``OVHError`` of kind ``OVHError/Kind/configuration`` naming file and line.
  init(_ text: String, path: String) throws {
    var section: String?
    for (index, raw) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      var line = Self.trimmed(raw)
      if index == 0, line.hasPrefix("\u{FEFF}") { line = line.dropFirst() }
      if line.isEmpty || line.hasPrefix(";") || line.hasPrefix("#") { continue }
      func refusal(_ problem: String) -> OVHError {
        OVHError(kind: .configuration, request: "configuration", message: "\(path):\(index + 1): \(problem)")
      }
      if line.hasPrefix("[") {
        guard line.hasSuffix("]"), line.count > 2 else { throw refusal("a section is written like [ovh-eu]") }
        section = Self.trimmed(line.dropFirst().dropLast()).lowercased()
        continue
      }
      guard let mark = line.firstIndex(where: { $0 == "=" || $0 == ":" }) else {
        throw refusal("a line is written like name=value")
      }
      guard let section else { throw refusal("a value stands before the first section, such as [default]") }
      let name = Self.trimmed(line[..<mark]).lowercased()
      var value = Self.trimmed(line[line.index(after: mark)...])
      if value.count > 1, value.hasPrefix("\""), value.hasSuffix("\"") { value = value.dropFirst().dropLast() }
      sections[section, default: [:]][name] = Entry(value: String(value), line: index + 1)
    }
  }

  /// The value of a name in a section; nil where there is none or an empty one.
  func entry(_ section: String, _ name: String) -> Entry? {
    guard let entry = sections[section.lowercased()]?[name], !entry.value.isEmpty else { return nil }
    return entry
  }

  private static func trimmed(_ text: Substring) -> Substring {
    let head = text.drop(while: \.isWhitespace)
    guard let last = head.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return head[...last]
  }
}

/// A text of the form of `ovh.conf`: sections in brackets with names and values.
struct INIFile: Sendable {
  /// One value with the line it stands on.
  struct Entry: Sendable, Hashable {
    let value: String
    let line: Int
  }

  private var sections: [String: [String: Entry]] = [:]

  /// The section whose values count in all others, as python's reader has it.
  private static let shared = "DEFAULT"

  /// Reads a text; of a name that is given twice in a section the last value counts.
  /// - Parameters:
  ///   - text: the text.
  ///   - path: the name of the file for messages.
  /// - Throws: ``OVHError`` of kind ``OVHError/Kind/configuration`` naming file and line.
  init(_ text: String, path: String) throws {
    var section: String?
    for (index, line) in INILine.lines(text).enumerated() {
      func refusal(_ problem: String) -> OVHError {
        OVHError(kind: .configuration, request: "configuration", message: "\(path):\(index + 1): \(problem)")
      }
      switch INILine(String(line)) {
      case .blank: continue
      case .section(let name):
        section = name
        sections[name] = sections[name] ?? [:]
      case .value(let name, let text):
        guard let section else { throw refusal("a value stands before the first section, such as [default]") }
        sections[section, default: [:]][name] = Entry(value: String(text), line: index + 1)
      case .malformed(let expected): throw refusal(expected)
      }
    }
  }

  /// The value of a name in a section; nil where there is none or an empty one.
  func entry(_ section: String, _ name: String) -> Entry? {
    guard let values = sections[section], let entry = values[name] ?? sections[Self.shared]?[name],
      !entry.value.isEmpty
    else { return nil }
    return entry
  }
}

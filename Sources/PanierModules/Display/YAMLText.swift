import OVHClient

/// Writes data as YAML 1.2 in block style.
enum YAMLText {
  /// The text of a value, without a line end at the end.
  static func text(_ json: JSONValue) -> String { lines(json).joined(separator: "\n") }

  private static func lines(_ json: JSONValue) -> [String] {
    switch json {
    case .array(let elements) where !elements.isEmpty:
      return elements.flatMap { element in indented(lines(element), first: "- ") }
    case .object(let object) where !object.members.isEmpty:
      return object.members.flatMap { member in
        let name = scalar(member.name) + ":"
        return isBlock(member.value)
          ? [name] + lines(member.value).map { "  " + $0 } : ["\(name) \(lines(member.value).joined())"]
      }
    case .string(let text): return [scalar(text)]
    default: return [json.text]
    }
  }

  private static func isBlock(_ json: JSONValue) -> Bool {
    json.array.map { !$0.isEmpty } ?? json.object.map { !$0.members.isEmpty } ?? false
  }

  private static func indented(_ lines: [String], first: String) -> [String] {
    lines.enumerated().map { ($0.offset == 0 ? first : "  ") + $0.element }
  }

  /// A string: as it is where no reader of YAML could take it for anything else, otherwise quoted as in JSON.
  private static func scalar(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): true
      default: false
      }
    }
    return isPlain && !text.isEmpty && !words.contains(text.lowercased()) ? text : JSONValue.string(text).text
  }

  /// Words that are no strings in one or another version of YAML.
  private static let words: Set<String> = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]
}

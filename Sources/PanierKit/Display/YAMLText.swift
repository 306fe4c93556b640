import OVHClient
import Yams

/// Writes data as YAML in block style.
enum YAMLText {
  /// The text of a value, without a line end at the end.
  static func text(_ json: JSONValue) -> String {
    // Should the emitter refuse something: JSON is YAML too.
    guard let text = try? Yams.serialize(node: node(json), width: -1, allowUnicode: true) else { return json.text }
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }

  private static func node(_ json: JSONValue) -> Node {
    switch json {
    case .array(let elements): .sequence(.init(elements.map(node), .implicit, elements.isEmpty ? .flow : .block))
    case .object(let object):
      .mapping(
        .init(
          object.members.map { (scalar($0.name), node($0.value)) }, .implicit, object.members.isEmpty ? .flow : .block))
    case .string(let text): scalar(text)
    default: .scalar(.init(json.text, .implicit, .plain))
    }
  }

  /// A string: plain where no reader of YAML could take it for anything else, otherwise quoted.
  private static func scalar(_ text: String) -> Node {
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): true
      default: false
      }
    }
    return .scalar(
      .init(
        text, Tag(.str), isPlain && !text.isEmpty && !words.contains(text.lowercased()) ? .plain : .doubleQuoted))
  }

  /// Words that are no strings in one or another version of YAML.
  private static let words: Set<String> = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]
}

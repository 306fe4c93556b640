public import OVHClient

extension JSONValue {
  /// The JSON text with one member or element a line, indented by two spaces; numbers as they were read.
  public var indented: String { indented(by: 0) }

  private func indented(by depth: Int) -> String {
    let inner = String(repeating: "  ", count: depth + 1)
    let outer = String(repeating: "  ", count: depth)
    switch self {
    case .array(let elements) where !elements.isEmpty:
      let lines = elements.map { inner + $0.indented(by: depth + 1) }
      return "[\n\(lines.joined(separator: ",\n"))\n\(outer)]"
    case .object(let object) where !object.members.isEmpty:
      let lines = object.members.map {
        "\(inner)\(JSONValue.string($0.name).text): \($0.value.indented(by: depth + 1))"
      }
      return "{\n\(lines.joined(separator: ",\n"))\n\(outer)}"
    default: return text
    }
  }
}

/// A text as a JSON string on one line.
enum JSONLine {
  static func encode(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = [UInt8(ascii: "\"")]
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case 0x0A: bytes += Array(#"\n"#.utf8)
      case 0x0D: bytes += Array(#"\r"#.utf8)
      case 0x09: bytes += Array(#"\t"#.utf8)
      case 0..<0x20: bytes += Array((byte < 0x10 ? #"\u000"# : #"\u00"#).utf8) + Array(String(byte, radix: 16).utf8)
      default: bytes.append(byte)
      }
    }
    return bytes + [UInt8(ascii: "\"")]
  }

  /// The text of a line; nil unless the line is one JSON string.
  static func decode(_ line: ArraySlice<UInt8>) -> String? {
    var line = line
    if line.last == 0x0D { line.removeLast() }
    guard line.count >= 2, line.first == UInt8(ascii: "\""), line.last == UInt8(ascii: "\"") else { return nil }
    let body = Array(line.dropFirst().dropLast())
    guard let text = String(validating: body, as: UTF8.self) else { return nil }
    guard body.contains(UInt8(ascii: "\\")) || body.contains(UInt8(ascii: "\"")) else { return text }
    return unescape(text)
  }

  private static func unescape(_ text: String) -> String? {
    var units: [UInt16] = []
    var rest = text.utf16[...]
    while let unit = rest.popFirst() {
      if unit == UInt16(UInt8(ascii: "\"")) { return nil }
      guard unit == UInt16(UInt8(ascii: "\\")) else {
        units.append(unit)
        continue
      }
      guard let name = rest.popFirst().flatMap(Unicode.Scalar.init) else { return nil }
      switch name {
      case "\"", "\\", "/": units.append(UInt16(name.value))
      case "b": units.append(0x08)
      case "f": units.append(0x0C)
      case "n": units.append(0x0A)
      case "r": units.append(0x0D)
      case "t": units.append(0x09)
      case "u":
        let digits = rest.prefix(4)
        guard digits.count == 4, let value = UInt16(String(Substring(digits)), radix: 16) else { return nil }
        units.append(value)
        rest = rest.dropFirst(4)
      default: return nil
      }
    }
    return String(validating: units, as: UTF16.self)
  }
}

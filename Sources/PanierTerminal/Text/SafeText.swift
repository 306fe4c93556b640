/// Makes text from elsewhere safe to show: it cannot move the cursor, hide, reorder or break the line.
public enum SafeText {
  /// Returns `text` with every character that could drive the terminal or deceive its reader written out.
  ///
  /// A tab becomes `\t`, a line feed `\n`, a carriage return `\r`; other control characters, bidirectional controls,
  /// line separators, invisible and unassigned format characters become `\u{1B}` and the like. Joiners stay, because
  /// emoji and several scripts need them.
  public static func escaped(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
    var result = ""
    result.reserveCapacity(text.utf8.count + 16)
    for scalar in text.unicodeScalars {
      if isUnsafe(scalar) { result += name(of: scalar) } else { result.unicodeScalars.append(scalar) }
    }
    return result
  }

  /// Returns `text` as lines, each escaped, without spaces and tabs at the end of a line.
  ///
  /// - Parameter text: text in which `\n`, `\r\n` and a lone `\r` end a line.
  public static func lines(_ text: String) -> [String] {
    text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
      .map { escaped(trimmedEnd($0)) }
  }

  /// Whether showing `scalar` as it is could drive the terminal or deceive.
  static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20..<0x7F: false
    case 0..<0x20, 0x7F...0x9F: true
    case 0xA0..<0xAD: false
    case 0x200C, 0x200D: false
    case 0x115F, 0x1160, 0x3164, 0xFFA0, 0x2028, 0x2029: true
    default: scalar.properties.generalCategory == .format
    }
  }

  private static func name(of scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\t": "\\t"
    case "\n": "\\n"
    case "\r": "\\r"
    default: "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
    }
  }

  private static func trimmedEnd(_ line: Substring) -> String {
    var line = line
    while let last = line.last, last == " " || last == "\t" { line.removeLast() }
    return String(line)
  }
}

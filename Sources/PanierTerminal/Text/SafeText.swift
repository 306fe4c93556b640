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
    if isOnePlainLine(text) { return [text] }
    return text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
      .map { escaped(trimmedEnd($0)) }
  }

  /// Returns `text` escaped but for the line feeds and tabs in it: text of several lines that stays as it is laid out.
  public static func multiline(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { isUnsafe($0) && $0 != "\n" && $0 != "\t" }) else { return text }
    return text.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\t" }
      .reduce(into: (text: "", rest: text.unicodeScalars[...])) { result, part in
        result.text += escaped(String(part))
        result.rest = result.rest.dropFirst(part.count)
        if let mark = result.rest.popFirst() { result.text.unicodeScalars.append(mark) }
      }.text
  }

  /// Returns JSON with every character in its texts that could drive a terminal written as `\u001b`: the same data.
  ///
  /// - Parameters:
  ///   - json: JSON text, or YAML that quotes as JSON does; its own line feeds stay.
  ///   - isYAML: whether characters beyond U+FFFF are written as YAML does, not as two halves.
  public static func json(_ json: String, isYAML: Bool = false) -> String {
    guard json.unicodeScalars.contains(where: { isUnsafe($0) && $0 != "\n" }) else { return json }
    var result = ""
    for scalar in json.unicodeScalars {
      guard isUnsafe(scalar), scalar != "\n" else {
        result.unicodeScalars.append(scalar)
        continue
      }
      func escape(_ value: UInt32, _ letter: String, _ count: Int) {
        let digits = String(value, radix: 16)
        result += "\\\(letter)" + String(repeating: "0", count: count - digits.count) + digits
      }
      if isYAML, scalar.value > 0xFFFF {
        escape(scalar.value, "U", 8)
      } else {
        for unit in String(scalar).utf16 { escape(UInt32(unit), "u", 4) }
      }
    }
    return result
  }

  /// Whether showing `scalar` as it is could drive the terminal or deceive.
  static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20..<0x7F: false
    case 0..<0x20, 0x7F...0x9F: true
    case 0xA0..<0xAD: false
    case 0x200C, 0x200D: false
    case 0x115F, 0x1160, 0x3164, 0xFFA0, 0x2028, 0x2029, 0xFFFE, 0xFFFF: true
    default: scalar.properties.generalCategory == .format
    }
  }

  /// Whether a text is printable ASCII without a space at its end, which nearly every cell of a table is.
  private static func isOnePlainLine(_ text: String) -> Bool {
    let isPlain = text.utf8.withContiguousStorageIfAvailable { bytes in
      bytes.last != UInt8(ascii: " ") && bytes.allSatisfy { (0x20..<0x7F).contains($0) }
    }
    return isPlain ?? false
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

/// Percent-encoding of URLs (RFC 3986).
package enum PercentCoding {
  /// The text with every byte encoded that is not a letter, a digit or one of `-._~`: one segment, name or value.
  package static func encode(_ text: String) -> String { encode(text.utf8, keeping: isUnreserved) }

  /// The text with every byte encoded that a written URL may not hold; what is encoded already stays.
  package static func escape(_ text: Substring) -> String { encode(text.utf8, keeping: isKept) }

  /// The text behind an encoded one; nil for a broken escape or bytes that are not UTF-8.
  /// - Parameters:
  ///   - text: the encoded text.
  ///   - plusIsSpace: whether `+` stands for a space, as in a query.
  package static func decode(_ text: String, plusIsSpace: Bool = false) -> String? {
    // Most texts have nothing to decode.
    hasEscapes(text.utf8) ? decoded(text.utf8, plusIsSpace) : text
  }

  /// The same of a part of a text.
  package static func decode(_ text: Substring, plusIsSpace: Bool = false) -> String? {
    hasEscapes(text.utf8) ? decoded(text.utf8, plusIsSpace) : String(text)
  }

  @inline(__always) private static func hasEscapes(_ text: some Collection<UInt8>) -> Bool {
    text.contains { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }
  }

  private static func decoded(_ text: some Collection<UInt8>, _ plusIsSpace: Bool) -> String? {
    var isWhole = true
    let bytes = bytes(of: text, plusIsSpace: plusIsSpace) { isWhole = false }
    return isWhole ? String(validating: bytes, as: UTF8.self) : nil
  }

  /// The text behind an encoded one, with broken escapes as they are and replacements for bytes that are not UTF-8.
  package static func decodeLeniently(_ text: some StringProtocol) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
    return String(decoding: bytes(of: text.utf8, plusIsSpace: false) {}, as: UTF8.self)
  }

  private static func bytes(
    of text: some Collection<UInt8>, plusIsSpace: Bool, broken: () -> Void
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = Array(text)[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "%"):
        guard rest.count >= 2, let high = digit(rest[rest.startIndex]), let low = digit(rest[rest.startIndex + 1])
        else {
          broken()
          bytes.append(byte)
          continue
        }
        bytes.append(high << 4 | low)
        rest.removeFirst(2)
      case UInt8(ascii: "+") where plusIsSpace: bytes.append(0x20)
      default: bytes.append(byte)
      }
    }
    return bytes
  }

  private static func encode(_ text: some Collection<UInt8>, keeping isKept: (UInt8) -> Bool) -> String {
    if text.allSatisfy(isKept) { return String(decoding: text, as: UTF8.self) }
    var bytes: [UInt8] = []
    for byte in text {
      if isKept(byte) { bytes.append(byte) } else { bytes += [UInt8(ascii: "%"), hex(byte >> 4), hex(byte & 15)] }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }

  private static func hex(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x41 + value - 10 }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      true
    default: false
    }
  }

  /// What a path that was written already may hold.
  private static func isKept(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "%"), UInt8(ascii: "?"), UInt8(ascii: "@"), UInt8(ascii: "!"), UInt8(ascii: "$"),
      UInt8(ascii: "="), UInt8(ascii: "&")...UInt8(ascii: ";"):
      true
    default: isUnreserved(byte)
    }
  }
}

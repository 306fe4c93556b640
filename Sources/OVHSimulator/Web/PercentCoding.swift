/// Percent-encoding of URLs (RFC 3986).
enum PercentCoding {
  /// The text behind an encoded one; nil for a broken escape or bytes that are not UTF-8.
  /// - Parameters:
  ///   - text: the encoded text.
  ///   - plusIsSpace: whether `+` stands for a space, as in a query.
  static func decode(_ text: some StringProtocol, plusIsSpace: Bool = false) -> String? {
    // Most texts have nothing to decode.
    if !text.utf8.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }) { return String(text) }
    var bytes: [UInt8] = []
    var rest = text.utf8.makeIterator()
    while let byte = rest.next() {
      switch byte {
      case UInt8(ascii: "%"):
        guard let high = rest.next().flatMap(digit), let low = rest.next().flatMap(digit) else { return nil }
        bytes.append(high << 4 | low)
      case UInt8(ascii: "+") where plusIsSpace: bytes.append(0x20)
      default: bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}

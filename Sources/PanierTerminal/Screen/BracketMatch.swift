/// Finds the bracket that belongs to the one at the cursor.
enum BracketMatch {
  /// The places of the bracket at the cursor, or else before it, and of its partner, in UTF-8 bytes; nil without both.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - cursor: the cursor, in UTF-8 bytes from the beginning.
  ///   - parts: styled parts, whose brackets do not count: strings and comments, for names and numbers hold none.
  static func find(in text: String, cursor: Int, outside parts: [StyledRange]) -> (Int, Int)? {
    let bytes = Array(text.utf8)
    for place in [cursor, cursor - 1] where bytes.indices.contains(place) && partner(of: bytes[place]) != nil {
      if parts.contains(where: { $0.range.contains(place) }) { continue }
      return match(of: place, in: bytes, outside: parts).map { (place, $0) }
    }
    return nil
  }

  private static func match(of place: Int, in bytes: [UInt8], outside parts: [StyledRange]) -> Int? {
    let isForward = opens(bytes[place])
    var isCode = Array(repeating: true, count: bytes.count)
    for part in parts {
      for index in part.range.clamped(to: bytes.indices) { isCode[index] = false }
    }
    // The brackets that are waited for, the innermost last.
    var waiting: [UInt8] = []
    var index = place
    while bytes.indices.contains(index) {
      let byte = bytes[index]
      if isCode[index], let partner = partner(of: byte) {
        if opens(byte) == isForward {
          waiting.append(partner)
        } else if waiting.popLast() != byte {
          return nil
        } else if waiting.isEmpty {
          return index
        }
      }
      index += isForward ? 1 : -1
    }
    return nil
  }

  private static func partner(of byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "("): UInt8(ascii: ")")
    case UInt8(ascii: ")"): UInt8(ascii: "(")
    case UInt8(ascii: "["): UInt8(ascii: "]")
    case UInt8(ascii: "]"): UInt8(ascii: "[")
    case UInt8(ascii: "{"): UInt8(ascii: "}")
    case UInt8(ascii: "}"): UInt8(ascii: "{")
    default: nil
    }
  }

  private static func opens(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{")
  }
}

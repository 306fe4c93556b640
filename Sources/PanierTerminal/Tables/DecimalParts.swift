/// An amount cut at its decimal point: what is before the point, the fraction with its point, and the unit after.
struct DecimalParts: Equatable {
  var whole: String
  var fraction: String
  var unit: String

  /// Cuts `text`; nil where it holds no number at its beginning, a sign and a currency symbol apart.
  ///
  /// Both `1 234.50 €` and `1.234,50 €` are understood. With one kind of separator only, a point is decimal unless it
  /// occurs more than once; a comma is decimal unless it occurs more than once or exactly three digits follow it.
  init?(_ text: String) {
    // Nearly every amount is ASCII, whose characters are its bytes.
    let kinds =
      text.utf8.withContiguousStorageIfAvailable { bytes in
        bytes.allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: "\r") } ? bytes.map(Kind.init) : nil
      } ?? nil
    if let kinds {
      guard let (point, end) = Self.cut(kinds) else { return nil }
      let bytes = text.utf8
      let (cutPoint, cutEnd) = (
        bytes.index(bytes.startIndex, offsetBy: point), bytes.index(bytes.startIndex, offsetBy: end)
      )
      whole = String(text[..<cutPoint])
      fraction = String(text[cutPoint..<cutEnd])
      unit = String(text[cutEnd...])
    } else {
      let characters = Array(text)
      guard let (point, end) = Self.cut(characters.map(Kind.init)) else { return nil }
      whole = String(characters[..<point])
      fraction = String(characters[point..<end])
      unit = String(characters[end...])
    }
  }

  /// What a character is to an amount.
  private enum Kind {
    case digit, point, comma, apostrophe, space
    /// What does not stand before a number: lower-case words and separators.
    case foreign
    /// A sign, a symbol, an upper-case code.
    case other

    init(_ byte: UInt8) {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): self = .digit
      case UInt8(ascii: "."): self = .point
      case UInt8(ascii: ","): self = .comma
      case UInt8(ascii: "'"): self = .apostrophe
      case UInt8(ascii: " "): self = .space
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "/"): self = .foreign
      default: self = .other
      }
    }

    init(_ character: Character) {
      if let byte = character.asciiValue {
        self.init(byte)
        return
      }
      switch character {
      case "’": self = .apostrophe
      case "\u{A0}", "\u{202F}": self = .space
      default: self = character.isLowercase ? .foreign : .other
      }
    }
  }

  /// Where the fraction begins and where it ends; nil where no number is at the beginning.
  private static func cut(_ kinds: [Kind]) -> (point: Int, end: Int)? {
    guard let first = kinds.firstIndex(of: .digit), first <= 6,
      !kinds[..<first].contains(where: { $0 == .foreign || $0 == .point || $0 == .comma })
    else { return nil }
    var end = first
    while end < kinds.count, kinds[end] == .digit || joinsDigits(kinds, at: end) { end += 1 }
    return (decimalPoint(in: kinds, from: first, to: end) ?? end, end)
  }

  /// Whether a separator has digits on both sides; a space joins only groups of three digits.
  private static func joinsDigits(_ kinds: [Kind], at index: Int) -> Bool {
    guard index + 1 < kinds.count, kinds[index + 1] == .digit else { return false }
    switch kinds[index] {
    case .point, .comma, .apostrophe: return true
    case .space: return kinds[(index + 1)...].prefix { $0 == .digit }.count == 3
    default: return false
    }
  }

  private static func decimalPoint(in kinds: [Kind], from first: Int, to end: Int) -> Int? {
    let number = kinds[first..<end]
    let point = number.lastIndex(of: .point)
    let comma = number.lastIndex(of: .comma)
    if let point, let comma { return max(point, comma) }
    if let point { return number.firstIndex(of: .point) == point ? point : nil }
    guard let comma, number.firstIndex(of: .comma) == comma, end - comma != 4 else { return nil }
    return comma
  }
}

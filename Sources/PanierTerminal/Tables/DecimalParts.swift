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
    let characters = Array(text)
    guard let first = characters.firstIndex(where: \.isDecimalDigit), first <= 6,
      !characters[..<first].contains(where: \.isForeignToAmounts)
    else { return nil }
    var end = first
    while end < characters.count, characters[end].isDecimalDigit || Self.joinsDigits(characters, at: end) { end += 1 }
    let point = Self.decimalPoint(in: characters, from: first, to: end)
    whole = String(characters[..<(point ?? end)])
    fraction = point.map { String(characters[$0..<end]) } ?? ""
    unit = String(characters[end...])
  }

  /// Whether the character is a separator with digits on both sides; a space joins only groups of three digits.
  private static func joinsDigits(_ characters: [Character], at index: Int) -> Bool {
    guard index + 1 < characters.count, characters[index + 1].isDecimalDigit else { return false }
    switch characters[index] {
    case ".", ",", "'", "’": return true
    case " ", "\u{A0}", "\u{202F}":
      let group = characters[(index + 1)...].prefix(while: \.isDecimalDigit)
      return group.count == 3
    default: return false
    }
  }

  private static func decimalPoint(in characters: [Character], from first: Int, to end: Int) -> Int? {
    let number = characters[first..<end]
    let points = number.indices.filter { number[$0] == "." }
    let commas = number.indices.filter { number[$0] == "," }
    if let point = points.last, let comma = commas.last { return max(point, comma) }
    if let point = points.last { return points.count == 1 ? point : nil }
    guard let comma = commas.last, commas.count == 1, end - comma != 4 else { return nil }
    return comma
  }
}

extension Character {
  fileprivate var isDecimalDigit: Bool { isASCII && isNumber }
  /// A sign, a symbol or an upper-case code may stand before a number; lower-case words and separators may not.
  fileprivate var isForeignToAmounts: Bool { isLowercase || self == "." || self == "," || self == "/" }
}

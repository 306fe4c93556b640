/// The rule for names of recipes, their parameters and taps.
enum RecipeName {
  /// What a name must look like, in words.
  static let rule = "lower-case letters, digits and single hyphens, a letter first, 64 characters at most"
  /// What the name of a parameter must look like, in words.
  static let parameterRule = "a Lua name in lower case: letters, digits and _, a letter first, 40 characters at most"

  /// Whether a text can be the name of a recipe.
  static func isValid(_ text: String) -> Bool {
    guard let first = text.utf8.first, isLetter(first), text.utf8.count <= 64 else { return false }
    var isHyphen = false
    for byte in text.utf8 {
      let wasHyphen = isHyphen
      isHyphen = byte == UInt8(ascii: "-")
      guard isHyphen ? !wasHyphen : isLetter(byte) || isDigit(byte) else { return false }
    }
    return !isHyphen
  }

  /// Whether a text can be the name of a parameter.
  static func isValidParameter(_ text: String) -> Bool {
    guard let first = text.utf8.first, isLetter(first), text.utf8.count <= 40, !keywords.contains(text) else {
      return false
    }
    return text.utf8.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "_") }
  }

  private static let keywords: Set<String> = [
    "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in", "local", "nil",
    "not", "or", "repeat", "return", "then", "true", "until", "while",
  ]

  private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}

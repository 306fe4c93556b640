/// Bytes written as lower-case hexadecimal digits.
enum Hexadecimal {
  /// Whether a text is as many lower-case digits.
  static func isDigits(_ text: String, count: Int) -> Bool {
    text.utf8.count == count
      && text.utf8.allSatisfy { (48...57).contains($0) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0) }
  }
}

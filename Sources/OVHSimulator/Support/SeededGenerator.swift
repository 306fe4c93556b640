/// A random number generator whose whole future is its state (SplitMix64).
package struct SeededGenerator: RandomNumberGenerator, Codable, Hashable, Sendable {
  private var state: UInt64

  /// Begins at a seed.
  package init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mix(state)
  }

  /// Scrambles 64 bits so that neighbours have nothing in common.
  package static func mix(_ value: UInt64) -> UInt64 {
    var value = value
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }

  /// A number that depends on a text and a seed alone, on every machine and in every run.
  static func hash(_ text: String, seed: UInt64) -> UInt64 {
    var value: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return mix(value ^ mix(seed))
  }

  /// A random UUID (version 4) in lower case.
  mutating func uuid() -> String {
    let digits = Self.hexadecimal(next()) + Self.hexadecimal(next())
    let text = Array(digits)
    let variant = ["8", "9", "a", "b"][Int(next() % 4)]
    return String(text[0..<8]) + "-" + String(text[8..<12]) + "-4" + String(text[13..<16]) + "-" + variant
      + String(text[17..<20]) + "-" + String(text[20..<32])
  }

  /// A random text of hexadecimal digits.
  mutating func token(length: Int) -> String {
    var text = ""
    while text.utf8.count < length { text += Self.hexadecimal(next()) }
    return String(text.prefix(length))
  }

  private static func hexadecimal(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}

/// A JSON number, kept as its text; no floating arithmetic is ever done on it.
public struct JSONNumber: Sendable, Hashable, CustomStringConvertible {
  /// The number as written in the JSON text.
  public let text: String

  /// Creates a whole number.
  /// - Parameter value: the number.
  public init(_ value: Int64) { text = String(value) }

  /// Creates a number from its JSON text.
  /// - Parameter text: a JSON number such as `6.99`, `-2` or `1e3`; anything else gives nil.
  public init?(_ text: String) {
    var text = text
    guard text.withUTF8(Self.isNumber) else { return nil }
    self.text = text
  }

  /// Takes a text that is known to be a JSON number.
  package init(checked text: String) { self.text = text }

  /// The text.
  public var description: String { text }

  /// The whole number, or nil where there is a fraction or more than 64 bits.
  public var int64: Int64? { Int64(text) ?? scaled(digits: 0, rounding: false) }

  /// The value times 10⁸, exact up to eight decimals and rounded half away from zero beyond; nil when it overflows.
  public var ucents: Int64? { scaled(digits: 8, rounding: true) }

  /// The nearest floating number, for charts and other things that are not money.
  public var double: Double { Double(text) ?? 0 }

  private func scaled(digits: Int, rounding: Bool) -> Int64? {
    // digits of the mantissa without leading zeros, and where the decimal point stands after them
    var mantissa: [UInt8] = []
    var pointShift = 0
    var seenPoint = false
    var negative = false
    var exponentText = ""
    var inExponent = false
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "-") where !inExponent: negative = true
      case UInt8(ascii: "."): seenPoint = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"): inExponent = true
      case _ where inExponent: exponentText.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        if seenPoint { pointShift -= 1 }
        let digit = byte - UInt8(ascii: "0")
        if !mantissa.isEmpty || digit != 0 { mantissa.append(digit) }
      }
    }
    if mantissa.isEmpty { return 0 }
    guard let exponent = exponentText.isEmpty ? 0 : Int(exponentText), exponent.magnitude < 1_000_000 else {
      return exponentText.hasPrefix("-") && rounding ? 0 : nil
    }
    let shift = pointShift + exponent + digits
    var roundUp = false
    if shift < 0 {
      let dropped = -shift
      let tail = dropped >= mantissa.count ? mantissa[...] : mantissa.suffix(dropped)
      if !rounding, tail.contains(where: { $0 != 0 }) { return nil }
      roundUp = dropped <= mantissa.count && mantissa[mantissa.count - dropped] >= 5
      mantissa.removeLast(min(dropped, mantissa.count))
    } else if shift > 0 {
      guard mantissa.count + shift <= 19 else { return nil }
      mantissa.append(contentsOf: repeatElement(0, count: shift))
    }
    guard mantissa.count <= 19 else { return nil }
    var result: Int64 = 0
    for digit in mantissa {
      let (tens, overflow) = result.multipliedReportingOverflow(by: 10)
      let (sum, overflowToo) = tens.subtractingReportingOverflow(Int64(digit))
      if overflow || overflowToo { return nil }
      result = sum
    }
    if roundUp {
      let (sum, overflow) = result.subtractingReportingOverflow(1)
      if overflow { return nil }
      result = sum
    }
    // the digits were gathered as a negative number: the lowest Int64 has no positive counterpart
    if negative { return result }
    return result == .min ? nil : -result
  }

  /// True for the bytes of one JSON number and nothing else.
  static func isNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var place = 0
    func peek() -> UInt8? { place < bytes.count ? bytes[place] : nil }
    func digits() -> Int {
      var count = 0
      while let byte = peek(), byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
        count += 1
        place += 1
      }
      return count
    }
    func take(_ one: UInt8, or other: UInt8) -> Bool {
      guard let byte = peek(), byte == one || byte == other else { return false }
      place += 1
      return true
    }
    _ = take(UInt8(ascii: "-"), or: UInt8(ascii: "-"))
    let leadingZero = peek() == UInt8(ascii: "0")
    let whole = digits()
    guard whole > 0, !(leadingZero && whole > 1) else { return false }
    if take(UInt8(ascii: "."), or: UInt8(ascii: ".")), digits() == 0 { return false }
    if take(UInt8(ascii: "e"), or: UInt8(ascii: "E")) {
      _ = take(UInt8(ascii: "+"), or: UInt8(ascii: "-"))
      if digits() == 0 { return false }
    }
    return place == bytes.count
  }
}

/// The ASCII form of labels with other letters (RFC 3492), without the prefix `xn--`.
public enum Punycode {
  /// Writes a label in ASCII.
  /// - Parameter label: the label; its letters are taken as they are.
  /// - Returns: the form without `xn--`.
  public static func encode(_ label: some StringProtocol) -> String {
    let scalars = label.unicodeScalars.map { Int($0.value) }
    var output = label.unicodeScalars.filter(\.isASCII).map { Character($0) }
    let basic = output.count
    var handled = basic
    if basic > 0 { output.append("-") }
    var code = 128
    var delta = 0
    var bias = 72
    while handled < scalars.count {
      let next = scalars.filter { $0 >= code }.min() ?? code
      delta += (next - code) * (handled + 1)
      code = next
      for scalar in scalars {
        if scalar < code { delta += 1 }
        guard scalar == code else { continue }
        output += digits(of: delta, bias: bias)
        bias = adapt(delta, handled + 1, first: handled == basic)
        delta = 0
        handled += 1
      }
      delta += 1
      code += 1
    }
    return String(output)
  }

  /// Reads the ASCII form of a label.
  /// - Parameter text: the form without `xn--`.
  /// - Returns: the label; nil for a text that no label is written as.
  public static func decode(_ text: some StringProtocol) -> String? {
    var scalars: [Unicode.Scalar] = []
    var rest = Array(text.utf8)[...]
    if let mark = rest.lastIndex(of: UInt8(ascii: "-")) {
      scalars = rest[..<mark].map { Unicode.Scalar($0) }
      rest = rest[(mark + 1)...]
    }
    guard scalars.allSatisfy(\.isASCII), !rest.isEmpty else { return nil }
    var code = 128
    var place = 0
    var bias = 72
    while !rest.isEmpty {
      let before = place
      var weight = 1
      var k = 36
      while true {
        guard let byte = rest.popFirst(), let digit = value(of: byte) else { return nil }
        let (part, overflows) = digit.multipliedReportingOverflow(by: weight)
        guard !overflows, part <= Int32.max, place + part <= Int(Int32.max) else { return nil }
        place += part
        let threshold = min(max(k - bias, 1), 26)
        if digit < threshold { break }
        weight *= 36 - threshold
        guard weight <= Int(Int32.max) else { return nil }
        k += 36
      }
      let count = scalars.count + 1
      bias = adapt(place - before, count, first: before == 0)
      code += place / count
      place %= count
      guard let exact = UInt32(exactly: code), let scalar = Unicode.Scalar(exact) else { return nil }
      scalars.insert(scalar, at: place)
      place += 1
    }
    var label = String.UnicodeScalarView()
    label.append(contentsOf: scalars)
    return String(label)
  }

  /// A delta as a variable-length integer.
  private static func digits(of delta: Int, bias: Int) -> [Character] {
    var digits: [Character] = []
    var rest = delta
    var k = 36
    while true {
      let threshold = min(max(k - bias, 1), 26)
      if rest < threshold {
        digits.append(digit(rest))
        return digits
      }
      digits.append(digit(threshold + (rest - threshold) % (36 - threshold)))
      rest = (rest - threshold) / (36 - threshold)
      k += 36
    }
  }

  private static func digit(_ value: Int) -> Character {
    Character(Unicode.Scalar(UInt8(value < 26 ? value + 97 : value - 26 + 48)))
  }

  private static func value(of byte: UInt8) -> Int? {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte) - 97
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(byte) - 65
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte) - 48 + 26
    default: nil
    }
  }

  private static func adapt(_ delta: Int, _ points: Int, first: Bool) -> Int {
    var delta = first ? delta / 700 : delta / 2
    delta += delta / points
    var k = 0
    while delta > 455 {
      delta /= 35
      k += 36
    }
    return k + 36 * delta / (delta + 38)
  }
}

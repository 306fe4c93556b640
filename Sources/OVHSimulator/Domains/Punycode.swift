/// The ASCII form of international names (RFC 3492).
enum Punycode {
  /// A name with every label in ASCII; labels that are ASCII already stay as they are.
  static func ascii(_ name: String) -> String {
    name.split(separator: ".", omittingEmptySubsequences: false)
      .map { $0.utf8.allSatisfy { $0 < 0x80 } ? String($0) : "xn--" + encode($0) }
      .joined(separator: ".")
  }

  private static func encode(_ label: Substring) -> String {
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

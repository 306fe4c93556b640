import OVHClient
import Testing

/// Rules that hold for any text, tried on many made from a fixed seed.
@Suite struct JSONPropertyTests {
  /// A small generator whose numbers are the same in every run (SplitMix64).
  struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  private static let seedText = #"""
    {"cartId":"c5f4","items":[1,-2.50,3e-2,null,true],"price":{"text":"6.99 €","value":6.99},"x":"\u00e9\ud83d\ude00\n"}
    """#

  @Test func damagedTextIsRefusedOrReadsTheSameAgain() throws {
    var generator = Seeded(state: 1)
    let alphabet = Array(#"{}[]",:\/0123456789.eE+-truefalsn u"#.utf8) + [0x00, 0x1F, 0x80, 0xC3, 0xE2, 0xFF]
    var read = 0
    for _ in 0..<20_000 {
      var bytes = Array(Self.seedText.utf8)
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes.remove(at: place)
        case 1: bytes[place] = alphabet.randomElement(using: &generator) ?? 0
        default: bytes.insert(alphabet.randomElement(using: &generator) ?? 0, at: place)
        }
      }
      guard let value = try? JSONValue(parsing: bytes) else { continue }
      read += 1
      #expect(try JSONValue(parsing: value.bytes) == value)
      #expect(try JSONValue(parsing: value.bytes).bytes == value.bytes)
    }
    #expect(read > 1000)
  }

  @Test func amountsOfCentsAreExact() {
    var generator = Seeded(state: 2)
    for _ in 0..<20_000 {
      let cents = Int64.random(in: -9_000_000_000_000...9_000_000_000_000, using: &generator)
      let magnitude = cents.magnitude
      let fraction = magnitude % 100 < 10 ? "0\(magnitude % 100)" : "\(magnitude % 100)"
      let text = "\(cents < 0 ? "-" : "")\(magnitude / 100).\(fraction)"
      #expect(JSONNumber(text)?.ucents == cents * 1_000_000, "\(text)")
      #expect(JSONNumber("\(cents)e-2")?.ucents == cents * 1_000_000)
    }
  }
}

import PanierOrdering
import Testing

/// What holds of every amount: 100,000 cases each, drawn from a walk that is the same each time.
@Suite struct MoneyPropertyTests {
  private static let cases = 100_000

  /// Draws numbers; small, large, round and odd ones come as often as each other.
  private struct Walk {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      var word = state
      word ^= word >> 33
      word = word &* 0xff51_afd7_ed55_8ccd
      word ^= word >> 33
      return word
    }

    mutating func below(_ bound: UInt64) -> UInt64 { next() % bound }

    /// An amount of up to so many bits, of whole cents one time in four.
    mutating func ucents(bits: UInt64 = 62) -> Int64 {
      let width = below(bits) + 1
      let magnitude = Int64(next() >> (64 - width))
      let signed = below(2) == 0 ? magnitude : -magnitude
      return below(4) == 0 ? signed / Money.cent * Money.cent : signed
    }

    mutating func money(bits: UInt64 = 62, _ currency: String = "EUR") -> Money {
      Money(ucents: ucents(bits: bits), currency: currency)
    }
  }

  private func each(_ seed: UInt64, _ body: (inout Walk) throws -> String?) rethrows {
    var walk = Walk(state: seed)
    for number in 0..<Self.cases {
      if let fault = try body(&walk) {
        Issue.record("case \(number) of seed \(seed): \(fault)")
        return
      }
    }
  }

  @Test func sumsAreExactAndInAnyOrder() throws {
    try each(1) { walk in
      let (a, b, c) = (walk.money(bits: 60), walk.money(bits: 60), walk.money(bits: 60))
      let left = try a.adding(b).adding(c)
      guard left == (try c.adding(a).adding(b)), left.ucents == a.ucents + b.ucents + c.ucents else {
        return "\(a) + \(b) + \(c)"
      }
      guard try left.subtracting(c).subtracting(b) == a, try a.adding(a.negated()).ucents == 0 else {
        return "\(left) - \(c) - \(b)"
      }
      return nil
    }
  }

  @Test func sumsThatNoAmountHoldsAreRefused() throws {
    try each(2) { walk in
      let (a, b) = (walk.money(bits: 63), walk.money(bits: 63))
      let (sum, isOver) = a.ucents.addingReportingOverflow(b.ucents)
      do {
        let found = try a.adding(b)
        return isOver || found.ucents != sum ? "\(a) + \(b) = \(found)" : nil
      } catch MoneyError.overflow { return isOver ? nil : "\(a) + \(b) was refused" }
    }
  }

  @Test func textsAreReadBackAsWritten() throws {
    try each(3) { walk in
      let money = walk.money(bits: 63, ["EUR", "USD", "PTS", "GBP"][Int(walk.below(4))])
      let text = money.description
      guard try Money(text) == money else { return "\(text)" }
      // At least two decimals, and no zero that is not needed behind them.
      let decimals = text.split(separator: " ")[0].split(separator: ".").last ?? ""
      return decimals.count < 2 || (decimals.count > 2 && decimals.hasSuffix("0")) ? "\(text) is written badly" : nil
    }
  }

  @Test func percentsAreRoundedHalfUpToTheCent() throws {
    try each(4) { walk in
      let money = walk.money(bits: 48)
      // Whole percents and hundredths of one, which are exact in decimal.
      let hundredths = Int64(walk.below(20_001))
      let share = try money.percent(Double(hundredths) / 100)
      guard share.ucents % Money.cent == 0 else { return "\(share) is no whole cent" }
      let exact = Int128(money.ucents) * Int128(hundredths)
      let divisor = Int128(10_000) * Int128(Money.cent)
      let magnitude = (exact.magnitude * 2 + divisor.magnitude) / (divisor.magnitude * 2)
      let expected = Int128(magnitude) * (exact < 0 ? -1 : 1) * Int128(Money.cent)
      return Int128(share.ucents) == expected ? nil : "\(hundredths) hundredths of a percent of \(money) is \(share)"
    }
  }

  @Test func splitsLoseNothingAndAreEven() throws {
    try each(5) { walk in
      let money = walk.money()
      let count = Int(walk.below(12)) + 1
      let parts = try money.split(count)
      guard parts.count == count, try Money.sum(parts) == money else { return "\(money) in \(count)" }
      let sorted = parts.map(\.ucents).sorted(by: >)
      guard sorted == parts.map(\.ucents) else { return "\(parts) do not come largest first" }
      return (sorted.first ?? 0) - (sorted.last ?? 0) <= Money.cent ? nil : "\(parts) are uneven"
    }
  }

  @Test func currenciesAreNeverMixed() throws {
    try each(6) { walk in
      let (euro, dollar) = (walk.money(), walk.money("USD"))
      do {
        switch walk.below(4) {
        case 0: _ = try euro.adding(dollar)
        case 1: _ = try dollar.subtracting(euro)
        case 2: _ = try euro.isLess(than: dollar)
        default: _ = try Money.sum([euro, dollar])
        }
        return "\(euro) and \(dollar) were mixed"
      } catch MoneyError.mixedCurrencies { return nil }
    }
  }

  @Test func comparisonsAgreeWithDifferences() throws {
    try each(7) { walk in
      let (a, b) = (walk.money(bits: 61), walk.money(bits: 61))
      return try a.isLess(than: b) == a.subtracting(b).isNegative ? nil : "\(a) and \(b)"
    }
  }

  @Test func multiplesAreExactOrRefused() throws {
    try each(8) { walk in
      let (money, factor) = (walk.money(), Int64(walk.below(2_000_001)) - 1_000_000)
      let (product, isOver) = money.ucents.multipliedReportingOverflow(by: factor)
      do {
        let found = try money.multiplied(by: factor)
        return isOver || found.ucents != product ? "\(money) times \(factor) is \(found)" : nil
      } catch MoneyError.overflow { return isOver ? nil : "\(money) times \(factor) was refused" }
    }
  }

  @Test func limitsHoldToTheSmallestAmount() throws {
    try each(9) { walk in
      // What a budget judges: nothing that is over it by the smallest amount passes, and what equals it does.
      let limit = Money(ucents: abs(walk.ucents(bits: 61)) + 2, currency: "EUR")
      let spent = Money(ucents: Int64(walk.below(UInt64(limit.ucents))), currency: "EUR")
      let left = try limit.subtracting(spent)
      let more = try left.adding(Money(ucents: 1, currency: "EUR"))
      let isWithin = try !limit.isLess(than: spent.adding(left))
      let isRefused = try limit.isLess(than: spent.adding(more))
      return isWithin && isRefused ? nil : "\(spent) of \(limit)"
    }
  }
}

import PanierOrdering
import Testing

@Suite struct MoneyTests {
  @Test(
    arguments: [
      ("19.99 EUR", 1_999_000_000, "EUR"), ("EUR 19.99", 1_999_000_000, "EUR"), ("20 EUR", 2_000_000_000, "EUR"),
      ("19.99EUR", 1_999_000_000, "EUR"), ("5.5 €", 550_000_000, "EUR"), ("€5.5", 550_000_000, "EUR"),
      ("£ 3", 300_000_000, "GBP"), ("-5 eur", -500_000_000, "EUR"), ("+5 EUR", 500_000_000, "EUR"),
      ("0.00000001 USD", 1, "USD"), ("92233720368.54775807 EUR", Int64.max, "EUR"), ("  1 PTS ", 100_000_000, "PTS"),
    ] as [(String, Int64, String)])
  func readsAmounts(text: String, ucents: Int64, currency: String) throws {
    #expect(try Money(text) == Money(ucents: ucents, currency: currency))
  }

  @Test(arguments: [
    "", "20", "EUR", "20 euros", "1,50 EUR", "1 000 EUR", "1.000.000 EUR", "$5", "5 $", ".5 EUR", "5. EUR",
    "1e3 EUR", "0.000000001 EUR", "--5 EUR", "5 EU", "5 E1R", "٥ EUR", "5 EUR EUR", "NaN EUR",
  ])
  func refusesWhatIsNoAmount(text: String) {
    #expect(throws: MoneyError.unreadable(text)) { try Money(text) }
  }

  @Test(arguments: ["5\n0 EUR", "5\t0 EUR", "5\u{A0}0 EUR", "5\r\n0 EUR", "5 EU\nR", "5\nEUR", "- 5 EUR", "1 .5 EUR"])
  func refusesWhiteSpaceInsideAnAmount(text: String) {
    #expect(throws: MoneyError.unreadable(text)) { try Money(text) }
  }

  @Test(arguments: ["5 EUR\n", "\t5 EUR ", "5\u{A0}EUR", "5\u{202F}€", "EUR  5", "\r\n5 EUR\r\n"])
  func takesWhiteSpaceAtTheEndsAndBlanksBeforeTheCurrency(text: String) throws {
    #expect(try Money(text) == Money(ucents: 500_000_000, currency: "EUR"))
  }

  @Test func saysWhatAnAmountLooksLike() {
    #expect(
      MoneyError.unreadable("20 euros").description
        == "'20 euros' is not an amount of money; write a number with a point and a currency, as in \"19.99 EUR\"")
  }

  @Test func refusesAnAmountOutOfRange() {
    #expect(throws: MoneyError.overflow) { try Money("92233720368.54775808 EUR") }
    #expect(throws: MoneyError.overflow) { try Money("999999999999999999999999 EUR") }
  }

  @Test(arguments: [
    ("4.99 EUR", "4.99 EUR"), ("5 EUR", "5.00 EUR"), ("0.5 EUR", "0.50 EUR"), ("-0.05 EUR", "-0.05 EUR"),
    ("1.23456789 EUR", "1.23456789 EUR"), ("1.230 EUR", "1.23 EUR"), ("1234567.8 EUR", "1234567.80 EUR"),
  ])
  func writesAtLeastTwoDecimals(text: String, written: String) throws {
    #expect(try Money(text).description == written)
  }

  @Test func writesTheSmallestAmount() {
    #expect(Money(ucents: .min, currency: "EUR").description == "-92233720368.54775808 EUR")
  }

  @Test func readsBackWhatItWrites() throws {
    // A fixed walk over the whole range, every magnitude included.
    var ucents: Int64 = 1
    for step in 0..<1000 as Range<Int64> {
      ucents = ucents &* 6_364_136_223_846_793_005 &+ step
      let money = Money(ucents: max(ucents >> (step % 60), .min + 1), currency: "EUR")
      #expect(try Money(money.description) == money)
    }
  }

  @Test func addsAndSubtractsExactly() throws {
    // 0.1 + 0.2 is the sum that floats get wrong.
    #expect(try Money("0.1 EUR").adding(Money("0.2 EUR")) == Money("0.3 EUR"))
    #expect(try Money("4.99 EUR").subtracting(Money("5.99 EUR")) == Money("-1 EUR"))
  }

  @Test func refusesToMixCurrencies() throws {
    let euro = try Money("1 EUR")
    let dollar = try Money("1 USD")
    #expect(throws: MoneyError.mixedCurrencies("EUR", "USD")) { try euro.adding(dollar) }
    #expect(throws: MoneyError.mixedCurrencies("EUR", "USD")) { try euro.subtracting(dollar) }
    #expect(throws: MoneyError.mixedCurrencies("EUR", "USD")) { try euro.isLess(than: dollar) }
    #expect(throws: MoneyError.mixedCurrencies("EUR", "USD")) { try Money.sum([euro, dollar]) }
  }

  @Test func refusesToOverflow() {
    let most = Money(ucents: .max, currency: "EUR")
    #expect(throws: MoneyError.overflow) { try most.adding(Money(ucents: 1, currency: "EUR")) }
    #expect(throws: MoneyError.overflow) { try most.multiplied(by: Int64(2)) }
    #expect(throws: MoneyError.overflow) { try most.multiplied(by: 1.5) }
    #expect(throws: MoneyError.overflow) { try Money(ucents: .min, currency: "EUR").negated() }
  }

  @Test(
    arguments: [
      ("19.99 EUR", 3.0, "59.97 EUR"), ("10 EUR", 0.1, "1 EUR"), ("1 EUR", 1e-8, "0.00000001 EUR"),
      ("1 EUR", 1e-9, "0 EUR"), ("1 EUR", 5e-9, "0.00000001 EUR"), ("-1 EUR", 5e-9, "-0.00000001 EUR"),
      ("0.01 EUR", 1e9, "10000000 EUR"), ("1 EUR", 1e-300, "0 EUR"), ("7 EUR", -0.5, "-3.5 EUR"),
    ] as [(String, Double, String)])
  func multipliesByTheDecimalThatANumberPrintsAs(text: String, factor: Double, product: String) throws {
    #expect(try Money(text).multiplied(by: factor) == Money(product))
  }

  @Test(
    arguments: [
      // The samples of the order API: 20 % of 4.99, 7.49 and 1583.88.
      ("4.99 EUR", 20.0, "1 EUR"), ("7.49 EUR", 20.0, "1.5 EUR"), ("1583.88 EUR", 20.0, "316.78 EUR"),
      ("33.98 EUR", 27.0, "9.17 EUR"), ("0.025 EUR", 20.0, "0.01 EUR"), ("0.02 EUR", 20.0, "0 EUR"),
      ("-4.99 EUR", 20.0, "-1 EUR"), ("100 EUR", 5.5, "5.5 EUR"), ("1 EUR", 0.0, "0 EUR"),
    ] as [(String, Double, String)])
  func takesAPercentageRoundedToTheCent(text: String, percentage: Double, share: String) throws {
    #expect(try Money(text).percent(percentage) == Money(share))
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func refusesFactorsThatAreNoNumbers(factor: Double) throws {
    let money = try Money("1 EUR")
    #expect(throws: MoneyError.self) { try money.multiplied(by: factor) }
    #expect(throws: MoneyError.self) { try money.percent(factor) }
  }

  @Test func splitsWithoutLoss() throws {
    #expect(try Money("10 EUR").split(3).map(\.description) == ["3.34 EUR", "3.33 EUR", "3.33 EUR"])
    #expect(try Money("-10 EUR").split(3).map(\.description) == ["-3.33 EUR", "-3.33 EUR", "-3.34 EUR"])
    #expect(try Money("0.01 EUR").split(2).map(\.description) == ["0.01 EUR", "0.00 EUR"])
    #expect(try Money("0.00000001 EUR").split(2).map(\.ucents) == [1, 0])
    for parts in [1, 2, 7, 99, 1000] {
      let money = try Money("12345.67890123 EUR")
      #expect(try Money.sum(money.split(parts)) == money)
    }
  }

  @Test func splitsIntoPartsThatDifferByACentAtMostAndComeLargestFirst() throws {
    #expect(try Money("0.015 EUR").split(2).map(\.description) == ["0.01 EUR", "0.005 EUR"])
    #expect(try Money("-0.015 EUR").split(2).map(\.description) == ["-0.005 EUR", "-0.01 EUR"])
    #expect(try Money("-0.00000001 EUR").split(2).map(\.ucents) == [0, -1])
    var ucents: Int64 = 1
    for step in 0..<2000 as Range<Int64> {
      ucents = ucents &* 6_364_136_223_846_793_005 &+ step
      let money = Money(ucents: ucents >> (step % 63), currency: "EUR")
      let parts = try money.split(Int(step % 17) + 1)
      #expect(try Money.sum(parts) == money)
      #expect(zip(parts, parts.dropFirst()).allSatisfy { $0.ucents >= $1.ucents }, "\(money)")
      #expect(parts[0].ucents - parts[parts.count - 1].ucents <= Money.cent, "\(money)")
    }
    #expect(try Money.sum(Money(ucents: .min, currency: "EUR").split(3))?.ucents == .min)
  }

  @Test func refusesANumberThatIsLessThanMoneyCanHold() throws {
    #expect(throws: MoneyError.tooSmall("1e-09 EUR")) { try Money(number: 1e-9, currency: "EUR") }
    #expect(throws: MoneyError.tooSmall("-1e-300 EUR")) { try Money(number: -1e-300, currency: "eur") }
    #expect(
      MoneyError.tooSmall("1e-09 EUR").description
        == "1e-09 EUR is less than money can hold; the smallest amount is 0.00000001")
    #expect(try Money(number: 0, currency: "EUR") == .zero("EUR"))
    #expect(try Money(number: 0.1 + 0.2, currency: "EUR") == Money("0.3 EUR"))
    #expect(try Money(number: 5e-9, currency: "EUR").ucents == 1)
  }

  @Test(arguments: [0, -1, 1_000_001]) func refusesToSplitIntoSuchParts(parts: Int) throws {
    let money = try Money("1 EUR")
    #expect(throws: MoneyError.badSplit(parts)) { try money.split(parts) }
  }
}

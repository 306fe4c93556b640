import PanierOrdering
import Testing

@Suite struct PeriodTests {
  @Test(arguments: [
    ("P1Y", 12, 0), ("P12M", 12, 0), ("P1Y6M", 18, 0), ("P0D", 0, 0), ("P2W", 0, 14), ("P1M3D", 1, 3),
    ("P10Y", 120, 0),
  ])
  func readsDurations(text: String, months: Int, days: Int) throws {
    let period = try Period(text)
    #expect(period.months == months)
    #expect(period.days == days)
  }

  @Test(arguments: [
    "", "P", "1Y", "P1", "PY", "P1H", "PT1H", "P1Y1Y", "P1M1Y", "P-1Y", "P1.5Y", "p1y", "P1Y ", "P9999999Y",
    "PT18.179651S",
  ])
  func refusesWhatIsNoDuration(text: String) {
    #expect(throws: PeriodError.unreadable(text)) { try Period(text) }
  }

  @Test func saysWhatADurationLooksLike() {
    #expect(
      PeriodError.unreadable("1 year").description
        == "'1 year' is not a period; write an ISO 8601 duration, as in \"P1Y\" for a year or \"P1M\" for a month")
  }

  @Test(arguments: [("P12M", "P1Y"), ("P18M", "P1Y6M"), ("P0D", "P0D"), ("P2W", "P14D"), ("P0Y", "P0D")])
  func writesTheShortestForm(text: String, written: String) throws {
    #expect(try Period(text).description == written)
  }

  @Test func knowsThatTwelveMonthsAreAYear() throws {
    #expect(try Period("P12M") == Period("P1Y"))
    #expect(try Period("P1Y") + Period("P6M") == Period("P18M"))
  }

  @Test func comparesWhatCanBeCompared() throws {
    #expect(try Period("P1M").isShorter(than: Period("P1Y")))
    #expect(try !Period("P1Y").isShorter(than: Period("P12M")))
    #expect(try Period("P1M").isShorter(than: Period("P32D")))
    #expect(try Period("P27D").isShorter(than: Period("P1M")))
    #expect(throws: PeriodError.incomparable("P1M", "P30D")) {
      try Period("P1M").isShorter(than: Period("P30D"))
    }
  }
}

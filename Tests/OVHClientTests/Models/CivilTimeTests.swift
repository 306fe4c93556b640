import Testing

@testable import OVHClient

@Suite struct CivilTimeTests {
  @Test(arguments: [
    ("1970-01-01", 0), ("2024-02-29", 1_709_164_800), ("2026-11-24T10:00", 1_795_514_400),
    ("2026-11-24 10:00:30Z", 1_795_514_430), ("2026-11-24t10:00:00.25+01:00", 1_795_510_800),
    ("2026-11-24T10:00:00-0130", 1_795_519_800), ("2016-12-31T23:59:60Z", 1_483_228_800),
  ])
  func readsDaysAndMoments(text: String, seconds: Int64) {
    #expect(CivilTime(text)?.secondsSince1970 == seconds)
  }

  @Test(arguments: [
    "2026-02-31", "2025-02-29", "1900-02-29", "2026-04-31", "2026-00-01", "2026-13-01", "2026-01-00", "0000-01-01",
    "2026-1-01", "2026-01-01T", "2026-01-01T24:00", "2026-01-01T10:60", "2026-01-01T10:00:61", "2026-01-01T10:00:00.",
    "2026-01-01T10:00:00+24:00", "2026-01-01T10:00:00+01:60", "2026-01-01T10:00:00+1", "2026-01-01T10:00:00Zx",
    "２０２６-01-01", "", "today",
  ])
  func refusesWhatNoCalendarHas(_ text: String) {
    #expect(CivilTime(text) == nil)
  }

  @Test func tellsWhatIsWritten() {
    #expect(CivilTime("2026-11-24")?.secondOfDay == nil)
    #expect(CivilTime("2026-11-24T10:00")?.offset == nil)
    #expect(CivilTime("2026-11-24T10:00Z")?.offset == 0)
    #expect(CivilTime("2026-11-24T10:00:00.5-02:30")?.offset == -150)
    #expect(CivilTime("2026-11-24T10:00:00.5Z")?.fraction == 0.5)
    #expect(CivilTime("2016-12-31T23:59:60Z")?.isLeapSecond == true)
  }
}

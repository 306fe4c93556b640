import FoundationEssentials
import Testing

@testable import OVHSimulator

@Suite struct TimestampTests {
  @Test(arguments: [
    (0.0, "1970-01-01T00:00:00+00:00", "1970-01-01T01:00:00+01:00"),
    (1_795_492_800, "2026-11-24T04:00:00+00:00", "2026-11-24T05:00:00+01:00"),
    (1_709_164_800, "2024-02-29T00:00:00+00:00", "2024-02-29T01:00:00+01:00"),
    // The hour in which summer time begins, and that in which it ends.
    (1_774_745_999, "2026-03-29T00:59:59+00:00", "2026-03-29T01:59:59+01:00"),
    (1_774_746_000, "2026-03-29T01:00:00+00:00", "2026-03-29T03:00:00+02:00"),
    (1_792_889_999, "2026-10-25T00:59:59+00:00", "2026-10-25T02:59:59+02:00"),
    (1_792_890_000, "2026-10-25T01:00:00+00:00", "2026-10-25T02:00:00+01:00"),
  ])
  func datesAreWrittenAndRead(_ seconds: Double, _ utc: String, _ paris: String) {
    let date = Date(timeIntervalSince1970: seconds)
    #expect(Timestamp.utc(date) == utc)
    #expect(Timestamp.paris(date) == paris)
    #expect(Timestamp.parse(utc) == date)
    #expect(Timestamp.parse(paris) == date)
  }

  @Test(arguments: [
    "2026-11-24T04:00:00Z", "2026-11-24T04:00Z", "2026-11-24T04:00:00.123Z", "2026-11-24T04:00:00",
    "2026-11-23T23:30:00-0430",
  ])
  func formsOfOneInstantAreRead(_ text: String) {
    #expect(Timestamp.parse(text) == Date(timeIntervalSince1970: 1_795_492_800))
  }

  @Test(arguments: [
    "", "soon", "2026-13-01", "2026-02-29", "2026-00-10", "2026-11-24T24:00:00Z", "2026-11-24T04:00:00+99:00",
  ])
  func otherTextsAreNoDates(_ text: String) { #expect(Timestamp.parse(text) == nil) }

  @Test func aDayAloneIsItsBeginning() {
    #expect(Timestamp.parse("2026-11-24") == Date(timeIntervalSince1970: 1_795_478_400))
  }
}

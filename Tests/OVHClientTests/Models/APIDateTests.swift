import FoundationEssentials
import OVHClient
import Testing

@Suite struct APIDateTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00+00:00", 0.0), ("2020-10-18T13:44:30+00:00", 1_603_028_670),
    ("2014-05-21T10:34:02+02:00", 1_400_661_242), ("2014-05-21T10:34:02-0330", 1_400_681_042),
    ("2000-02-29T00:00:00Z", 951_782_400), ("2026-01-01", 1_767_225_600), ("1969-12-31T23:59:59Z", -1),
    ("2020-10-18T13:44:30.500Z", 1_603_028_670.5), ("2020-10-18 13:44", 1_603_028_640),
  ]) func readsMoments(text: String, seconds: Double) {
    #expect(APIDate(text: text).date == Date(timeIntervalSince1970: seconds))
  }

  @Test(arguments: ["", "soon", "2020-13-01", "2020-1-1", "2020-10-18T25:00:00Z", "2020-10-18T10:00:00Zx"])
  func hasNoMomentFor(text: String) {
    #expect(APIDate(text: text).date == nil)
  }

  @Test(arguments: [0.0, 951_782_400, 1_603_028_670, -1, 4_102_444_799, -62_135_596_800, 253_402_300_799])
  func writesWhatItReads(seconds: Double) {
    let date = Date(timeIntervalSince1970: seconds)
    #expect(APIDate(date).date == date)
  }

  @Test func writesMoments() {
    #expect(APIDate(Date(timeIntervalSince1970: 951_782_400)).text == "2000-02-29T00:00:00+00:00")
    #expect(APIDate(Date(timeIntervalSince1970: -62_135_596_800)).text == "0001-01-01T00:00:00+00:00")
    #expect(APIDate(Date(timeIntervalSince1970: .infinity)).text == "9999-12-31T23:59:59+00:00")
    #expect(APIDate(Date(timeIntervalSince1970: .nan)).text == "1970-01-01T00:00:00+00:00")
  }
}

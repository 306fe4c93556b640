import OVHClient
import Testing

@Suite struct JSONNumberTests {
  @Test(arguments: [
    ("6.99", 699_000_000), ("0", 0), ("-0.00", 0), ("-2", -200_000_000), ("-2.5", -250_000_000), ("0.1", 10_000_000),
    ("0.00000001", 1), ("0.000000004", 0), ("0.000000005", 1), ("-0.000000005", -1), ("6.990000000000001", 699_000_000),
    ("89989999.9999999999", 8_999_000_000_000_000), ("1e2", 10_000_000_000), ("1.5E-3", 150_000),
    ("699e-2", 699_000_000),
    ("92233720368.54775807", Int64.max), ("-92233720368.54775808", Int64.min), ("1e-999999999999999999999", 0),
    ("0.99999999999", 100_000_000), ("4503599627370496.5e-8", 4_503_599_627_370_497),
  ]) func countsExactly(text: String, ucents: Int64) {
    #expect(JSONNumber(text)?.ucents == ucents)
  }

  @Test(arguments: [
    "92233720368.54775808", "-92233720368.54775809", "1e30", "1e999999999999999999999", "99999999999999999999",
    "92233720368.547758075",
  ]) func hasNoCountForWhatOverflows(text: String) {
    #expect(JSONNumber(text) != nil)
    #expect(JSONNumber(text)?.ucents == nil)
  }

  @Test(arguments: [
    ("9223372036854775807", Int64.max), ("-9223372036854775808", Int64.min), ("1e3", 1000), ("2.0", 2), ("0e5", 0),
  ]) func readsWholeNumbers(text: String, number: Int64) {
    #expect(JSONNumber(text)?.int64 == number)
  }

  @Test(arguments: ["1.5", "9223372036854775808", "1e-1", "1e400"]) func hasNoWholeNumberFor(text: String) {
    #expect(JSONNumber(text)?.int64 == nil)
  }
}

import OVHClient
import Testing

@testable import OVHSimulator

@Suite struct AmountTests {
  @Test(arguments: [
    (749, 20, 150), (158_388, 20, 31678), (3398, 27, 917), (0, 20, 0), (5, 10, 1), (4, 10, 0), (-749, 20, -150),
    (99_999_900, 23, 22_999_977),
  ])
  func sharesAreRoundedHalfUpToTheCent(_ cents: Int64, _ percent: Int64, _ expected: Int64) {
    #expect(Amount(cents: cents).share(percent, of: 100) == Amount(cents: expected))
  }

  @Test(arguments: [
    (559, "5.59", "5.59"), (200, "2.00", "2"), (-250, "-2.50", "-2.5"), (5, "0.05", "0.05"), (0, "0.00", "0"),
  ])
  func amountsAreWrittenExactly(_ cents: Int64, _ text: String, _ number: String) {
    #expect(Amount(cents: cents).text == text)
    #expect(Amount(cents: cents).number.text == number)
  }
}

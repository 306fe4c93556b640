import Testing

@testable import PanierOrdering

@Suite struct PlannedRenewalTests {
  private func renewal(_ text: String, _ months: Int64, _ quantity: Int64 = 1) throws -> PlannedRenewal? {
    PlannedRenewal(try Money(text), months: months, quantity: quantity)
  }

  @Test func isAShareRoundedToTheCent() throws {
    #expect(try renewal("7.79 EUR", 12)?.perMonth == Money("0.65 EUR"))
    #expect(try renewal("7.79 EUR", 12)?.perYear == Money("7.79 EUR"))
    #expect(try renewal("3.99 EUR", 1, 2)?.perYear == Money("95.76 EUR"))
    #expect(try renewal("10 EUR", 24)?.perYear == Money("5.00 EUR"))
    #expect(try renewal("0.06 EUR", 12)?.perMonth == Money("0.01 EUR"))
  }

  @Test func isNoneWhereNothingComesAgain() throws {
    #expect(try renewal("7.79 EUR", 0) == nil)
    #expect(try renewal("0 EUR", 12) == nil)
    #expect(try renewal("90000000000 EUR", 1, 100) == nil)
  }
}

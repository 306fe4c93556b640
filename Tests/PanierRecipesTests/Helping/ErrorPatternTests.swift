import Testing

@testable import PanierRecipes

struct ErrorPatternTests {
  private func weight(_ pattern: String, _ message: String, _ errorClass: String? = nil) throws -> Int? {
    try #require(ErrorPattern(pattern)).weight(of: ErrorWords(message, errorClass))
  }

  @Test func standsInAMessageInAnyCase() throws {
    #expect(try weight("is taken", "a.fr is taken; its owner may transfer it here") == 8)
    #expect(try weight("IS TAKEN", "a.fr is Taken") == 8)
    #expect(try weight("is taken", "a.fr is free") == nil)
    #expect(try weight("custom field * is mandatory", "Custom field AUTH_INFO is mandatory for product x") == 26)
    #expect(try weight("* is mandatory", "AUTH_INFO is mandatory") == 13)
    // In this order only.
    #expect(try weight("is mandatory * custom", "Custom field AUTH_INFO is mandatory") == nil)
  }

  @Test func isTheClassOfAnError() throws {
    #expect(try weight("NotAvailable", "gone", "NotAvailable") == 1)
    #expect(try weight("notavailable", "gone", "NotAvailable") == nil)
    #expect(try weight("NotAvailable", "gone", nil) == nil)
  }

  @Test(arguments: [
    "", "*", "a", "error", " e r r o ", "*****error*****", "is tak\u{202E}en", "is taken\u{1B}[2J", "is\ntaken too",
    String(repeating: "x", count: 101),
  ]) func isRefusedWhereItSaysTooLittleOrHides(text: String) {
    #expect(ErrorPattern(text) == nil)
  }

  @Test func looksAtTheBeginningOfALongMessageAlone() throws {
    #expect(try weight("is taken", String(repeating: "x", count: 5000) + " is taken") == nil)
  }

  @Test func endsSoonOnAHostileMessage() throws {
    let pattern = Array(repeating: "aa", count: 33).joined(separator: "*")
    #expect(try weight(pattern, String(repeating: "a", count: 65)) == nil)
    #expect(try weight(pattern, String(repeating: "a", count: 66)) == 66)
  }
}

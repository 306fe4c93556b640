import OVHClient
import Testing

/// Catalogues that are read one plan at a time.
@Suite struct CatalogTextTests {
  private static let text = #"""
    {"catalogId":1,"addons":[{"planCode":"o"}],"locale":{"currencyCode":"EUR","subsidiary":"FR"},"later":[[1],{}],
    "plans":[{"planCode":"a"},{"planCode":"b"}]}
    """#

  @Test func readsPlansAndAddonsInTheirOrder() throws {
    var codes: [String] = []
    try CatalogText(Array(Self.text.utf8)).forEachPlan { entry in
      codes.append(entry.plan.planCode + (entry.isAddon ? "+" : ""))
      return entry.plan.planCode != "a"
    }
    #expect(codes == ["o+", "a"])
    #expect(try CatalogText(Array(Self.text.utf8)).locale().currencyCode == "EUR")
  }

  @Test(arguments: [
    ("[]", "a value that is no object"), ("{}", "'locale' is missing"),
    (#"{"locale":{}}"#, "'locale.currencyCode' is missing"),
    (#"{"locale":{"currencyCode":"EUR"},"plans":[{}]}"#, "'plans.planCode' is missing"),
    (#"{"locale":{"currencyCode":"EUR"},"plans":[{"planCode":"a"}"#, "a list that is not closed"),
    (#"{"locale":{"currencyCode":"EUR"},"plans":[]"#, "an object that is not closed"),
    (#"{"locale":{"currencyCode":"EUR"}} x"#, "text after the value"),
    (#"{"plans":[],"locale":{"currencyCode":"EUR"},}"#, "a member without a name"),
  ]) func refusesWhatIsNoCatalogue(text: String, problem: String) {
    #expect {
      try CatalogText(Array(text.utf8)).check()
    } throws: {
      "\($0)".contains(problem)
    }
  }

  @Test func everyCutIsNoticed() throws {
    let bytes = Array(Self.text.utf8)
    try CatalogText(bytes).check()
    for count in 0..<(bytes.count - 1) {
      #expect(throws: (any Error).self) { try CatalogText(Array(bytes.prefix(count))).check() }
    }
  }
}

import PanierReference
import Testing

@Suite struct SpellingTests {
  @Test func findsTheNearestName() {
    #expect(Spelling.nearest(to: "crat", among: ["cart", "chart"]) == "cart")
    #expect(Spelling.nearest(to: "durration", among: ["duration", "domain"]) == "duration")
    #expect(Spelling.nearest(to: "adds", among: ["add", "items"]) == "add")
    #expect(Spelling.nearest(to: "Cart", among: ["cart"]) == "cart")
  }

  @Test func staysSilentWhenNothingIsClose() {
    #expect(Spelling.nearest(to: "x", among: ["y", "z"]) == nil)
    #expect(Spelling.nearest(to: "banana", among: ["cart", "order"]) == nil)
    #expect(Spelling.nearest(to: "", among: ["cart"]) == nil)
  }
}

import OVHClient
import Testing

@testable import OVHSimulator

@Suite struct DomainNameTests {
  @Test(arguments: [
    ("example.fr", "example", "fr"), ("EXAMPLE.CO.UK", "example", "co.uk"), ("example.com.", "example", "com"),
    ("bücher.com", "xn--bcher-kva", "com"), ("例え.みんな", "xn--r8jz45g", "xn--q9jyb4c"),
    ("cafe\u{301}.FR", "xn--caf-dma", "fr"), ("XN--CAF-DMA.fr", "xn--caf-dma", "fr"),
  ])
  func namesAreReadInAscii(_ text: String, _ label: String, _ suffix: String) throws {
    let name = try DomainName(text)
    #expect(name.label == label)
    #expect(name.suffix == suffix)
  }

  @Test(arguments: ["example.notsold", "example.local", "a.b"])
  func aSuffixThatIsNotSoldIsSaidSo(_ text: String) {
    #expect(throws: Refusal.badRequest("Extension not managed")) { try DomainName(text) }
  }

  @Test(arguments: [
    "", ".", "fr", "-a.fr", "a-.fr", "a_b.fr", "a..fr", "www.example.fr", "a b.fr", "<script>.fr",
    "xn--u-ccb.fr", "-\u{301}a.fr",
    String(repeating: "a", count: 64) + ".fr",
  ])
  func malformedNamesAreRefused(_ text: String) throws {
    let refusal = #expect(throws: Refusal.self) { try DomainName(text) }
    #expect(refusal?.status == 400)
    #expect(refusal?.message.hasPrefix("Some parameters are invalid in the request: Check failed.") == true)
  }
}

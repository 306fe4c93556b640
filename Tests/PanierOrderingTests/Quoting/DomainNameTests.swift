import PanierOrdering
import Testing

@Suite struct DomainNameTests {
  @Test(arguments: [
    ("example.fr", "example.fr"), ("Example.FR", "example.fr"), ("example.fr.", "example.fr"),
    ("a-b.co.uk", "a-b.co.uk"), ("xn--caf-dma.fr", "xn--caf-dma.fr"), ("café.fr", "café.fr"), ("例え.jp", "例え.jp"),
    ("0.fr", "0.fr"),
  ])
  func takesNames(text: String, name: String) throws {
    #expect(try DomainName(text).text == name)
  }

  @Test(arguments: [
    ("", #"the domain name is empty; write a whole name, as in "example.fr""#),
    ("example", #"'example' has no suffix; write a whole domain name, as in "example.fr""#),
    ("a..fr", "'a..fr' is not a domain name: there is nothing between two dots or before the first"),
    (".fr", "'.fr' is not a domain name: there is nothing between two dots or before the first"),
    ("-a.fr", "'-a.fr' is not a domain name: '-a' begins or ends with a hyphen"),
    ("exa mple.fr", "'exa mple.fr' is not a domain name: a space cannot stand in one"),
    ("http://example.fr", "'http://example.fr' is not a domain name: ':' cannot stand in one"),
    ("exam_ple.fr", "'exam_ple.fr' is not a domain name: '_' cannot stand in one"),
    ("a\tb.fr", "'a\tb.fr' is not a domain name: a tab cannot stand in one"),
  ])
  func saysWhatIsWrong(text: String, message: String) {
    #expect { try DomainName(text) } throws: { "\($0)" == message }
  }

  @Test func refusesNamesThatAreTooLong() {
    let label = String(repeating: "a", count: 64)
    #expect { try DomainName("\(label).fr") } throws: { ($0 as? DomainNameError)?.problem == .longLabel(label) }
    let name = Array(repeating: "abcdefghi", count: 30).joined(separator: ".")
    #expect { try DomainName(name) } throws: { ($0 as? DomainNameError)?.problem == .tooLong }
  }
}

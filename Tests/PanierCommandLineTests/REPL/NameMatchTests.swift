import Testing

@testable import PanierCommandLine

/// Which names Tab takes for what is typed.
@Suite struct NameMatchTests {
  @Test(
    arguments: [
      ("pay", ["payment_methods", "Payer", "repay"], ["payment_methods"]),
      ("PAY", ["payment_methods", "Payer", "repay"], ["payment_methods", "Payer"]),
      ("pm", ["payment_methods", "pump"], ["payment_methods"]),
      ("oLA", ["OWNER_LEGAL_AGE", "OWNER_CONTACT"], ["OWNER_LEGAL_AGE"]),
      ("wH", ["webHosting", "whois"], ["whois"]),
      ("hst", ["webHosting", "vps"], ["webHosting"]),
      ("osting", ["webHosting", "hosts"], ["webHosting"]),
      ("zz", ["pizza", "jazz"], []),
      ("", ["b", "a"], ["b", "a"]),
    ] as [(String, [String], [String])]) func takesTheClosest(typed: String, names: [String], fitting: [String])
  {
    #expect(NameMatch.best(names, for: typed, name: \.self) == fitting)
  }
}

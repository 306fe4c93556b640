import DomainNames

/// A name that can be ordered: one label in front of a suffix that is sold.
struct DomainName: Hashable, Sendable {
  /// The label before the suffix, in lower case and ASCII.
  var label: String
  /// The suffix, which is also the plan code.
  var suffix: String

  /// The whole name.
  var text: String { "\(label).\(suffix)" }

  /// Reads a name.
  /// - Throws: what the API answers to a suffix it does not sell or to a malformed name.
  init(_ text: String) throws(Refusal) {
    guard let labels = (try? InternationalName(withSuffix: text))?.labels else {
      throw Self.malformed("'\(text.prefix(80))' is not a domain name")
    }
    let suffix = labels.dropFirst().joined(separator: ".")
    guard DomainPrices.isSold(suffix) else {
      let shorter = (2..<labels.count).contains { DomainPrices.isSold(labels[$0...].joined(separator: ".")) }
      throw shorter
        ? Self.malformed("'\(text.prefix(80))' is a subdomain")
        : .badRequest("Extension not managed")
    }
    label = labels[0]
    self.suffix = suffix
  }

  private static func malformed(_ reason: String) -> Refusal {
    .badRequest("Some parameters are invalid in the request: Check failed. \(reason)")
  }
}

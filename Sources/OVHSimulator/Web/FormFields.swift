import OVHClient

/// The names and values of a query or of a form-encoded body, in order.
struct FormFields: Sendable {
  private var pairs: [(name: String, value: String)] = []

  /// Reads `a=1&b=2`; a pair with a broken escape makes the whole unreadable.
  init?(_ text: String) {
    for pair in text.utf8.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: true) {
      let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = PercentCoding.decode(Substring(parts[0]), plusIsSpace: true),
        let value = PercentCoding.decode(parts.count > 1 ? Substring(parts[1]) : "", plusIsSpace: true)
      else { return nil }
      pairs.append((name, value))
    }
  }

  /// The first value of a name.
  subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }
}

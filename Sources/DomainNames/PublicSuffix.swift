/// The end of a name under which names are registered, by the public suffix list.
public struct PublicSuffix: Sendable, Hashable {
  /// The suffix in ASCII: `co.uk`.
  public let text: String
  /// How many labels it has.
  public let labelCount: Int
  /// Whether a company offers it, such as `github.io`, and no registry.
  public let isPrivate: Bool
  /// Whether the top level is in the list at all.
  public let isKnown: Bool

  /// Finds the suffix of a name.
  /// - Parameters:
  ///   - name: the name.
  ///   - withPrivate: whether suffixes that companies offer count.
  public init(of name: InternationalName, withPrivate: Bool = true) {
    let labels = name.labels
    let rules = PublicSuffixRules.under(labels.last ?? "")
    var best = (count: 1, isPrivate: false)
    for rule in rules where withPrivate || !rule.isPrivate {
      guard let count = rule.match(labels), rule.isException || count > best.count else { continue }
      best = (count, rule.isPrivate)
      // An exception prevails over all other rules.
      if rule.isException { break }
    }
    text = labels.suffix(best.count).joined(separator: ".")
    labelCount = min(best.count, labels.count)
    isPrivate = best.isPrivate
    isKnown = PublicSuffixRules.isKnown(labels.last ?? "")
  }
}

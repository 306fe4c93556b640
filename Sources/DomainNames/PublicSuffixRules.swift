import PanierData

/// One rule of the public suffix list.
struct PublicSuffixRule {
  /// The labels before the top level, `*` for any; the last one first.
  let labels: [Substring]
  let isException: Bool
  let isPrivate: Bool

  /// How many labels of a name the rule takes for the suffix; nil when it is not about the name.
  /// - Parameter name: the labels of the name, the top level last.
  func match(_ name: [String]) -> Int? {
    guard name.count > labels.count else { return nil }
    for (label, part) in zip(labels, name.dropLast().reversed()) where label != "*" && label != part { return nil }
    return labels.count + (isException ? 0 : 1)
  }
}

/// The rules of the public suffix list, by top level.
enum PublicSuffixRules {
  private static let lines: [Substring: Substring] = {
    var lines: [Substring: Substring] = [:]
    for line in text.split(separator: "\n") where !line.hasPrefix("# ") {
      let top = line.prefix { $0 != " " }
      lines[top] = line.dropFirst(top.count)
    }
    return lines
  }()

  private static var text: String {
    var length = 0
    let start = panier_data_public_suffixes(&length)
    return String(decoding: UnsafeRawBufferPointer(start: start, count: length), as: UTF8.self)
  }

  /// Whether a top level is in the list.
  static func isKnown(_ top: String) -> Bool { lines[top[...]] != nil }

  /// The rules below a top level; those of exceptions first.
  static func under(_ top: String) -> [PublicSuffixRule] {
    var rules: [PublicSuffixRule] = []
    var isPrivate = false
    for word in (lines[top[...]] ?? "").split(separator: " ") {
      if word == "|" {
        isPrivate = true
        continue
      }
      let isException = word.hasPrefix("!")
      let labels = (isException ? word.dropFirst() : word).split(separator: ".").reversed()
      rules.append(PublicSuffixRule(labels: Array(labels), isException: isException, isPrivate: isPrivate))
    }
    return rules
  }
}

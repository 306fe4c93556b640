/// A name with `*` at its begin, at its end or both, for any letters; the case does not count.
struct NamePattern: Sendable, Hashable {
  private let core: String
  private let isOpenBefore: Bool
  private let isOpenAfter: Bool

  /// Reads a pattern.
  init(_ text: Substring) {
    isOpenBefore = text.utf8.first == UInt8(ascii: "*")
    isOpenAfter = text.utf8.count > 1 && text.utf8.last == UInt8(ascii: "*")
    core = text.lowercased().filter { $0 != "*" }
  }

  /// Whether a name in lower case fits.
  func fits(_ name: String) -> Bool {
    switch (isOpenBefore, isOpenAfter) {
    case (false, false): name == core
    case (false, true): name.hasPrefix(core)
    case (true, false): name.hasSuffix(core)
    case (true, true): name.contains(core)
    }
  }

  /// Whether a name in lower case has the letters of the pattern anywhere.
  func isWithin(_ name: String) -> Bool { name.contains(core) }
}

import PanierTerminal

/// Texts of others that are shown on one line.
enum ShortText {
  /// Whether a text has at most so many characters, and none that cannot be seen or changes the order of others.
  static func isValid(_ text: String, limit: Int) -> Bool {
    // Characters are counted only where there may be too many: that takes a while.
    (text.utf8.count <= limit || text.count <= limit) && SafeText.escaped(text) == text
  }
}

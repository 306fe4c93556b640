import PanierOrdering
import PanierTerminal

/// What the operator reads before a call that changes something, and what has to be typed to confirm it.
struct WritePrompt {
  /// The lines that show the call.
  let lines: [String]
  /// The question.
  let text: String

  /// The most characters that are shown of a body: the question must never be pushed off the screen.
  private static let maximumBody = 1000

  init(_ write: ProposedWrite) {
    // Texts from elsewhere stay on their line, so that none of them can pass for a line of the question.
    let asker = write.location.map { "\(SafeText.escaped($0)) wants to send" } ?? "To send"
    var lines = ["\(asker) at \(write.endpoint):", "  " + SafeText.escaped(write.call)]
    if let body = write.body {
      let shown = body.prefix(Self.maximumBody)
      lines.append("  " + SafeText.escaped(String(shown)) + (shown.count < body.count ? "…" : ""))
    }
    if let effect = write.effect { lines.append("  which \(effect)") }
    if write.isUnpriced { lines.append("  what it costs is not known beforehand") }
    self.lines = lines
    let word = SafeText.escaped(write.word)
    text = lines.joined(separator: "\n") + "\nType the last word of the path (\(word)) to confirm: "
  }
}

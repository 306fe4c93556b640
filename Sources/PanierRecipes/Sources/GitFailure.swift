import PanierTerminal

/// A command of git that failed, with what git said.
struct GitFailure: Error {
  /// The first line that says why, safe to show.
  let reason: String

  init(_ text: String) {
    let lines = text.split(whereSeparator: \.isNewline).map(String.init)
    let line = lines.first { $0.hasPrefix("fatal:") || $0.hasPrefix("error:") } ?? lines.first ?? "no reason given"
    let bare = line.hasPrefix("fatal: ") || line.hasPrefix("error: ") ? String(line.dropFirst(7)) : line
    reason = SafeText.escaped(String(bare.prefix(200)))
  }
}

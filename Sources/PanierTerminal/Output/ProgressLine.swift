import Synchronization

/// One line that tells how far something is, on a terminal only, and leaves nothing behind.
///
/// Whoever writes to the same terminal calls ``clear()`` before.
public final class ProgressLine: Sendable {
  private let descriptor: Int32
  private let isShown: Bool
  private let palette: Palette
  private let unicode: Bool
  private let shown = Mutex("")

  /// Prepares a line.
  ///
  /// - Parameters:
  ///   - descriptor: where it is shown, standard error as a rule; nothing is written unless it is a terminal.
  ///   - isEnabled: whether it may be shown at all; false for `--quiet` and `TERM=dumb`.
  ///   - palette: paints the bar.
  ///   - unicode: whether the bar is drawn with block characters.
  public init(descriptor: Int32, isEnabled: Bool = true, palette: Palette = .plain, unicode: Bool = true) {
    self.descriptor = descriptor
    isShown = isEnabled && Terminal.isTerminal(descriptor)
    self.palette = palette
    self.unicode = unicode
  }

  /// Shows a text, with a bar where there is an end to reach.
  ///
  /// - Parameters:
  ///   - text: what is being done.
  ///   - done: how much is done.
  ///   - total: how much there is to do; nil where nobody knows.
  public func update(_ text: String, done: Int = 0, of total: Int? = nil) {
    guard isShown else { return }
    let columns = Terminal(input: descriptor, output: descriptor).size?.columns ?? 80
    let line = picture(text, done: done, of: total, columns: columns)
    shown.withLock { shown in
      guard line != shown else { return }
      shown = line
      // The work goes on when its progress cannot be shown.
      try? Terminal.write("\r" + line + "\u{1B}[K", to: descriptor)
    }
  }

  /// Takes the line off the screen.
  public func clear() {
    shown.withLock { shown in
      guard !shown.isEmpty else { return }
      shown = ""
      try? Terminal.write("\r\u{1B}[K", to: descriptor)
    }
  }

  /// The line, one column narrower than the screen so that it never wraps.
  func picture(_ text: String, done: Int, of total: Int?, columns: Int) -> String {
    let text = SafeText.lines(text).joined(separator: " ")
    guard let total, total > 0 else { return TextWrapping.truncated(text, width: columns - 1, unicode: unicode) }
    let done = min(max(0, done), total)
    let count = String(repeating: " ", count: "\(total)".count - "\(done)".count) + "\(done)/\(total)"
    let barWidth = min(24, columns - 1 - count.count - 12)
    guard barWidth >= 6 else {
      return TextWrapping.truncated("\(count) \(text)", width: columns - 1, unicode: unicode)
    }
    let (_, bar, rest) = BarScale(values: [Double(total)], room: barWidth, unicode: unicode).drawn(Double(done))
    let edge = unicode ? ("▕", "▏") : ("[", "]")
    let room = columns - 1 - count.count - barWidth - 4
    let name = TextWrapping.truncated(text, width: room, unicode: unicode)
    return "\(count) \(edge.0)\(palette.paint(bar, .cyan))\(rest)\(edge.1) \(name)"
  }
}

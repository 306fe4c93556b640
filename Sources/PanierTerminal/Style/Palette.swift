/// Paints text, or leaves it plain where colour is off.
public struct Palette: Sendable, Hashable {
  /// Whether styles are written at all.
  public let isColored: Bool

  /// Creates a palette.
  public init(isColored: Bool) {
    self.isColored = isColored
  }

  /// A palette that paints nothing.
  public static let plain = Palette(isColored: false)

  /// Decides whether one stream is coloured: the operator's choice first, then `NO_COLOR`, `FORCE_COLOR`, the terminal.
  ///
  /// - Parameters:
  ///   - choice: the value of `--color`.
  ///   - isTerminal: whether the stream is a terminal.
  ///   - environment: looks up a variable; `NO_COLOR` counts when not empty, `FORCE_COLOR` and `CLICOLOR_FORCE` when
  ///     neither empty nor `0`, and `TERM=dumb` means a terminal without colour.
  public init(choice: ColorChoice, isTerminal: Bool, environment: (String) -> String?) {
    func isForced(_ name: String) -> Bool { environment(name).map { !$0.isEmpty && $0 != "0" } ?? false }
    switch choice {
    case .always: isColored = true
    case .never: isColored = false
    case .auto:
      if let value = environment("NO_COLOR"), !value.isEmpty {
        isColored = false
      } else if isForced("FORCE_COLOR") || isForced("CLICOLOR_FORCE") {
        isColored = true
      } else {
        isColored = isTerminal && environment("TERM") != "dumb"
      }
    }
  }

  /// Returns `text` in `style`, or as it is where colour is off or the style is plain.
  public func paint(_ text: String, _ style: Style?) -> String {
    guard isColored, let style, !text.isEmpty else { return text }
    let start = style.startSequence
    return start.isEmpty ? text : start + text + "\u{1B}[0m"
  }
}

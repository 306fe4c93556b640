/// Turns models into the escape sequences that change the screen from one picture to the next.
///
/// It assumes the cursor where the last picture left it, at the beginning at the left edge, and never asks the terminal
/// anything. Only what differs is written again: a character typed at the end of a line is one byte.
public struct LineRenderer: Sendable {
  /// The size of the screen.
  public private(set) var size: Terminal.Size
  private let palette: Palette
  private var shown: Frame?
  /// The row of the text that stands at the top of the picture.
  private var first = 0
  /// Longer changes hide the cursor meanwhile.
  private static let longChange = 64

  /// Creates a renderer for a screen on which nothing is drawn yet.
  public init(size: Terminal.Size, palette: Palette) {
    self.size = size
    self.palette = palette
  }

  /// Returns what draws `model` over the last picture.
  public mutating func render(_ model: LineModel) -> String {
    let frame = FrameBuilder.frame(model, size: size, first: &first)
    guard frame != shown else { return "" }
    var pen = Pen(columns: max(2, size.columns), palette: palette, on: shown)
    pen.draw(frame, over: shown?.rows ?? [])
    shown = frame
    let isLong = pen.output.utf8.count > Self.longChange
    return isLong ? "\u{1B}[?25l" + pen.output + "\u{1B}[?25h" : pen.output
  }

  /// Returns what moves below the last picture, which stays, and forgets it.
  public mutating func finish() -> String {
    guard let frame = shown else { return "" }
    shown = nil
    return "\r" + String(repeating: "\n", count: frame.rows.count - frame.cursor.row)
  }

  /// Returns what takes the last picture off the screen, and forgets it.
  public mutating func erase() -> String {
    guard let frame = shown else { return "" }
    shown = nil
    return Self.up(frame.cursor.row) + "\r\u{1B}[J"
  }

  /// Forgets the last picture, because the screen was cleared.
  public mutating func forget() { shown = nil }

  /// Adapts to another size and returns what takes the last picture off, as the terminal has wrapped it by now.
  public mutating func resize(_ size: Terminal.Size) -> String {
    let frame = shown
    shown = nil
    self.size = size
    guard let frame else { return "" }
    let columns = max(1, size.columns)
    let above = frame.rows.prefix(frame.cursor.row).reduce(0) { $0 + max(1, ($1.width + columns - 1) / columns) }
    return Self.up(min(above + frame.cursor.column / columns, max(0, size.rows - 1))) + "\r\u{1B}[J"
  }

  private static func up(_ count: Int) -> String { count > 0 ? "\u{1B}[\(count)A" : "" }
}

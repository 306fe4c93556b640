/// Turns models into the escape sequences that change the screen from one picture to the next.
///
/// It assumes the cursor where the last picture left it, at the beginning at the left edge, and never asks the terminal
/// anything. Only rows that differ are written again.
public struct LineRenderer: Sendable {
  /// The size of the screen.
  public private(set) var size: Terminal.Size
  private let palette: Palette
  private var shown: Frame?

  /// Creates a renderer for a screen on which nothing is drawn yet.
  public init(size: Terminal.Size, palette: Palette) {
    self.size = size
    self.palette = palette
  }

  /// Returns what draws `model` over the last picture.
  public mutating func render(_ model: LineModel) -> String {
    let frame = FrameBuilder.frame(model, size: size)
    guard frame != shown else { return "" }
    var output = "\u{1B}[?25l"
    var row = shown?.cursor.row ?? 0
    let old = shown?.rows ?? []
    for (index, new) in frame.rows.enumerated() where index >= old.count || old[index] != new {
      output += Self.move(from: &row, to: index) + "\r"
      output += StyledText(new.runs).painted(palette)
      // At the right margin the cursor still stands on the last character, which must not be erased.
      if new.width < size.columns { output += "\u{1B}[K" }
    }
    if old.count > frame.rows.count {
      output += Self.move(from: &row, to: frame.rows.count) + "\r\u{1B}[J"
    }
    output += Self.move(from: &row, to: frame.cursor.row) + "\r"
    if frame.cursor.column > 0 { output += "\u{1B}[\(frame.cursor.column)C" }
    shown = frame
    return output + "\u{1B}[?25h"
  }

  /// Returns what moves below the last picture, which stays, and forgets it.
  public mutating func finish() -> String {
    guard let frame = shown else { return "" }
    shown = nil
    var row = frame.cursor.row
    return Self.move(from: &row, to: frame.rows.count - 1) + "\r\n"
  }

  /// Returns what takes the last picture off the screen, and forgets it.
  public mutating func erase() -> String {
    guard let frame = shown else { return "" }
    shown = nil
    var row = frame.cursor.row
    return Self.move(from: &row, to: 0) + "\r\u{1B}[J"
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
    let up = min(above + frame.cursor.column / columns, max(0, size.rows - 1))
    return (up > 0 ? "\u{1B}[\(up)A" : "") + "\r\u{1B}[J"
  }

  /// Line feeds go down, because they also make room at the bottom of the screen.
  private static func move(from row: inout Int, to target: Int) -> String {
    defer { row = target }
    if target > row { return "\r" + String(repeating: "\n", count: target - row) }
    return target < row ? "\u{1B}[\(row - target)A" : ""
  }
}

/// A chart of horizontal bars with a label and a value each.
public struct BarChart: Sendable {
  /// One bar.
  public struct Bar: Sendable, Hashable {
    /// What the bar stands for.
    public var label: String
    /// Its length; a value that is not finite gets no bar.
    public var value: Double
    /// The value as it is shown, such as `6.99 €`.
    public var caption: String
    /// The bar's style.
    public var style: Style?

    /// Creates a bar.
    public init(label: String, value: Double, caption: String, style: Style? = nil) {
      self.label = label
      self.value = value
      self.caption = caption
      self.style = style
    }
  }

  /// The line above the chart.
  public var title: String?
  /// The bars, top to bottom.
  public var bars: [Bar]
  /// Lines below the chart.
  public var notes: [String]

  /// Creates a chart.
  public init(title: String? = nil, bars: [Bar], notes: [String] = []) {
    self.title = title
    self.bars = bars
    self.notes = notes
  }

  /// Returns the chart as a picture, lines separated by line feeds, without one at the end.
  ///
  /// The longest bar fills the room that labels and values leave; labels wider than a third of the screen are cut.
  /// Negative values grow to the left of a common zero line.
  ///
  /// - Parameters:
  ///   - width: the columns of the screen; nil means 80.
  ///   - palette: paints title, bars and notes.
  ///   - unicode: whether bars are drawn with block characters, exact to an eighth of a column, instead of `#`.
  public func rendered(width: Int?, palette: Palette, unicode: Bool) -> String {
    let width = max(20, width ?? 80)
    let labels = bars.map { TextWrapping.truncated(oneLine($0.label), width: max(8, width / 3), unicode: unicode) }
    let captions = DecimalColumn(bars.map { oneLine($0.caption) })
    let labelWidth = labels.map { DisplayWidth.of($0) }.max() ?? 0
    let room = max(4, width - labelWidth - captions.width - 3)
    let scale = BarScale(values: bars.map(\.value), room: room, unicode: unicode)
    var lines = title.map { SafeText.lines($0).map { palette.paint($0, .bold) } } ?? []
    for (index, bar) in bars.enumerated() {
      let label = labels[index] + String(repeating: " ", count: labelWidth - DisplayWidth.of(labels[index]))
      let (before, drawn, after) = scale.drawn(bar.value)
      let picture = before + palette.paint(drawn, bar.style ?? .cyan) + after
      lines.append("\(label) \(unicode ? "▏" : "|")\(picture) \(captions.lines[index])")
    }
    lines += notes.flatMap(SafeText.lines).map { palette.paint($0, .dim) }
    return lines.joined(separator: "\n")
  }

  private func oneLine(_ text: String) -> String { SafeText.lines(text).joined(separator: " ") }
}

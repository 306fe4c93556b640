/// Texts brought into line by their decimal points.
struct DecimalColumn {
  /// The texts, all of one width.
  let lines: [String]
  /// That width.
  let width: Int

  init(_ texts: [String]) {
    let parts = texts.map(DecimalParts.init)
    let whole = parts.compactMap { $0.map { DisplayWidth.of($0.whole) } }.max() ?? 0
    let fraction = parts.compactMap { $0.map { DisplayWidth.of($0.fraction) } }.max() ?? 0
    let unit = parts.compactMap { $0.map { DisplayWidth.of($0.unit) } }.max() ?? 0
    let others = zip(texts, parts).filter { $0.1 == nil }.map { DisplayWidth.of($0.0) }.max() ?? 0
    let width = max(whole + fraction + unit, others)
    lines = zip(texts, parts).map { text, parts in
      guard let parts else { return String(repeating: " ", count: width - DisplayWidth.of(text)) + text }
      let before = width - fraction - unit - DisplayWidth.of(parts.whole)
      let between = parts.unit.isEmpty ? 0 : fraction - DisplayWidth.of(parts.fraction)
      let line =
        String(repeating: " ", count: before) + parts.whole + parts.fraction + String(repeating: " ", count: between)
        + parts.unit
      return line + String(repeating: " ", count: width - DisplayWidth.of(line))
    }
    self.width = width
  }
}

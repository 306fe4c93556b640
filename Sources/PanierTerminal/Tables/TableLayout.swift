/// Which columns of a table are shown, and how wide.
struct TableLayout: Equatable {
  /// Indexes of the columns shown, left to right.
  let shown: [Int]
  /// The width of each column shown.
  let widths: [Int]
  /// Indexes of the columns left out.
  let dropped: [Int]

  /// Fits a table into `width` columns; nil where only a record layout can.
  init?(_ content: TableContent, droppable: [Int], width: Int?) {
    let all = Array(content.natural.indices)
    let drops = Array(droppable.reversed())
    guard let width else {
      self.init(shown: all, widths: content.natural, dropped: [])
      return
    }
    for widthOf in [content.natural, content.minimal] {
      for count in 0...drops.count {
        let dropped = drops.prefix(count)
        let shown = all.filter { !dropped.contains($0) }
        guard !shown.isEmpty, Self.total(shown.map { widthOf[$0] }) <= width else { continue }
        let widths = Self.fitted(
          natural: shown.map { content.natural[$0] }, minimal: shown.map { content.minimal[$0] },
          room: width - Self.total(shown.map { _ in 0 }))
        self.init(shown: shown, widths: widths, dropped: dropped.sorted())
        return
      }
    }
    return nil
  }

  private init(shown: [Int], widths: [Int], dropped: [Int]) {
    self.shown = shown
    self.widths = widths
    self.dropped = dropped
  }

  /// The width of a row with its frame.
  private static func total(_ widths: [Int]) -> Int {
    widths.reduce(0, +) + 3 * widths.count + 1
  }

  /// Takes width from the widest column first, down to the minimal widths, until all fit into `room`.
  private static func fitted(natural: [Int], minimal: [Int], room: Int) -> [Int] {
    var widths = natural
    var excess = natural.reduce(0, +) - room
    while excess > 0 {
      let shrinkable = widths.indices.filter { widths[$0] > minimal[$0] }
      guard let widest = shrinkable.max(by: { widths[$0] < widths[$1] }) else { break }
      let next = shrinkable.filter { widths[$0] < widths[widest] }.map { widths[$0] }.max() ?? 0
      let step = min(excess, max(1, widths[widest] - max(next, minimal[widest])))
      widths[widest] -= step
      excess -= step
    }
    return widths
  }
}

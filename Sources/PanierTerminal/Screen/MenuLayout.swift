/// Arranges completion candidates below the line.
enum MenuLayout {
  /// Returns the lines of the menu and the number of the line that holds the selection.
  ///
  /// Candidates with a detail take a line each, details in a column of their own and amounts in line; others stand in
  /// as many columns as fit, read downwards.
  static func lines(
    _ candidates: [Completion.Candidate], selected: Int?, columns: Int, unicode: Bool
  ) -> (lines: [StyledText], selectedLine: Int?) {
    let names = candidates.map {
      TextWrapping.truncated(SafeText.lines($0.display).joined(separator: " "), width: columns - 2, unicode: unicode)
    }
    let nameWidth = names.map { DisplayWidth.of($0) }.max() ?? 0
    guard candidates.contains(where: { !$0.detail.isEmpty }) else {
      return grid(names, nameWidth: nameWidth, selected: selected, columns: columns)
    }
    let details = DecimalColumn(candidates.map { SafeText.lines($0.detail).joined(separator: " ") }).lines
    let lines = names.indices.map { index -> StyledText in
      let name = padded(names[index], to: nameWidth)
      let room = columns - nameWidth - 4
      let detail = room > 3 ? "  " + TextWrapping.truncated(details[index], width: room, unicode: unicode) : ""
      return StyledText([
        .init(" \(name)", index == selected ? .inverse : .plain),
        .init(detail + " ", index == selected ? .inverse : .dim),
      ])
    }
    return (lines, selected)
  }

  /// The lines below the menu that tell about the chosen candidate: a few, so that the text stays in sight.
  static func documentation(_ candidate: Completion.Candidate?, columns: Int) -> [StyledText] {
    guard let candidate, !candidate.documentation.isEmpty else { return [] }
    let lines = SafeText.lines(candidate.documentation).flatMap { TextWrapping.wrap($0, width: columns - 2) }
    return lines.prefix(documentationLimit).map { StyledText(" " + $0, .dim) }
  }

  /// The lines that tell what is to be known of the candidates, such as their age.
  static func note(_ text: String, columns: Int) -> [StyledText] {
    guard !text.isEmpty else { return [] }
    let lines = SafeText.lines(text).flatMap { TextWrapping.wrap($0, width: columns - 2) }
    return lines.prefix(documentationLimit).map { StyledText(" " + $0, .dim) }
  }

  private static let documentationLimit = 8

  private static func grid(
    _ names: [String], nameWidth: Int, selected: Int?, columns: Int
  ) -> (lines: [StyledText], selectedLine: Int?) {
    let across = max(1, columns / (nameWidth + 2))
    let down = (names.count + across - 1) / across
    let lines = (0..<down).map { row in
      StyledText(
        stride(from: row, to: names.count, by: down).map { index in
          .init(" \(padded(names[index], to: nameWidth)) ", index == selected ? .inverse : .plain)
        })
    }
    return (lines, selected.map { $0 % down })
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - DisplayWidth.of(text)))
  }
}

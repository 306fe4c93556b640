import Testing

@testable import PanierTerminal

@Suite struct BracketMatchTests {
  /// The brackets found in a text in which `|` is the cursor, and what stands between `'` is a string.
  private func found(_ picture: String) -> [Int]? {
    let text = picture.replacing("|", with: "")
    let cursor = picture.utf8.firstIndex(of: UInt8(ascii: "|")).map {
      picture.utf8.distance(from: picture.startIndex, to: $0)
    }
    let quotes = text.utf8.enumerated().filter { $0.element == UInt8(ascii: "'") }.map(\.offset)
    let strings = stride(from: 0, to: quotes.count - 1, by: 2).map {
      StyledRange(quotes[$0]..<(quotes[$0 + 1] + 1), .green)
    }
    return BracketMatch.find(in: text, cursor: cursor ?? 0, outside: strings).map { [$0.0, $0.1] }
  }

  @Test(arguments: [
    ("f|(x)", [1, 3]), ("f(x)|", [3, 1]), ("f(|x)", [1, 3]), ("f(x|)", [3, 1]), ("f({ a = b[1] }|)", [14, 1]),
    ("|{ (1), (2) }", [0, 11]), ("é(\n)|", [4, 2]), ("f(')', x|)", [8, 1]), ("f('(' .. ')')|", [12, 1]),
  ])
  func aBracketAtOrBeforeTheCursorHasItsPartner(picture: String, places: [Int]) {
    #expect(found(picture) == places)
  }

  @Test(arguments: ["", "|", "f|", "f(x|", "f(|", "f)|", "f(x]|", "(x]|)", "'f(x)|'", "'(|', )", "|((x)"])
  func whereThereIsNoneNothingIsFound(picture: String) {
    #expect(found(picture) == nil)
  }

  @Test func bothArePaintedUntilTheLineIsFinished() {
    var options = LineEditorOptions(palette: Palette(isColored: true))
    options.highlight = { [StyledRange(0..<1, .magenta), StyledRange(($0.utf8.count + 1)..<99, .dim)] }
    var picture = EditPicture(prompt: "> ", continuation: ". ", options: options)
    var session = EditSession(text: "f(x)", history: [], killRing: KillRing(), lastQuery: "")
    #expect(
      picture.model(of: &session, columns: 80).highlights.suffix(2) == [
        StyledRange(3..<4, EditPicture.bracketStyle), StyledRange(1..<2, EditPicture.bracketStyle),
      ])
    #expect(picture.lastModel(of: session, mark: "").highlights.count == 2)
    _ = session.handle(Key(.home))
    #expect(picture.model(of: &session, columns: 80).highlights.count == 2)
  }
}

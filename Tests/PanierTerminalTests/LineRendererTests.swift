import PanierTerminal
import Testing

@Suite struct LineRendererTests {
  private func renderer(columns: Int = 20, rows: Int = 5, palette: Palette = .plain) -> LineRenderer {
    LineRenderer(size: .init(columns: columns, rows: rows), palette: palette)
  }

  @Test func thePictureFollowsTheModelFromOneToTheNext() {
    var renderer = renderer()
    var screen = ScreenModel(columns: 20, rows: 5)
    let models = [
      LineModel(prompt: "> ", text: "a"), LineModel(prompt: "> ", continuation: ". ", text: "a\nb\nc", cursor: 3),
      LineModel(prompt: "> ", text: "日本語日本語日本語日本語"), LineModel(prompt: "two\nrows> ", text: "x", hint: "y\nz"),
      LineModel(prompt: "> ", text: ""), LineModel(prompt: "> ", text: "m", menu: ["one", "two", "three", "four"]),
    ]
    var pictures: [String] = []
    for model in models {
      screen.feed(Array(renderer.render(model).utf8))
      pictures.append("\(screen.picture) \(screen.cursor)")
    }
    #expect(
      pictures == [
        "> a [0, 3]", "> a\n. b\n. c [1, 3]", "> 日本語日本語日本語\n日本語 [1, 6]", "two\nrows> xy [1, 7]", "> [0, 2]",
        "> m\none\ntwo\n2 more [0, 3]",
      ])
  }

  @Test func anUnchangedPictureCostsNothingAndAChangeOnlyItsRow() {
    var renderer = renderer()
    let first = LineModel(prompt: "> ", continuation: ". ", text: "one\ntwo")
    #expect(renderer.render(first).contains("one"))
    #expect(renderer.render(first) == "")
    let second = renderer.render(LineModel(prompt: "> ", continuation: ". ", text: "one\ntwo!"))
    #expect(second.contains(". two!"))
    #expect(!second.contains("one"))
  }

  @Test func highlightsArePaintedAndLaterOnesWin() {
    var renderer = renderer(palette: Palette(isColored: true))
    let model = LineModel(
      prompt: StyledText("> ", .green), text: "é = 12",
      highlights: [.init(0..<7, .cyan), .init(5..<99, .magenta)])
    #expect(renderer.render(model).contains("\u{1B}[32m> \u{1B}[0m\u{1B}[36mé = \u{1B}[0m\u{1B}[35m12\u{1B}[0m"))
  }
}

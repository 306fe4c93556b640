import PanierTerminal
import ScreenModel
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
    #expect(second == "!")
    let third = LineModel(prompt: "> ", continuation: ". ", text: "one\ntwo!", cursor: 1)
    #expect(renderer.render(third) == "\u{1B}[A\u{8}\u{8}\u{8}")
  }

  /// The bytes that a change of a picture costs.
  private func cost(from before: LineModel, to after: LineModel, columns: Int = 80, rows: Int = 24) -> Int {
    var renderer = renderer(columns: columns, rows: rows, palette: Palette(isColored: true))
    _ = renderer.render(before)
    return renderer.render(after).utf8.count
  }

  @Test func aPlainKeyCostsFewBytesOnALineAndInTwoHundred() {
    let lines = (1...200).map { "local name\($0) = \($0) * (\($0) + 1)" }.joined(separator: "\n")
    func model(_ text: String, _ cursor: Int? = nil, hint: String = "", ghost: String = "") -> LineModel {
      var model = LineModel(prompt: "ovh-eu> ", continuation: ">> ", text: text, cursor: cursor, hint: hint)
      model.ghost = ghost
      return model
    }
    func color(_ model: LineModel, _ range: Range<Int>) -> LineModel {
      var model = model
      model.highlights = [StyledRange(range, .green)]
      return model
    }
    // At the end, in the middle, in a string, before a hint, along ghost text; then the same in 200 lines.
    #expect(cost(from: model("print"), to: model("printx")) == 1)
    #expect(cost(from: model("print(1 + 2, 3 + 4)", 5), to: model("printx(1 + 2, 3 + 4)", 6)) == 4)
    #expect(cost(from: color(model("x = 'abc"), 4..<8), to: color(model("x = 'abcd"), 4..<9)) == 10)
    let hint =
      "  { subsidiary?, description?, expire?, keep? } → Cart, and more that is cut at the margin of the screen"
    #expect(cost(from: model("cart.new{ ", hint: hint), to: model("cart.new{ s", hint: hint)) == 28)
    #expect(cost(from: model("pri", ghost: "nt(1)"), to: model("prin", ghost: "t(1)")) == 1)
    #expect(cost(from: model(lines), to: model(lines + "x")) == 1)
    #expect(cost(from: model(lines, 10), to: model("local namex" + lines.dropFirst(10), 11)) == 4)
    // A key deleted in the middle, and the cursor moved by a character and by a line.
    #expect(cost(from: model("printx(1 + 2, 3 + 4)", 6), to: model("print(1 + 2, 3 + 4)", 5)) == 4)
    #expect(cost(from: model("print", 5), to: model("print", 4)) == 1)
    #expect(cost(from: model("print", 3), to: model("print", 4)) == 3)
    #expect(cost(from: model(lines, 100), to: model(lines, 130)) <= 12)
  }

  @Test func aTextTallerThanTheScreenScrollsNoMoreThanItMust() {
    var renderer = renderer(rows: 3)
    var screen = ScreenModel(columns: 20, rows: 3)
    var pictures: [String] = []
    for cursor in [8, 6, 4, 2, 4, 6, 8, 0] {
      let model = LineModel(prompt: "> ", continuation: ". ", text: "a\nb\nc\nd\ne", cursor: cursor)
      screen.feed(Array(renderer.render(model).utf8))
      pictures.append(screen.picture.replacing("\n", with: "/") + " \(screen.cursor)")
    }
    #expect(
      pictures == [
        ". c/. d/. e [2, 2]", ". c/. d/. e [1, 2]", ". c/. d/. e [0, 2]", ". b/. c/. d [0, 2]", ". b/. c/. d [1, 2]",
        ". b/. c/. d [2, 2]", ". c/. d/. e [2, 2]", "> a/. b/. c [0, 2]",
      ])
  }

  @Test func aMenuIsInSightBelowATextTallerThanTheScreen() {
    var renderer = renderer(rows: 6)
    var screen = ScreenModel(columns: 20, rows: 6)
    let text = (1...9).map { "line \($0)" }.joined(separator: "\n")
    screen.feed(Array(renderer.render(LineModel(prompt: "> ", continuation: ". ", text: text, menu: ["x", "y"])).utf8))
    #expect(screen.picture == ". line 6\n. line 7\n. line 8\n. line 9\nx\ny")
    #expect(screen.cursor == [3, 8])
  }

  @Test func highlightsArePaintedAndLaterOnesWin() {
    var renderer = renderer(palette: Palette(isColored: true))
    let model = LineModel(
      prompt: StyledText("> ", .green), text: "é = 12",
      highlights: [.init(0..<7, .cyan), .init(5..<99, .magenta)])
    #expect(renderer.render(model).contains("\u{1B}[32m> \u{1B}[0m\u{1B}[36mé = \u{1B}[0m\u{1B}[35m12\u{1B}[0m"))
  }
}

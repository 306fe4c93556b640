import PanierTerminal
import Testing

@Suite struct PaletteTests {
  private func isColored(_ choice: ColorChoice, terminal: Bool, _ environment: [String: String] = [:]) -> Bool {
    Palette(choice: choice, isTerminal: terminal) { environment[$0] }.isColored
  }

  @Test func aTerminalIsColoredAndAPipeIsNot() {
    #expect(isColored(.auto, terminal: true))
    #expect(!isColored(.auto, terminal: false))
  }

  @Test func theOperatorsChoiceComesFirst() {
    #expect(isColored(.always, terminal: false, ["NO_COLOR": "1"]))
    #expect(!isColored(.never, terminal: true, ["FORCE_COLOR": "1"]))
  }

  @Test func theEnvironmentDecidesWhereTheOperatorDoesNot() {
    #expect(!isColored(.auto, terminal: true, ["NO_COLOR": "1"]))
    #expect(!isColored(.auto, terminal: true, ["NO_COLOR": "1", "FORCE_COLOR": "1"]))
    #expect(isColored(.auto, terminal: true, ["NO_COLOR": ""]))
    #expect(isColored(.auto, terminal: false, ["FORCE_COLOR": "1"]))
    #expect(isColored(.auto, terminal: false, ["CLICOLOR_FORCE": "1"]))
    #expect(!isColored(.auto, terminal: false, ["FORCE_COLOR": "0"]))
    #expect(!isColored(.auto, terminal: true, ["TERM": "dumb"]))
  }

  @Test func paintsAndResets() {
    #expect(Palette(isColored: true).paint("6.99 €", .green) == "\u{1B}[32m6.99 €\u{1B}[0m")
    #expect(
      Palette(isColored: true).paint("x", Style(foreground: .brightRed, isBold: true, isUnderlined: true))
        == "\u{1B}[1;4;91mx\u{1B}[0m")
    #expect(Palette(isColored: true).paint("x", .plain) == "x")
    #expect(Palette(isColored: true).paint("", .bold) == "")
    #expect(Palette.plain.paint("x", .red) == "x")
  }

  @Test func paintsStyledTextRunByRun() {
    let prompt = StyledText([.init("ovh-eu", .cyan), .init("> ")])
    #expect(prompt.painted(Palette(isColored: true)) == "\u{1B}[36movh-eu\u{1B}[0m> ")
    #expect(prompt.painted(.plain) == "ovh-eu> ")
    #expect(prompt.text == "ovh-eu> ")
  }
}

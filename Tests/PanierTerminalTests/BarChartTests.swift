import PanierTerminal
import Testing

@Suite struct BarChartTests {
  @Test func barsAreExactToAnEighthOfAColumn() {
    let chart = BarChart(
      title: "First year",
      bars: [
        .init(label: ".fr", value: 6.99, caption: "6.99 €"), .init(label: ".io", value: 45, caption: "45.00 €"),
        .init(label: ".com", value: 12.99, caption: "12.99 €"),
      ], notes: ["Without tax."])
    expectLines(
      chart.rendered(width: 40, palette: .plain, unicode: true),
      """
      First year
      .fr  ▏████                        6.99 €
      .io  ▏██████████████████████████ 45.00 €
      .com ▏███████▌                   12.99 €
      Without tax.
      """)
  }

  @Test func negativeValuesGrowLeftAndOddOnesAreSafe() {
    let chart = BarChart(bars: [
      .init(label: ".io", value: 45, caption: "45.00 €"), .init(label: "discount", value: -10, caption: "-10.00 €"),
      .init(label: "unknown", value: .nan, caption: "?"),
      .init(label: "tiny\u{1B}[0m", value: 0.001, caption: "0.00 €"),
      .init(label: "nothing", value: 0, caption: "0.00 €"),
    ])
    expectLines(
      chart.rendered(width: 60, palette: .plain, unicode: false),
      """
      .io           |       #############################  45.00 €
      discount      |#######                              -10.00 €
      unknown       |                                            ?
      tiny\\u{1B}[0m |       #                               0.00 €
      nothing       |                                       0.00 €
      """)
  }

  @Test func longLabelsAreCutAndNoLineIsWiderThanTheScreen() {
    let bars = [Double.greatestFiniteMagnitude, -.greatestFiniteMagnitude, .infinity, .leastNonzeroMagnitude].map {
      BarChart.Bar(label: "日本語日本語日本語日本語日本語", value: $0, caption: "1 €")
    }
    let lines = BarChart(bars: bars).rendered(width: 40, palette: .plain, unicode: true).split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines.allSatisfy { DisplayWidth.of($0) == 40 && $0.hasPrefix("日本語日本語… ") })
  }
}

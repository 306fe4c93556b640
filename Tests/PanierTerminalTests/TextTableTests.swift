import PanierTerminal
import Testing

@Suite struct TextTableTests {
  private let offers = TextTable(
    title: "Offers for example.fr",
    columns: [
      .init("Domain"), .init("Action", isDroppable: true), .init("Duration", alignment: .center, isDroppable: true),
      .init("Price", alignment: .decimal), .init("Description"),
    ],
    rows: [
      ["example.fr", "create", "P1Y", "6.99 €", "A domain of the .fr zone for one year, with all it needs\t"],
      ["日本語.jp", "transfer", "P2Y", "1 234.50 €", "Premium\nsecond line"],
      ["👩‍👩‍👧.ws", "create", "P1Y", "free", "\u{1B}[31m"],
      ["x.io", "create", "P1Y", "12 €", ""],
    ],
    footer: [["Total", "", "", "1 253.49 €"]],
    notes: ["Prices without tax."])

  @Test func withoutLimitEverythingIsShown() {
    expectLines(
      offers.rendered(width: nil, palette: .plain, unicode: true),
      """
      Offers for example.fr
      ┌────────────┬──────────┬──────────┬────────────┬──────────────────────────────────────────────────────────┐
      │ Domain     │ Action   │ Duration │      Price │ Description                                              │
      ├────────────┼──────────┼──────────┼────────────┼──────────────────────────────────────────────────────────┤
      │ example.fr │ create   │   P1Y    │     6.99 € │ A domain of the .fr zone for one year, with all it needs │
      │ 日本語.jp  │ transfer │   P2Y    │ 1 234.50 € │ Premium                                                  │
      │            │          │          │            │ second line                                              │
      │ 👩‍👩‍👧.ws      │ create   │   P1Y    │       free │ \\u{1B}[31m                                               │
      │ x.io       │ create   │   P1Y    │    12    € │                                                          │
      ├────────────┼──────────┼──────────┼────────────┼──────────────────────────────────────────────────────────┤
      │ Total      │          │          │ 1 253.49 € │                                                          │
      └────────────┴──────────┴──────────┴────────────┴──────────────────────────────────────────────────────────┘
      Prices without tax.
      """)
  }

  @Test func droppableColumnsGoFirstAndAreNamed() {
    expectLines(
      offers.rendered(width: 90, palette: .plain, unicode: false),
      """
      Offers for example.fr
      +------------+------------+----------------------------------------------------------+
      | Domain     |      Price | Description                                              |
      +------------+------------+----------------------------------------------------------+
      | example.fr |     6.99 € | A domain of the .fr zone for one year, with all it needs |
      | 日本語.jp  | 1 234.50 € | Premium                                                  |
      |            |            | second line                                              |
      | 👩‍👩‍👧.ws      |       free | \\u{1B}[31m                                               |
      | x.io       |    12    € |                                                          |
      +------------+------------+----------------------------------------------------------+
      | Total      | 1 253.49 € |                                                          |
      +------------+------------+----------------------------------------------------------+
      Prices without tax.
      2 columns not shown: Action, Duration
      """)
  }

  @Test func textWrapsBeforeMoreColumnsGoThanNeeded() {
    expectLines(
      offers.rendered(width: 60, palette: .plain, unicode: true),
      """
      Offers for example.fr
      ┌────────────┬──────────┬────────────┬─────────────────────┐
      │ Domain     │ Action   │      Price │ Description         │
      ├────────────┼──────────┼────────────┼─────────────────────┤
      │ example.fr │ create   │     6.99 € │ A domain of the .fr │
      │            │          │            │ zone for one year,  │
      │            │          │            │ with all it needs   │
      │ 日本語.jp  │ transfer │ 1 234.50 € │ Premium             │
      │            │          │            │ second line         │
      │ 👩‍👩‍👧.ws      │ create   │       free │ \\u{1B}[31m          │
      │ x.io       │ create   │    12    € │                     │
      ├────────────┼──────────┼────────────┼─────────────────────┤
      │ Total      │          │ 1 253.49 € │                     │
      └────────────┴──────────┴────────────┴─────────────────────┘
      Prices without tax.
      1 column not shown: Duration
      """)
  }

  @Test func aNarrowScreenGetsRecordsWithEveryColumn() {
    var table = offers
    table.rows = Array(table.rows.prefix(2))
    expectLines(
      table.rendered(width: 34, palette: .plain, unicode: true),
      """
      Offers for example.fr
      ── 1 ─────────────────────────────
      Domain      │ example.fr
      Action      │ create
      Duration    │ P1Y
      Price       │ 6.99 €
      Description │ A domain of the .fr
                  │ zone for one year,
                  │ with all it needs
      ── 2 ─────────────────────────────
      Domain      │ 日本語.jp
      Action      │ transfer
      Duration    │ P2Y
      Price       │ 1 234.50 €
      Description │ Premium
                  │ second line
      ──────────────────────────────────
      Domain      │ Total
      Price       │ 1 253.49 €
      Prices without tax.
      """)
  }

  @Test(arguments: 1...120) func noLineIsEverWiderThanTheScreen(width: Int) {
    let lines = offers.rendered(width: width, palette: .plain, unicode: true).split(separator: "\n")
    // Titles and notes are prose of the host and are left to the terminal.
    let body = lines.filter { !$0.hasPrefix("Offers") && !$0.hasPrefix("Prices") && !$0.contains("not shown") }
    if width >= 16 { #expect(body.allSatisfy { DisplayWidth.of($0) <= width }) }
    #expect(body.contains { $0.contains("6.99 €") } || width < 16)
  }

  @Test(arguments: [
    (["$6.99", "$1,234.50", "-$12"], ["    $6.99", "$1,234.50", "  -$12   "]),
    (["6,99 €", "1.234,50 €", "1 000 €"], ["    6,99 €", "1.234,50 €", "1 000    €"]),
    (["5", "12.5", "n/a"], ["   5  ", "  12.5", "   n/a"].map { String($0.dropFirst(2)) }),
    (["1,234", "56,7"], ["1,234  ", "   56,7"]),
    (["6.99 € / year", "12.00 € / month"], [" 6.99 € / year ", "12.00 € / month"]),
    (["EUR 6.99", "from 7.00"], [" EUR 6.99", "from 7.00"]),
  ])
  func amountsLineUpAtTheDecimalPoint(amounts: [String], expected: [String]) {
    let table = TextTable(columns: [.init("", alignment: .decimal)], rows: amounts.map { [.init($0)] })
    let lines = table.rendered(width: nil, palette: .plain, unicode: false).split(separator: "\n")
    #expect(lines.dropFirst().dropLast().map { String($0.dropFirst(2).dropLast(2)) } == expected)
  }

  @Test func stylesPaintTextAndNotItsPadding() {
    let table = TextTable(
      columns: [.init("Item", style: .cyan)], rows: [["a"], [.init("bcdef", style: .red)]])
    expectLines(
      table.rendered(width: nil, palette: Palette(isColored: true), unicode: false)
        .replacing("\u{1B}[2m|\u{1B}[0m", with: "|").replacing("\u{1B}", with: "^"),
      """
      ^[2m+-------+^[0m
      | ^[1mItem^[0m  |
      ^[2m+-------+^[0m
      | ^[36ma^[0m     |
      | ^[31mbcdef^[0m |
      ^[2m+-------+^[0m
      """)
  }

  @Test func anEmptyTableKeepsItsHeadings() {
    expectLines(
      TextTable(columns: [.init("Id"), .init("Price", alignment: .decimal)], rows: [], notes: ["No carts."])
        .rendered(width: 80, palette: .plain, unicode: true),
      """
      ┌────┬───────┐
      │ Id │ Price │
      ├────┼───────┤
      └────┴───────┘
      No carts.
      """)
    #expect(
      TextTable(columns: [], rows: [], notes: ["Nothing."]).rendered(width: 80, palette: .plain, unicode: true)
        == "Nothing.")
  }

  @Test func raggedRowsLoseNothing() {
    expectLines(
      TextTable(columns: [.init("A")], rows: [["1", "2"], []]).rendered(width: nil, palette: .plain, unicode: false),
      """
      +---+---+
      | A |   |
      +---+---+
      | 1 | 2 |
      |   |   |
      +---+---+
      """)
  }

  @Test func machineFormatsKeepTheTextExactly() {
    let table = TextTable(
      title: "T", columns: [.init("Plan"), .init("Price, net", alignment: .decimal)],
      rows: [["a\tb", "6.99 €"], ["say \"hi\"\r\nthere", #"c:\d"#]], footer: [["Total", "1"]], notes: ["n"])
    #expect(
      table.rendered(as: .csv) == "Plan,\"Price, net\"\na\tb,6.99 €\n\"say \"\"hi\"\"\r\nthere\",c:\\d")
    #expect(table.rendered(as: .tsv) == "Plan\tPrice, net\na\\tb\t6.99 €\nsay \"hi\"\\r\\nthere\tc:\\\\d")
    #expect(table.rendered(as: .csv, formulasAsText: true) == table.rendered(as: .csv))
    #expect(table.rendered(as: .csv, headings: false).hasPrefix("a\tb,6.99 €\n"))
  }

  @Test func markdownIsForReaders() {
    let table = TextTable(
      title: "Offers", columns: [.init("Plan"), .init("Price", alignment: .decimal), .init("For", alignment: .center)],
      rows: [["a|b", "6.99 €", "*all*\nof us"]], footer: [["Total", "6.99 €", ""]], notes: ["Without tax."])
    expectLines(
      table.rendered(as: .markdown),
      """
      **Offers**

      | Plan | Price | For |
      | --- | ---: | :---: |
      | a\\|b | 6.99 € | \\*all\\*<br>of us |
      | Total | 6.99 € |  |

      Without tax.
      """)
  }

  @Test(arguments: [
    ("=1+1", "\"'=1+1\""), ("@SUM(A1)", "\"'@SUM(A1)\""), ("-2+3", "\"'-2+3\""),
    ("+cmd|' /C calc'!A0", "\"'+cmd|' /C calc'!A0\""),
    ("-\"x\"", "\"'-\"\"x\"\"\""), ("-", "\"'-\""), ("\t=1", "\"'\t=1\""), ("-2.20 EUR", "-2.20 EUR"), ("-5", "-5"),
    ("+33.123", "+33.123"), ("a=b", "a=b"), ("", ""), ("-2.20 EUR+1", "\"'-2.20 EUR+1\""), ("＝1", "\"'＝1\""),
  ])
  func writesFormulasAsTextWhereItIsAskedFor(cell: String, written: String) {
    let table = TextTable(columns: [.init("=A")], rows: [[.init(cell)]])
    #expect(table.rendered(as: .csv, formulasAsText: true) == "\"'=A\"\n" + written)
    #expect(table.rendered(as: .csv, headings: false) == (cell.contains("\"") ? "\"-\"\"x\"\"\"" : cell))
  }

  @Test func writesFormulasAsTextInTSVToo() {
    let table = TextTable(columns: [.init("A")], rows: [["=1"]])
    #expect(table.rendered(as: .tsv, formulasAsText: true) == "A\n'=1")
  }
}

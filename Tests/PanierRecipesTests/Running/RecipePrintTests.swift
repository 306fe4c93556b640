import OVHSimulator
import PanierKit
import PanierTerminal
import PanierTesting
import PanierVM
import Testing

/// What a recipe prints cannot drive the terminal of whoever runs it.
struct RecipePrintTests {
  private func printed(
    _ run: String, risk: String = "quote", printing: PrintingOptions = PrintingOptions()
  ) async throws
    -> String
  {
    try await RunningSimulator.with { running in
      let harness = RecipeHarness(running, printing: printing)
      try await harness.run(Kitchen.recipe(risk: risk, run: run))
      return harness.output
    }
  }

  @Test(arguments: [
    (#"print("a\27[2J\27]0;title\7b")"#, #"a\u{1B}[2J\u{1B}]0;title\u{7}b"#),
    (#"print("good\rbad\8")"#, #"good\rbad\u{8}"#),
    (#"print("free.fr\u{202E}live\u{2066}\u{200B}\u{FEFF}")"#, #"free.fr\u{202E}live\u{2066}\u{200B}\u{FEFF}"#),
    (#"print("\u{9B}31m\127\0")"#, #"\u{9B}31m\u{7F}\u{0}"#),
    (#"print("\x9B31m")"#, "\u{FFFD}31m"),
    (#"print("one\n\ttwo", "three")"#, "one\n\ttwo\tthree"),
    (#"print(setmetatable({}, { __tostring = function() return "\27c" end }))"#, #"\u{1B}c"#),
    (#"print({ name = "\27[2J" })"#, "┌───────────┐\n│ name      │\n├───────────┤\n│ \\u{1B}[2J │\n└───────────┘"),
    (#"show({ { name = "\27[2J\u{202E}" } }, { format = "csv" })"#, "name\n\\u{1B}[2J\\u{202E}"),
    (#"show({ { name = "\27[2J" } }, { format = "tsv" })"#, "name\n\\u{1B}[2J"),
    (#"show({ { name = "\27[2J" } }, { format = "json" })"#, "[\n  {\n    \"name\": \"\\u001b[2J\"\n  }\n]"),
    (#"chart({ { n = "\27[2J", v = 1 } }, { label = "n", value = "v", title = "\27c" })"#, nil),
    (#"pcall(print, "été 日本 👩‍👩‍👧")"#, "été 日本 👩‍👩‍👧"),
  ]) func isText(call: String, shown: String?) async throws {
    let output = try await printed(call)
    if let shown { #expect(output == shown + "\n") }
    #expect(output.unicodeScalars.allSatisfy { $0 == "\n" || $0 == "\t" || !isControl($0) })
  }

  private func isControl(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "\u{200D}" { return false }
    return [.control, .format].contains(scalar.properties.generalCategory)
  }

  @Test func keepsTheColoursOfTheHostsTables() async throws {
    let coloured = PrintingOptions(palette: Palette(isColored: true))
    let plain = try await printed(#"print(cart.new():offers("free-a.fr"))"#, printing: coloured)
    #expect(plain.contains("\u{1B}[1m") && !plain.contains(#"\u{1B}"#))
    let mixed = try await printed(
      #"local offers = cart.new():offers("free-a.fr") print("\27[2J", offers, "\27[8m", offers, "\27c")"#,
      printing: coloured)
    let table = String(plain.dropLast())
    #expect(mixed == "\\u{1B}[2J\t\(table)\t\\u{1B}[8m\t\(table)\t\\u{1B}c\n")
    // Once printed, a table is text as any other: nobody hands it on as the host's.
    let again = try await printed(
      #"local offers = cart.new():offers("free-a.fr") print(offers) print("\27[1m\27[0m")"#, printing: coloured)
    #expect(again == plain + "\\u{1B}[1m\\u{1B}[0m\n")
  }
}

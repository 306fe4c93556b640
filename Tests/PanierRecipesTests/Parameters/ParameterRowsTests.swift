import PanierRecipes
import Testing

struct ParameterRowsTests {
  private func rows(_ text: String, _ path: String) -> String {
    do {
      return try ParameterRows(text, path: path).rows.map { row in
        row.map { "\($0.name)=\($0.input)" }.joined(separator: " ")
      }.joined(separator: "; ")
    } catch { return error.message }
  }

  @Test func readsYAML() {
    #expect(
      rows("domain: example.fr\nyears: 2\nnames:\n  - a\n  - b\nzip: 01234\nempty:\n", "p.yaml")
        == #"domain=text("example.fr") years=text("2") "#
        + #"names=list([PanierRecipes.ParameterInput.text("a"), PanierRecipes.ParameterInput.text("b")]) zip=text("01234")"#
    )
    #expect(rows("- a: 1\n- a: true\n", "p.yml") == #"a=text("1"); a=boolean(true)"#)
  }

  @Test func readsJSON() {
    #expect(rows(#"[{"a": 1, "b": null}, {"a": 1.5}]"#, "p.json") == "a=integer(1); a=number(1.5)")
  }

  @Test func readsCSV() {
    #expect(
      rows("domain,label\r\nexample.fr,\"a \"\"b\"\", c\"\r\n\r\nexample.com,\r\n", "p.csv")
        == #"domain=text("example.fr") label=text("a \"b\", c"); domain=text("example.com")"#)
  }

  @Test(arguments: [
    ("x", "p.txt", "cannot read parameters from 'p.txt': its name must end in .yaml, .json or .csv"),
    ("{", "p.json", "'p.json' is not JSON: a member without a name at byte 1"),
    ("[1]", "p.json", "'p.json', row 1: expected names with values, as in domain: example.fr, got a number"),
    ("a,b\n1\n", "p.csv", "'p.csv', row 1 has 1 cells, and the first line names 2"),
    ("a\n\"1\n", "p.csv", "'p.csv' ends inside a quoted cell"),
    ("a\n1\"2\n", "p.csv", "'p.csv', line 2: a quote stands inside a cell"),
    ("a,b\n", "p.csv", "'p.csv' holds no parameters"),
    (
      "a: &a [x,x,x,x,x,x,x,x]\n"
        + zip("bcdefg", "abcdef").map { "\($0): &\($0) [*\($1),*\($1),*\($1),*\($1),*\($1),*\($1),*\($1),*\($1)]\n" }
        .joined(),
      "p.yaml", "the YAML holds more than 200000 values"
    ),
  ]) func saysWhatIsWrong(text: String, path: String, sentence: String) {
    #expect(rows(text, path) == sentence)
  }
}

import OVHClient
import PanierOrdering
import PanierRecipes
import PanierVM
import Testing

struct ParameterTests {
  /// What is given, and what the recipe would get, or the sentence of the refusal.
  private func bind(_ parameters: String, _ given: (name: String, input: ParameterInput)...) async -> String {
    do {
      let text = Kitchen.recipe(extra: "params = { \(parameters) },")
      let loaded = try await ManifestReader(program: Kitchen.program).read(RecipeContent(main: Array(text.utf8)))
      let bound = try await loaded.bind(given)
      return bound.shown.map { "\($0.name)=\($0.text)" }.joined(separator: " ")
    } catch { return "\(error)" }
  }

  @Test(arguments: [
    ("param.string{ min = 2, max = 4 }", "abc", "a=abc"),
    ("param.string{ min = 2, max = 4 }", "a", "parameter 'a': 'a' is too short; give text of 2 to 4 characters"),
    (
      "param.string{ pattern = '%l+' }", "a1",
      "parameter 'a': 'a1' does not match; give text that matches the Lua pattern %l+"
    ),
    (
      "param.string{}", "a\u{202E}b",
      "parameter 'a': 'a\u{202E}b' holds characters that cannot be seen; give text"
    ),
    ("param.integer{ min = 1, max = 10 }", "7", "a=7"),
    ("param.integer{ min = 1, max = 10 }", "11", "parameter 'a': '11' is too large; give a whole number from 1 to 10"),
    ("param.integer{ min = 1 }", "x", "parameter 'a': 'x' is no whole number; give a whole number at least 1"),
    ("param.number{ max = 1.5 }", "1.25", "a=1.25"),
    ("param.number{}", "nan", "parameter 'a': 'nan' is no number; give a number"),
    ("param.number{}", "0x10", "parameter 'a': '0x10' is no number; give a number"),
    ("param.boolean{}", "true", "a=true"),
    ("param.boolean{}", "yes", "parameter 'a': 'yes' is neither; give true or false"),
    ("param.money{ max = '50 EUR' }", "19.99 EUR", "a=19.99 EUR"),
    (
      "param.money{ max = '50 EUR' }", "60 EUR",
      "parameter 'a': '60 EUR' is too large; give an amount with its currency, as in 30 EUR, at most 50.00 EUR"
    ),
    (
      "param.money{ max = '50 EUR' }", "19 USD",
      "parameter 'a': '19 USD' is not in EUR; give an amount with its currency, as in 30 EUR, at most 50.00 EUR"
    ),
    (
      "param.money{}", "19",
      "parameter 'a': '19' is no amount with a currency; give an amount with its currency, as in 30 EUR"
    ),
    ("param.period{ min = 'P1M' }", "P1Y", "a=P1Y"),
    (
      "param.period{ min = 'P1M', max = 'P2Y' }", "P3Y",
      "parameter 'a': 'P3Y' is too large; give an ISO 8601 period, as in P1Y, from P1M to P2Y"
    ),
    ("param.domain{}", "Bücher.example", "a=xn--bcher-kva.example"),
    ("param.domain{}", "example", "parameter 'a': 'example' has no suffix; give a whole domain name, as in example.fr"),
    (
      "param.domain{}", "a b.fr",
      "parameter 'a': 'a b.fr' is no domain name (a space cannot stand in one); give a whole domain name, as in example.fr"
    ),
    ("param.choice{ of = { 'small', 'large' } }", "large", "a=large"),
    (
      "param.choice{ of = { 'small', 'large' } }", "huge",
      "parameter 'a': 'huge' is none of them; give one of small, large"
    ),
    ("param.list{ of = param.integer{ min = 1 }, max = 3 }", "1, 2,3", "a=1,2,3"),
    (
      "param.list{ of = param.integer{ min = 1 }, max = 3 }", "1,0",
      "parameter 'a': '1,0' item 2, '0', is too small; give a list of at most 3 items, separated by commas, each a "
        + "whole number at least 1"
    ),
  ]) func checksText(declaration: String, text: String, outcome: String) async {
    #expect(await bind("a = \(declaration)", ("a", .text(text))) == outcome)
  }

  @Test func namesTheNearestParameter() async {
    #expect(
      await bind("domain = param.domain{}, years = param.integer{}", ("year", .text("1")))
        == "hello has no parameter 'year'; did you mean 'years'?")
    #expect(await bind("", ("year", .text("1"))) == "hello has no parameter 'year'; it takes none")
    #expect(
      await bind("a = param.string{}", ("a", .text("x")), ("a", .text("y"))) == "parameter 'a' is given twice")
  }

  @Test func computesDefaultsFromTheParametersBefore() async {
    let parameters = """
      domain = param.domain{ required = true },
      mail = param.string{ default = function(p) return "post@" .. p.domain end },
      ceiling = param.money{ default = "30 EUR" },
      half = param.string{ default = function(p) return p.ceiling .. "/2" end }
      """
    #expect(
      await bind(parameters, ("domain", .text("example.fr")))
        == "domain=example.fr mail=post@example.fr ceiling=30.00 EUR half=30.00 EUR/2")
    #expect(
      await bind(parameters)
        == "parameter 'domain' is required; write domain=VALUE with a whole domain name, as in example.fr")
    #expect(
      await bind("n = param.integer{ default = function(p) return 'many' end }")
        == "the default of parameter 'n': 'many' is no whole number; expected a whole number")
  }

  @Test func neverShowsASecret() async {
    let declaration = "code = param.string{ secret = true, min = 4 }"
    #expect(await bind(declaration, ("code", .text("hunter2"))) == "code=(secret)")
    #expect(
      await bind(declaration, ("code", .text("abc")))
        == "parameter 'code': what was given is too short; give text of at least 4 characters")
  }

  @Test func takesValuesOfFilesAndScripts() async {
    #expect(await bind("a = param.integer{}", ("a", .number(3))) == "a=3")
    #expect(await bind("a = param.list{ of = param.domain{} }", ("a", .list([.text("A.fr")]))) == "a=a.fr")
    #expect(
      await bind("a = param.string{}", ("a", ParameterInput(.table(LuaTable(fields: [("x", .integer(1))])))))
        == "parameter 'a': table is no text; give text")
  }

  @Test func asksUntilTheAnswerIsAccepted() async throws {
    let text = Kitchen.recipe(extra: "params = { n = param.integer{ required = true, max = 3 } },")
    let loaded = try await ManifestReader(program: Kitchen.program).read(RecipeContent(main: Array(text.utf8)))
    let answers = Answers(["x", "9", "2"])
    let bound = try await loaded.bind([], asking: answers)
    #expect(bound.shown.map(\.text) == ["2"])
    #expect(
      await answers.problems == [
        nil, "parameter 'n': 'x' is no whole number; give a whole number at most 3",
        "parameter 'n': '9' is too large; give a whole number at most 3",
      ])
  }

  private actor Answers: ParameterQuestions {
    private var answers: [String]
    private(set) var problems: [String?] = []

    init(_ answers: [String]) { self.answers = answers }

    func answer(for parameter: ParameterDeclaration, problem: String?) -> String? {
      problems.append(problem)
      return answers.isEmpty ? nil : answers.removeFirst()
    }
  }
}

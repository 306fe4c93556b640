import PanierOrdering
import Testing

@testable import PanierCommandLine

@Suite struct BudgetOrderTests {
  @Test(arguments: [
    (["team", "500 EUR/month"], "team", "500.00 EUR", "budget: { per_month: 500.00 EUR }"),
    (["operator", "ada", "50 EUR"], "operator ada", "50.00 EUR", "budget: { operators: { ada: 50.00 EUR } }"),
    (["project", "shop", "5 EUR/month"], "project shop", "5.00 EUR", "budget: { projects: { shop: 5.00 EUR } }"),
    (["recipe", "buy", "none"], "recipe buy", "", "budget: { recipes: { buy: … } }"),
  ])
  func readsTheWordsOfTheCommandLine(words: [String], name: String, limit: String, setting: String) throws {
    let order = try BudgetOrder(words)
    #expect("\(order.name)" == name && (order.limit.map { "\($0)" } ?? "") == limit && order.setting == setting)
  }

  @Test(arguments: [
    (
      ["shop", "50 EUR"],
      "'shop 50 EUR' names no budget; write team, operator NAME, project NAME or recipe NAME with a limit, as in: panier "
        + "budget set project shop \"50 EUR/month\""
    ),
    (
      ["team", "x", "50 EUR"],
      "'team x 50 EUR' names no budget; write team, operator NAME, project NAME or recipe NAME with a limit, as in: "
        + "panier budget set project shop \"50 EUR/month\""
    ),
    (
      ["team", "50/month"],
      "'50' is not an amount of money; write a number with a point and a currency, as in \"19.99 EUR\""
    ),
    (["team", "0 EUR"], "'0 EUR' allows nothing; give an amount above zero, as in \"30 EUR\""),
  ])
  func refusesOtherWords(words: [String], sentence: String) {
    #expect(throws: CommandFailure(.usage, sentence)) { try BudgetOrder(words) }
  }
}

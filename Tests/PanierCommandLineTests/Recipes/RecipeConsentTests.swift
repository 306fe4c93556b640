import Glibc
import PanierOrdering
import PanierRecipes
import PanierVM
import Synchronization
import Testing

@testable import PanierCommandLine

@Suite struct RecipeConsentTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var shelf: RecipeShelf {
    let bundle = CommandLine.arguments.first ?? ""
    let program = bundle[..<(bundle.lastIndex(of: "/") ?? bundle.startIndex)] + "/VMChild"
    return RecipeShelf(
      RecipePlaces(
        data: folder.path + "/data", state: folder.path + "/state", configuration: folder.path + "/config",
        project: folder.path), program: IsolatedProgram(path: String(program)))
  }

  private func packed(author: String = "Anna") async throws -> OpenedRecipe {
    let text = """
      return recipe{
        name = "hello", version = "1.0.0", summary = "Says hello.", author = "\(author)", risk = "order",
        params = { code = param.string{ secret = true } }, run = function() end,
      }
      """
    let path = try folder.write("recipe.lua", text)
    let file = folder.path + "/x.panier"
    _ = try shelf.pack(try await shelf.open(path), to: file, key: nil)
    return try await shelf.open(file)
  }

  private func consent(_ answers: String?...) -> (RecipeConsent, Lines) {
    let questions = Lines()
    let left = Mutex(answers)
    return (
      RecipeConsent(shelf: shelf, isQuiet: true) { question in
        questions.add(question)
        return left.withLock { $0.isEmpty ? nil : $0.removeFirst() }
      }, questions
    )
  }

  @Test func asksOnceAndShowsWhatCounts() async throws {
    let recipe = try await packed()
    let (consent, questions) = consent("hello")
    try await consent.require(recipe, [("code", "(secret)")])
    try await consent.require(recipe, [("code", "(secret)")])
    #expect(
      questions.all == [
        """
        hello 1.0.0 wants to run for the first time:
          does       Says hello.
          author     Anna (by its own account)
          signed by  nobody
          from       \(folder.path)/x.panier
          risk       order: it may order, and not pay
          sha256     \(recipe.content.sha256)
          parameter  code = (secret)
        It runs in a process without files, network or your keys, and orders only as you confirm.
        Type its name (hello) to allow this very content: 
        """
      ])
  }

  @Test(arguments: ["", "yes", "y", "hello 1.0.0", "Hello"]) func takesNothingButTheName(answer: String) async throws {
    let recipe = try await packed()
    let error = await #expect(throws: CommandFailure.self) { try await consent(answer).0.require(recipe, []) }
    #expect(error == CommandFailure(.refused, "hello 1.0.0 was not run, since it was not allowed"))
    #expect(try TrustJudgement(recipe, try shelf.trust()) == .ask)
  }

  @Test func refusesWhereNobodyCanBeAsked() async throws {
    let recipe = try await packed()
    let nobody = RecipeConsent(shelf: shelf, isQuiet: true, ask: nil)
    let error = await #expect(throws: CommandFailure.self) { try await nobody.require(recipe, []) }
    #expect(error?.status == .refused)
    #expect(error?.description.contains("--yes is not enough") == true)
  }

  @Test func filtersByRisk() throws {
    func shown(_ text: String) throws -> [Risk] {
      let filter = try #require(RiskFilter(text))
      return Risk.allCases.filter { filter.contains($0) }
    }
    #expect(try shown("<= quote") == [.read, .quote])
    #expect(try shown(">order") == [.pay, .waive])
    #expect(try shown("< quote") == [.read])
    #expect(try shown(">= pay") == [.pay, .waive])
    #expect(try shown("order") == [.order])
    #expect(RiskFilter("cheap") == nil)
  }
}

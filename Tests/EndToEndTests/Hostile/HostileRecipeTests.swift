import Testing

/// Recipes and archives of people who mean harm, as one set: each is refused in one sentence, runs nothing and leaves
/// nothing behind.
@Suite struct HostileRecipeTests {
  @Test(arguments: HostileRecipe.all) func isRefused(hostile: HostileRecipe) async throws {
    let workshop = try HostileWorkshop()
    let attempt = try await hostile.plant(workshop)
    let before = try workshop.files()
    let result = try await workshop.panier(attempt.command)
    #expect(
      result.errors == "panier: \(attempt.sentence)\n"
        || attempt.sentenceIfSlow.map { result.errors == "panier: \($0)\n" } == true, "\(result.errors)")
    #expect(result.errors.unicodeScalars.allSatisfy { $0 == "\n" || !HostileWorkshop.drives($0) })
    #expect(result.status == hostile.status)
    // Each of them would say so, and make a cart.
    #expect(result.output == "")
    #expect(try workshop.files() == before)
  }
}

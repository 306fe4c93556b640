import OVHClient
import PanierOrdering
import PanierRecipes
import PanierTerminal
import PanierVM
import Testing

@testable import PanierCommandLine

/// The line below an error that names a recipe.
@Suite struct ErrorAdviceTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var shelf: RecipeShelf {
    RecipeShelf(
      RecipePlaces(
        data: folder.path + "/data", state: folder.path + "/state", configuration: folder.path + "/config",
        project: folder.path))
  }

  private static let taken = LuaError(
    kind: .refused, message: "a.fr is taken; its owner may transfer it here, with action = \"transfer\"",
    fields: [("class", .string("NotAvailable"))], location: "order.lua:3")

  private static let summary =
    "Finds the cheapest suffix for a label: first year, renewal, and what it costs over years."

  @Test func namesTheCommand() {
    #expect(
      ErrorAdvice(shelf).line(for: ErrorReport(Self.taken))
        == "  panier recipe run cheapest-name helps: \(Self.summary)")
  }

  @Test func namesTheCallAtThePrompt() {
    #expect(
      ErrorAdvice(shelf, isPrompt: true).line(for: ErrorReport(Self.taken))
        == "  recipe.run(\"cheapest-name\") helps: \(Self.summary)")
  }

  @Test func isDimAndFitsTheTerminal() {
    let line = ErrorAdvice(shelf, palette: Palette(isColored: true), width: 60).line(for: ErrorReport(Self.taken))
    #expect(line == "\u{1B}[2m  panier recipe run cheapest-name helps: Finds the cheapest…\u{1B}[0m")
  }

  @Test func isSilentWhereItIsNotWanted() {
    #expect(ErrorAdvice(shelf, isQuiet: true).line(for: ErrorReport(Self.taken)) == nil)
    #expect(ErrorAdvice(shelf, running: "cheapest-name").line(for: ErrorReport(Self.taken)) == nil)
    #expect(ErrorAdvice(shelf).line(for: ErrorReport(CancellationError())) == nil)
    #expect(
      ErrorAdvice(shelf).line(for: ErrorReport(LuaError(kind: .exit, message: "is taken", exitCode: 3))) == nil)
  }

  @Test func helpsWithErrorsOutsideOfScriptsToo() {
    var error = OVHError(kind: .api, request: "GET /x", message: "Custom field AUTH_INFO is mandatory for product a.fr")
    error.status = 400
    #expect(
      ErrorAdvice(shelf).line(for: ErrorReport(error))
        == "  panier recipe run transfer-in helps: Transfers a name from another registrar, and compares what its renewal "
        + "costs.")
    #expect(
      ErrorAdvice(shelf).line(for: ErrorReport(CommandFailure(.refused, "a.fr is taken")))
        == "  panier recipe run cheapest-name helps: \(Self.summary)")
  }

  @Test func namesWhatATapOffers() throws {
    try folder.make("data/taps/team")
    try folder.write(
      "data/taps/team/tap.json",
      #"{"url": "git+file:///srv/x.git", "commit": "0123456789012345678901234567890123456789"}"#)
    try folder.write(
      "data/taps/team/panier-index.json",
      #"{"version": 1, "recipes": [{"name": "moon", "version": "1.0.0", "risk": "read", "summary": "Waits for the moon.","#
        + #" "source": "git+file:///srv/x.git@v1.0.0", "sha256": "\#(String(repeating: "0", count: 64))","#
        + #" "helps": ["moon is full"]}]}"#)
    for isPrompt in [false, true] {
      #expect(
        ErrorAdvice(shelf, isPrompt: isPrompt).line(
          for: ErrorReport(LuaError(kind: "moon", message: "the moon is full")))
          == "  panier recipe add team/moon helps: Waits for the moon.")
    }
  }

  @Test func escapesWhatALockFileSaysOfATrustedContent() throws {
    // The sum of a content that may run, in a lock file that somebody else wrote.
    let sum = String(repeating: "0", count: 64)
    var trust = try shelf.trust()
    try trust.grant(sum, name: "moon", risk: .read)
    try folder.write(
      "panier.lock",
      #"{"version": 1, "recipes": [{"name": "moon", "version": "1.0.0", "form": "recipe", "risk": "read","#
        + #" "summary": "a\u001b[2J\nb\u202e", "source": "./x", "sha256": "\#(sum)", "helps": ["moon is full"]}]}"#)
    #expect(
      ErrorAdvice(shelf).line(for: ErrorReport(LuaError(kind: "moon", message: "the moon is full")))
        == "  panier recipe run moon helps: a\\u{1B}[2J\\nb\\u{202E}")
  }
}

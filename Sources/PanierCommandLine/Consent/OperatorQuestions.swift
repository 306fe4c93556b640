import Glibc
import PanierKit
import PanierOrdering
import PanierTerminal

/// The operator at the terminal: confirms orders by typing the amount's whole number, and answers scripts.
struct OperatorQuestions: Consent, WriteConsent, Dialogue {
  let confirmation: Confirmation
  /// Makes room for a question on the terminal.
  private let begin: @Sendable () -> Void

  init(terminal: Terminal, begin: @escaping @Sendable () -> Void = {}) {
    confirmation = Confirmation(terminal: terminal)
    self.begin = begin
  }

  func answer(to purchase: ProposedPurchase) async -> ConsentAnswer {
    let prompt = PurchasePrompt(purchase)
    begin()
    let typed = try? await confirmation.ask(prompt.text)
    guard let typed else { return .declined(typed: "") }
    let word = Confirmation.trimmed(typed)
    return word == prompt.expected ? .granted : .declined(typed: word)
  }

  func answer(to write: ProposedWrite) async -> ConsentAnswer {
    begin()
    let typed = (try? await confirmation.ask(WritePrompt(write).text)) ?? nil
    let word = (typed ?? "").filter { !$0.isWhitespace }
    return word == write.word ? .granted : .declined(typed: word)
  }

  func ask(_ question: String) async throws -> String? {
    begin()
    return try await confirmation.ask(question)
  }
}

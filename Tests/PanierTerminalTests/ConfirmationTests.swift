import Glibc
import ScreenModel
import Testing

@testable import PanierTerminal

@Suite(.timeLimit(.minutes(5))) struct ConfirmationTests {
  @Test func theAnswerIsWhatWasTypedAfterTheQuestion() async throws {
    let scripted = try ScriptedTerminal(columns: 60)
    try scripted.type("yes\nyes\nye")
    await scripted.wait("the echo") { $0.picture.hasSuffix("yes\nyes\nye") }
    let confirmation = Confirmation(terminal: scripted.terminal)
    let answer = Task { try await confirmation.ask("Place the order? Type 12: ") }
    await scripted.wait("the question") { $0.picture.contains("Type 12:") }
    try scripted.type("1x\u{7F}2\n")
    #expect(try await answer.value == "12")
    #expect(scripted.isCooked)
  }

  @Test func oneQuestionStandsAtATimeInTheOrderInWhichTheyCame() async throws {
    let scripted = try ScriptedTerminal(columns: 60)
    let terminal = scripted.terminal
    let gate = QuestionGate.of(terminal.input)
    let first = Task { try await Confirmation(terminal: terminal).ask("How many? ") }
    await scripted.wait("the first question") { $0.picture.contains("How many?") }
    // Another asker of the same terminal: the purchase waits until the script's own question is answered.
    let second = Task { try await Confirmation(terminal: terminal).ask("Order? Type 6: ") }
    let third = Task { try await Confirmation(terminal: terminal).ask("Which? ") }
    while gate.waitingCount < 2 { await Task.yield() }
    #expect(!scripted.screen.picture.contains("Order?"))
    try scripted.type("6\n6\n")
    #expect(try await first.value == "6")
    // The second 6 was typed before its question was seen.
    await scripted.wait("the next question") { $0.picture.contains("Type 6:") || $0.picture.contains("Which?") }
    let isSecondShown = scripted.screen.picture.contains("Type 6:")
    try scripted.type("a\n")
    #expect(try await (isSecondShown ? second : third).value == "a")
    await scripted.wait("the last question") { $0.picture.contains("Type 6:") && $0.picture.contains("Which?") }
    try scripted.type("b\n")
    #expect(try await (isSecondShown ? third : second).value == "b")
    #expect(gate.waitingCount == 0)
  }

  @Test func aQuestionThatWaitsIsGivenUpWithItsTask() async throws {
    let scripted = try ScriptedTerminal(columns: 60)
    let gate = QuestionGate.of(scripted.terminal.input)
    let confirmation = Confirmation(terminal: scripted.terminal)
    let first = Task { try await confirmation.ask("First? ") }
    await scripted.wait("the question") { $0.picture.contains("First?") }
    let second = Task { try await confirmation.ask("Second? ") }
    while gate.waitingCount < 1 { await Task.yield() }
    second.cancel()
    await #expect(throws: CancellationError.self) { try await second.value }
    let third = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return try await confirmation.ask("Third? ")
    }
    await #expect(throws: CancellationError.self) { try await third.value }
    try scripted.type("yes\n")
    #expect(try await first.value == "yes")
    #expect(!scripted.screen.picture.contains("Second?") && !scripted.screen.picture.contains("Third?"))
  }

  @Test func aQuestionCannotDriveTheTerminal() async throws {
    let scripted = try ScriptedTerminal(columns: 60)
    let confirmation = Confirmation(terminal: scripted.terminal, maximumBytes: 40)
    let answer = Task {
      try await confirmation.ask("Pay 5 €\u{1B}[1A\u{202E}?\nnow\u{7} " + String(repeating: "x", count: 100))
    }
    await scripted.expect(
      "Pay 5 €\\u{1B}[1A\\u{202E}?\nnow\\u{7} xxx… (97 more bytes not shown)", cursor: [2, 0])
    try scripted.type("n\n")
    #expect(try await answer.value == "n")
  }

  @Test func aSecretIsNotEchoed() async throws {
    let scripted = try ScriptedTerminal()
    let confirmation = Confirmation(terminal: scripted.terminal)
    let answer = Task { try await confirmation.ask("Secret: ", isSecret: true) }
    await scripted.expect("Secret:", cursor: [0, 8])
    try scripted.type("s3cret\n")
    #expect(try await answer.value == "s3cret")
    await scripted.expect("Secret:", cursor: [1, 0])
    #expect(scripted.isCooked)
  }

  @Test func theEndOfInputIsNoAnswer() async throws {
    let scripted = try ScriptedTerminal()
    let confirmation = Confirmation(terminal: scripted.terminal)
    let answer = Task { try await confirmation.ask("? ") }
    await scripted.expect("?", cursor: [0, 2])
    try scripted.type("\u{4}")
    #expect(try await answer.value == nil)
    let confirmed = Task { try await confirmation.confirm("! ", expecting: "yes") }
    await scripted.expect("?\n!", cursor: [1, 2])
    try scripted.type("\u{4}")
    #expect(try await confirmed.value == false)
  }

  @Test(arguments: [("  Yes \n", true), ("yes\n", true), ("y\n", false), ("\n", false)])
  func onlyTheExpectedWordConfirms(typed: String, expected: Bool) async throws {
    let scripted = try ScriptedTerminal()
    let confirmation = Confirmation(terminal: scripted.terminal)
    let answer = Task { try await confirmation.confirm("Sure? ", expecting: "yes") }
    await scripted.expect("Sure?", cursor: [0, 6])
    try scripted.type(typed)
    #expect(try await answer.value == expected)
  }

  @Test func anAnswerThatIsTooLongIsRefusedWhole() async throws {
    let scripted = try ScriptedTerminal()
    let confirmation = Confirmation(terminal: scripted.terminal, maximumBytes: 5)
    let answer = Task { try await confirmation.ask("? ") }
    await scripted.expect("?", cursor: [0, 2])
    try scripted.type("123456\n")
    let error = await #expect(throws: TerminalError.self) { try await answer.value }
    #expect(error?.description == "The answer is longer than 5 bytes; nothing of it was used.")
  }

  @Test func withoutATerminalNothingIsAsked() async throws {
    let pipe = try PipePair()
    try Terminal.write("yes\n", to: pipe.writeEnd)
    let confirmation = Confirmation(terminal: Terminal(input: pipe.readEnd, output: pipe.writeEnd))
    let error = await #expect(throws: TerminalError.self) { try await confirmation.ask("? ") }
    #expect(
      error?.description == "The question needs a terminal, but standard input or output is not one.")
    pipe.closeWriteEnd()
    #expect(pipe.rest() == "yes\n")
  }

  @Test func cancellingEndsTheQuestion() async throws {
    let scripted = try ScriptedTerminal()
    let confirmation = Confirmation(terminal: scripted.terminal)
    let answer = Task { try await confirmation.ask("? ", isSecret: true) }
    await scripted.expect("?", cursor: [0, 2])
    answer.cancel()
    await #expect(throws: CancellationError.self) { try await answer.value }
    #expect(scripted.isCooked)
  }
}

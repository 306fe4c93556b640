import Glibc

/// Asks a person something on the terminal, so that the answer is the person's and nobody else's.
///
/// One question stands on a terminal at a time, whoever asks, and nothing else is printed or read there through the
/// C library meanwhile; what was typed before it is thrown away, the question cannot drive the terminal, and without a terminal
/// nothing is asked at all. The answer is read on a dedicated thread, line by line, as the system edits it.
public struct Confirmation: Sendable {
  private let terminal: Terminal
  private let maximumBytes: Int

  /// Prepares to ask.
  ///
  /// - Parameters:
  ///   - terminal: where to ask.
  ///   - maximumBytes: what is shown of a question and taken of an answer at most.
  public init(terminal: Terminal, maximumBytes: Int = 10_000) {
    self.terminal = terminal
    self.maximumBytes = max(1, maximumBytes)
  }

  /// Asks and returns the line typed, without its end; nil at the end of input (Ctrl-D).
  ///
  /// - Parameters:
  ///   - question: the question; its line feeds are kept, other control characters are shown escaped.
  ///   - isSecret: whether the answer stays invisible while it is typed.
  /// - Throws: `TerminalError.notATerminal` where nobody can answer, `.answerTooLong` for more than the limit,
  ///   `CancellationError` when the task is cancelled, `TerminalError` when the terminal fails.
  public func ask(_ question: String, isSecret: Bool = false) async throws -> String? {
    guard terminal.isInteractive else { throw TerminalError.notATerminal }
    return try await OpenQuestions.ask {
      try await QuestionGate.of(terminal.input).pass {
        // While the question stands, nothing else is read or printed there.
        let hold = terminal.input == STDIN_FILENO ? await StreamHold.take() : nil
        defer { hold?.release() }
        return try await askNow(question, isSecret: isSecret)
      }
    }
  }

  private func askNow(_ question: String, isSecret: Bool) async throws -> String? {
    let source = try InputSource(terminal.input, watchesSignals: false)
    let modes = try CookedMode(terminal, echoes: !isSecret)
    defer { modes.leave() }
    terminal.discardTypedInput()
    try terminal.write(shown(question))
    let answer = try await withTaskCancellationHandler {
      try await line(from: source)
    } onCancel: {
      source.wake()
    }
    // Return is not shown behind a secret, and the end of the input brings no line end: the cursor is still on this line.
    if isSecret || answer == nil { try terminal.write("\n") }
    return answer
  }

  /// Ends every question that stands or waits, as Ctrl-C does: whoever asked gets `CancellationError`.
  public static func cancelAll() { OpenQuestions.cancelAll() }

  /// Asks and tells whether the line typed is `expected`, blanks around it and case apart.
  ///
  /// - Throws: as ``ask(_:isSecret:)`` does.
  public func confirm(_ question: String, expecting expected: String) async throws -> Bool {
    guard let answer = try await ask(question) else { return false }
    return Self.trimmed(answer).lowercased() == Self.trimmed(expected).lowercased()
  }

  /// An answer without the white space around it; what is inside stays, so that `1 2` never confirms 12.
  public static func trimmed(_ text: String) -> String {
    let start = text.drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }

  private func shown(_ question: String) -> String {
    let lines = question.split(separator: "\n", omittingEmptySubsequences: false)
    let safe = lines.map { SafeText.escaped(String($0)) }.joined(separator: "\n")
    guard safe.utf8.count > maximumBytes else { return safe }
    var kept = ""
    var count = 0
    for character in safe {
      count += character.utf8.count
      if count > maximumBytes { break }
      kept.append(character)
    }
    return kept + "… (\(safe.utf8.count - kept.utf8.count) more bytes not shown)\n"
  }

  private func line(from source: InputSource) async throws -> String? {
    var bytes: [UInt8] = []
    var isTooLong = false
    while true {
      try Task.checkCancellation()
      switch await source.next(within: nil) {
      case .bytes(let piece):
        bytes += piece
        let isWhole = bytes.last == UInt8(ascii: "\n")
        if isWhole { bytes.removeLast() }
        isTooLong = isTooLong || bytes.count > maximumBytes
        // The rest of an answer that is too long must not answer the next question.
        if isTooLong { bytes = [] }
        if isWhole && isTooLong { throw TerminalError.answerTooLong(limit: maximumBytes) }
        if isWhole { return String(decoding: bytes, as: UTF8.self) }
      case .end:
        if isTooLong { throw TerminalError.answerTooLong(limit: maximumBytes) }
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
      case .failed(let error): throw error
      case .timedOut, .woken, .resized, .continued: break
      }
    }
  }
}

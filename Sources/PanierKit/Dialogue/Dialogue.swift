public import PanierVM

/// Who answers a script's questions.
public protocol Dialogue: Sendable {
  /// Asks the operator for a line of text.
  /// - Parameter question: the question as the script wrote it.
  /// - Returns: the line without its end, or nil at the end of input.
  /// - Throws: ``NobodyAnswers`` when there is no terminal to ask on.
  func ask(_ question: String) async throws -> String?
}

/// A dialogue without an operator: every question is refused.
public struct NoDialogue: Dialogue {
  /// Creates it.
  public init() {}

  public func ask(_ question: String) async throws -> String? {
    throw NobodyAnswers(question: question)
  }
}

/// A question for which there is nobody to ask.
public struct NobodyAnswers: LuaErrorConvertible, Hashable, CustomStringConvertible {
  /// The question.
  public let question: String

  /// Creates the error.
  public init(question: String) {
    self.question = question
  }

  public var description: String {
    "there is no terminal to ask '\(question)' on; give the answer as a parameter, NAME=value"
  }

  /// The error as scripts see it: kind `refused`.
  public var luaError: LuaError { LuaError(kind: .refused, message: sentence, underlying: self) }
}

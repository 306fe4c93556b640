/// Who is asked for parameters that are required and were not given.
public protocol ParameterQuestions: Sendable {
  /// Asks for one parameter.
  /// - Parameters:
  ///   - parameter: what is wanted; the answer to a secret one must not be shown.
  ///   - problem: what was wrong with the answer before, in one sentence; nil at first.
  /// - Returns: the answer; nil when there is nobody to ask or no answer is given.
  func answer(for parameter: ParameterDeclaration, problem: String?) async -> String?
}

/// Nobody is asked.
public struct NoParameterQuestions: ParameterQuestions {
  /// Creates it.
  public init() {}

  public func answer(for parameter: ParameterDeclaration, problem: String?) async -> String? { nil }
}

import PanierKit
import PanierVM

/// Turns any error into the sentence that the operator reads and the exit code of the program.
public struct ErrorReport: Sendable {
  /// The sentence; nil when the program ends without one.
  public let message: String?
  /// The exit code.
  public let code: Int32
  /// The sentence without the place in a script, and the class of the error, by which recipes are found that help.
  let subject: (sentence: String, errorClass: String?)?

  /// Judges an error.
  /// - Parameter error: what ended the run.
  public init(_ error: any Error) {
    if let failure = error as? CommandFailure {
      code = failure.status.rawValue
      message = failure.description
      subject = (failure.description, nil)
      return
    }
    let seen = RemedyWords.commandLine.luaError(of: error)
    subject = ErrorReport.subject(of: seen)
    code = seen.exitCode ?? ExitStatus(of: seen, isOfScript: error is LuaError).rawValue
    message = seen.exitCode == nil ? seen.description : nil
  }

  /// Says the sentence on standard error, and below it which recipe helps.
  /// - Parameter advice: finds that recipe; nil where none is looked for.
  /// - Returns: the exit code.
  public func tell(_ advice: ErrorAdvice?) -> Int32 {
    if let message { Runtime.note(message) }
    advice?.tell(self)
    return code
  }

  /// What recipes that help are looked for by; nil for what is no fault.
  private static func subject(of error: LuaError) -> (sentence: String, errorClass: String?)? {
    guard error.exitCode == nil, !(error.kind == .limit && error.isKilled) else { return nil }
    guard case .string(let name)? = error["class"] else { return (error.message, nil) }
    return (error.message, name)
  }
}

extension ExitStatus {
  /// The exit code for an error, by its kind, and by its class if the kind alone does not tell.
  /// - Parameters:
  ///   - error: the error as scripts see it.
  ///   - isOfScript: whether a script made the mistake; otherwise the command line is wrong.
  fileprivate init(of error: LuaError, isOfScript: Bool) {
    let name = if case .string(let name)? = error["class"] { name } else { "" }
    self =
      switch (error.kind, name) {
      case (.refused, "NotAvailable"): .unavailable
      // What --quote shows has done what it was asked for.
      case (.refused, "ShownOnly"): .done
      case (.refused, _): .refused
      // An answer that cannot be used is no refusal: what answers is not the API, or the API is out of order.
      case (.api, "Decoding"): .network
      // A 5xx means that the API is down, not that it refuses.
      case (.api, _): if case .integer(500...)? = error["status"] { .network } else { .apiRefused }
      case (.network, "OrderStateUnknown"), (.network, "PaymentStateUnknown"): .orderStateUnknown
      case (.network, _): .network
      case (.auth, "Configuration") where !isOfScript: .usage
      case (.auth, _): .authentication
      case (.budget, _): .budget
      case (.limit, _) where error.isKilled: .interrupted
      case (.usage, "Unbounded"): .usage
      case (.usage, _) where !isOfScript: .usage
      default: .scriptError
      }
  }
}

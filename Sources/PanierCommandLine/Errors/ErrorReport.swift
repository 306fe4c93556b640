import OVHClient
import PanierOrdering
import PanierRecipes
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
    subject = ErrorReport.subject(of: error)
    switch error {
    case let error as LuaError:
      code = ErrorReport.code(of: error)
      message = error.exitCode == nil ? error.description : nil
    case let error as OVHError:
      // Outside of a script the operator wrote the call and named the endpoint: the command line is wrong.
      let isUsage = error.kind == .configuration || error.kind == .usage
      code = (isUsage ? ExitStatus.usage : ErrorReport.status(of: error)).rawValue
      message = error.description
    case is DryRunEnd:
      code = ExitStatus.done.rawValue
      message = nil
    case let failure as CommandFailure:
      code = failure.status.rawValue
      message = failure.description
    case let error as ConfigurationFileError:
      code = ExitStatus.usage.rawValue
      message = error.description
    case is CancellationError:
      code = ExitStatus.interrupted.rawValue
      message = "interrupted"
    default:
      code = (ErrorReport.judgement(of: error) ?? .scriptError).rawValue
      message = String(describing: error)
    }
  }

  /// Says the sentence on standard error, and below it which recipe helps.
  /// - Parameter advice: finds that recipe; nil where none is looked for.
  /// - Returns: the exit code.
  public func tell(_ advice: ErrorAdvice?) -> Int32 {
    if let message { Runtime.note(message) }
    advice?.tell(self)
    return code
  }

  private static func subject(of error: any Error) -> (sentence: String, errorClass: String?)? {
    if error is CancellationError || error is DryRunEnd { return nil }
    guard let error = error as? LuaError ?? (error as? any LuaErrorConvertible)?.luaError else {
      return (String(describing: error), nil)
    }
    guard error.exitCode == nil, !(error.kind == .limit && error.isKilled) else { return nil }
    guard case .string(let name)? = error["class"] else { return (error.message, nil) }
    return (error.message, name)
  }

  /// The exit code of an error that a script let pass.
  private static func code(of error: LuaError) -> Int32 {
    if let code = error.exitCode { return code }
    if error.underlying is CancellationError { return ExitStatus.interrupted.rawValue }
    if let status = error.underlying.flatMap({ ErrorReport.judgement(of: $0) }) { return status.rawValue }
    let status: ExitStatus =
      switch (error.kind, error["class"]) {
      case (.refused, .string("NotAvailable")?): .unavailable
      case (.refused, _): .refused
      case (.api, _): .apiRefused
      case (.network, .string("OrderStateUnknown")?), ("network", .string("PaymentStateUnknown")?):
        .orderStateUnknown
      case (.network, _): .network
      case (.auth, _): .authentication
      case (.budget, _): .budget
      case (.limit, _) where error.isKilled: .interrupted
      default: .scriptError
      }
    return status.rawValue
  }

  /// What an error of the layers below ends the program with; nil for any other.
  private static func judgement(of error: any Error) -> ExitStatus? {
    switch error {
    case let error as OVHError: status(of: error)
    case let error as PurchaseRefusal: status(of: error)
    case let error as PaymentRefusal: status(of: error)
    case let error as WriteRefusal: status(of: error)
    case let error as LedgerError: status(of: error)
    case let error as PlanRefusal: status(of: error)
    case let error as PlanFileError: status(of: error)
    case let error as RecipeError: status(of: error)
    default: nil
    }
  }

  private static func status(of error: OVHError) -> ExitStatus {
    switch error.kind {
    case .network: .network
    case .authentication, .configuration: .authentication
    case .cancelled: .interrupted
    case .guarded: .refused
    case .usage: .scriptError
    // An answer that cannot be used is no refusal: what answers is not the API, or the API is out of order.
    case .decoding: .network
    // A 5xx means that the API is down, not that it refuses.
    case .api: (error.status ?? 400) >= 500 ? .network : .apiRefused
    }
  }

  private static func status(of error: RecipeError) -> ExitStatus {
    switch error.kind {
    case .parameter, .source, .unknown: .usage
    case .manifest: .scriptError
    case .network: .network
    case .content, .archive, .signature, .trust, .dependency, .tap: .refused
    }
  }

  private static func status(of error: LedgerError) -> ExitStatus {
    switch error {
    case .noEntry, .settled, .tooEarly, .orderTaken, .notYours: .usage
    // Nothing is ordered where it cannot be noted first.
    case .unusable, .newer, .otherBook, .older, .newerLedger, .forbidden, .lostChange, .notMade: .refused
    case .unreachable: .network
    }
  }

  private static func status(of refusal: PurchaseRefusal) -> ExitStatus {
    switch refusal {
    case .unbounded: .usage
    case .overBudget, .overMonth, .overMaximum, .limitInOtherCurrency, .changed, .badQuote, .orderedOther: .budget
    case .declined, .nobodyToAsk, .needsWaiver, .alreadyInProgress, .locked, .repeated, .applied, .leaseLost, .inHand:
      .refused
    case .shownOnly: .done
    case .orderedNotPaid(_, let isUnknown, _): isUnknown ? .orderStateUnknown : .apiRefused
    case .stateUnknown, .unsettled: .orderStateUnknown
    }
  }

  private static func status(of refusal: PlanRefusal) -> ExitStatus {
    switch refusal {
    case .differs, .expired: .budget
    case .cartLost, .orderedElsewhere, .noCart: .refused
    }
  }

  private static func status(of error: PlanFileError) -> ExitStatus {
    switch error {
    case .noPlan, .newer: .usage
    case .edited: .refused
    }
  }

  private static func status(of refusal: PaymentRefusal) -> ExitStatus {
    switch refusal {
    case .refused(let refusal): status(of: refusal)
    case .notPayable, .noTotal, .notOffered, .needsNumber, .noDefaultMethod, .alreadyInProgress, .locked,
      .notRetractable:
      .refused
    case .stateUnknown: .orderStateUnknown
    }
  }

  private static func status(of refusal: WriteRefusal) -> ExitStatus {
    switch refusal {
    case .withinBudget: .budget
    // What --quote shows has done what it was asked for.
    case .shownOnly: .done
    default: .refused
    }
  }
}

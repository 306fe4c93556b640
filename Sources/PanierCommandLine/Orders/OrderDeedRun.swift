import OVHClient
import PanierKit
public import PanierOrdering

/// Pays or withdraws from one order, through the guard.
public struct OrderDeedRun: Sendable {
  /// What is done.
  public enum Deed: Sendable {
    /// The order is paid.
    case payment(PaymentWay)
    /// The order is withdrawn from.
    case retraction(reason: String, comment: String?)
  }

  private let options: ShellOptions
  private let environment: ShellEnvironment
  private let interrupts: InterruptWatcher

  /// Creates a run.
  /// - Parameters:
  ///   - options: what the operator asked for, the limits among it.
  ///   - environment: the world around the program.
  ///   - interrupts: who hears Ctrl-C.
  public init(_ options: ShellOptions, _ environment: ShellEnvironment, _ interrupts: InterruptWatcher) {
    self.options = options
    self.environment = environment
    self.interrupts = interrupts
  }

  /// Shows what the order contains, does the deed and prints what was done.
  /// - Parameters:
  ///   - id: the order's number.
  ///   - deed: what is done.
  /// - Returns: the exit code.
  /// - Throws: what says why the run cannot begin.
  public func run(_ id: Int64, _ deed: Deed) async throws -> Int32 {
    let runtime = try Runtime(options, environment)
    let (pages, isQuiet) = (OrderPages(options, environment), options.quiet)
    // Who is asked reads it in the question.
    let isAsked = !options.yes && environment.inputIsTerminal && environment.errorIsTerminal && !options.noInput
    let work = Task {
      if !isAsked, !isQuiet { try await Self.tell(id, runtime) }
      return try await Self.perform(id, deed, runtime)
    }
    let result = await InterruptibleWork(options, interrupts).result(of: work) {
      "the command took longer than \($0) and was stopped"
    }
    var code = ExitStatus.done.rawValue
    switch result {
    case .success(let done): print(pages.deed(id, done.words, total: done.total))
    case .failure(let error):
      if case .refused(.shownOnly(let proposal))? = error as? PaymentRefusal {
        print(pages.deed(id, Self.shown(proposal), total: proposal.total))
      } else {
        code = ErrorReport(error).tell(ErrorAdvice(options, environment))
      }
    }
    return runtime.connection.finish(ScriptRunner.judged(code, runtime))
  }

  private static func perform(
    _ id: Int64, _ deed: Deed, _ runtime: Runtime
  ) async throws -> (words: String, total: Money?) {
    let spending = runtime.host.session.spending
    switch deed {
    case .payment(let way):
      var request = PaymentRequest(orderID: id, way: way)
      request.location = "panier orders pay"
      let payment = try await spending.pay(request)
      return (
        "paid with \(payment.way)" + (payment.wasRecovered ? "; its answer was lost, the order shows it" : ""),
        payment.total
      )
    case .retraction(let reason, let comment):
      var request = RetractionRequest(orderID: id, reason: reason)
      request.comment = comment
      request.location = "panier orders retract"
      try await spending.retract(request)
      return ("withdrawn from, reason \(reason)", nil)
    }
  }

  /// Says what the order contains.
  private static func tell(_ id: Int64, _ runtime: Runtime) async throws {
    let lines = try await OrderReader(client: runtime.connection.client).lines(of: id)
    let charged = lines.filter { $0.totalPrice.map { Money($0).ucents != 0 } ?? false }
    let texts = charged.map { "\($0.totalPrice.map { "\(Money($0))" } ?? "")  \($0.description)" }
    Runtime.note(
      (["order \(id) contains" + (texts.isEmpty ? " nothing that costs something" : ":")] + texts)
        .joined(separator: "\n"))
  }

  private static func shown(_ proposal: ProposedPurchase) -> String {
    switch proposal.subject {
    case .payment(_, let way): "would be paid with \(way)"
    case .retraction(_, let reason): "would be withdrawn from, reason \(reason)"
    case .order: "would be ordered"
    }
  }
}

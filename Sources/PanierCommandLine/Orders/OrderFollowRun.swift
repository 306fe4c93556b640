import Glibc
import OVHClient
import PanierOrdering
import PanierTerminal

/// Follows one order until it is delivered, with its state on standard error where that is a terminal.
public struct OrderFollowRun: Sendable {
  private let options: ShellOptions
  private let environment: ShellEnvironment
  private let interrupts: InterruptWatcher

  /// For how long an order is followed, in seconds, unless `--timeout` says otherwise.
  private static let usualLimit = 30 * 60.0

  /// Creates a run.
  /// - Parameters:
  ///   - options: what the operator asked for, the time limit among it.
  ///   - environment: the world around the program.
  ///   - interrupts: who hears Ctrl-C.
  public init(_ options: ShellOptions, _ environment: ShellEnvironment, _ interrupts: InterruptWatcher) {
    self.options = options
    self.environment = environment
    self.interrupts = interrupts
  }

  /// Follows the order and prints what it became.
  /// - Parameter id: the order's number.
  /// - Returns: the exit code.
  public func run(_ id: Int64) async -> Int32 {
    let limit = options.timeout ?? Self.usualLimit
    var options = options
    // The watch ends by itself, with a sentence that says how the order stands.
    options.timeout = nil
    let pages = OrderPages(options, environment)
    let isShown = environment.errorIsTerminal && !options.quiet && environment["TERM"] != "dumb"
    let line = ProgressLine(descriptor: STDERR_FILENO, isEnabled: isShown)
    return await CommandRun(options, interrupts)(environment) { connection in
      let watch = OrderWatch(client: connection.client, sleep: { try await Task.sleep(for: $0) }) { status, waited in
        // The steps are asked for where somebody reads them.
        guard isShown, status != .delivered else { return line.clear() }
        line.update(Self.progress(id, status, waited, try await connection.client.followUp(order: id)))
      }
      defer { line.clear() }
      switch try await watch.run(id, limit: limit) {
      case .delivered(let services):
        line.clear()
        print(pages.ending(id, .delivered, services: services))
        return .done
      case .stalled(let stall): throw Self.failure(id, stall)
      case .outOfTime(let status):
        throw CommandFailure(
          .timeLimit,
          "order \(id) is \(status.rawValue) after \(TimeLimit.text(limit)) s; it goes on by itself: "
            + "panier orders follow \(id) looks again, with --timeout SECONDS for longer")
      }
    }
  }

  private static func failure(_ id: Int64, _ stall: OrderWatch.Stall) -> CommandFailure {
    switch stall {
    case .notPaid:
      CommandFailure(.refused, "order \(id) waits for its payment; panier orders pay \(id) pays it")
    case .documentsRequested:
      CommandFailure(
        .refused,
        "order \(id) is held until OVHcloud has received documents; send them as its mail says, then panier orders follow "
          + "\(id) goes on")
    case .cancelled: CommandFailure(.refused, "order \(id) was cancelled; nothing will be delivered")
    }
  }

  /// How an order stands, in words: its state, the step that is under way and its latest event.
  static func progress(_ id: Int64, _ status: OrderStatus, _ waited: Double, _ steps: [FollowUpStep]) -> String {
    let current = steps.last { $0.status == "DOING" || $0.status == "ERROR" } ?? steps.last { $0.status == "DONE" }
    let event = current?.history.last.map { $0.description.isEmpty ? $0.label : $0.description }
    return (["order \(id) is \(status.rawValue)"] + [current.map { $0.step.lowercased() }, event].compactMap { $0 })
      .joined(separator: ", ") + "; waited \(TimeLimit.text(waited)) s"
  }
}

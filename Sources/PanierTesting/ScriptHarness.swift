public import OVHClient
import OVHSimulator
public import PanierKit
public import PanierOrdering
public import PanierVM
import Synchronization

/// Runs Lua against a running simulator and keeps what it prints.
public struct ScriptHarness: Sendable {
  private final class Printed: Sendable {
    let bytes = Mutex<[UInt8]>([])
  }

  /// The host under test.
  public let host: PanierHost
  /// The simulator that it talks to.
  public let running: RunningSimulator
  private let printed: Printed

  /// Creates a harness.
  /// - Parameters:
  ///   - running: the simulator.
  ///   - budget: the most that all orders may cost.
  ///   - consent: who is asked before an order.
  ///   - writes: makes the gate of raw calls that change something; nil lets none through.
  ///   - level: how much of the system scripts see.
  ///   - dialogue: who answers questions.
  ///   - ledger: where purchases are noted.
  ///   - printing: how values are printed.
  ///   - looks: how lost answers are looked for; by default the simulator's clock moves on with them.
  ///   - progress: told how far something is.
  ///   - sleep: waits between two looks at something that takes its time; nil really waits.
  public init(
    _ running: RunningSimulator, budget: Money? = nil, consent: any Consent = ConsentGivenBeforehand(),
    writes: ((OVHClient) -> WriteGate)? = nil, level: LuaLevel = .trusted, dialogue: any Dialogue = NoDialogue(),
    ledger: (any Ledger)? = nil, printing: PrintingOptions = .init(), looks: LookPolicy? = nil,
    progress: @escaping @Sendable (String?) -> Void = { _ in },
    sleep: (@Sendable (Duration) async throws -> Void)? = nil
  ) {
    let printed = Printed()
    let spending = SpendingGuard(
      client: running.client, endpoint: "the simulator",
      // Tests buy the same again and again.
      limits: SpendingLimits(perRun: budget, refusesRepeats: false), consent: consent,
      ledger: ledger ?? SQLiteLedger(now: { running.simulator.time }),
      looks: looks ?? LookPolicy(sleep: { running.simulator.advance(by: Double($0.components.seconds)) }),
      // A busy machine makes no permit old.
      uptime: { .zero })
    let session = PanierSession(
      client: running.client, spending: spending, writes: writes?(running.client), printing: printing,
      dialogue: dialogue,
      output: { bytes in printed.bytes.withLock { $0 += bytes } }, progress: progress,
      now: { running.simulator.time }, sleep: sleep ?? { try await Task.sleep(for: $0) })
    host = PanierHost(session: session, level: level)
    self.running = running
    self.printed = printed
  }

  /// Everything that was printed so far.
  public var output: String { printed.bytes.withLock { String(decoding: $0, as: UTF8.self) } }

  /// Runs a script.
  /// - Parameter source: its text.
  /// - Returns: what it returns.
  /// - Throws: the `LuaError` that it ends with; ``RequestFailure`` where it ends well and a request that the simulator
  ///   took is not as the API's description has it.
  @discardableResult
  public func run(_ source: String) async throws -> [LuaValue] {
    let values = try await host.run(source, name: "test.lua")
    try RequestConformance().check(running.simulator.calls)
    return values
  }

  /// Runs a script that has to fail.
  /// - Parameter source: its text.
  /// - Returns: the error that it ends with; nil when it ends well.
  public func failure(_ source: String) async -> LuaError? {
    do {
      try await run(source)
      return nil
    } catch {
      return .converting(error)
    }
  }
}

import Foundation
import OVHClient
import OVHSimulator
import OVHSimulatorServer
import PanierOrdering
import PanierPostgres
import PostgresTrial

/// One run: the server, the simulator, three machines and all that befalls them.
struct TeamRun: Sendable {
  private static let machines = 3
  private static let processes = 8
  /// Until when an order may still come to be, in seconds of the run's clock; the latest one comes before, also of a
  /// process that was paused right before it sent its call.
  private static let settling = 300.0
  private static let latest: UInt64 = 150_000

  let seconds: Double
  let seed: UInt64

  func play() async throws -> SoakFindings {
    let server = try TrialServer()
    defer { server.stop() }
    let clock = SoakClock(start: Date().timeIntervalSince1970)
    let simulator = Simulator(clock: { clock.now })
    let (ports, continuation) = AsyncStream<Int>.makeStream()
    let serving = Task { try await SimulatorServer(simulator: simulator, onReady: { continuation.yield($0) }).run() }
    defer { serving.cancel() }
    var iterator = ports.makeAsyncIterator()
    guard let port = await iterator.next() else { throw SoakError("the simulator does not start") }
    try await makeLedger(server, clock)
    LedgerSoak.tell("seed \(seed); \(Int(seconds)) seconds, the ledger on port \(server.port)")
    let homes = try (0..<Self.machines).map { machine in
      let home = NSTemporaryDirectory() + "/ledger-soak-\(getpid())-\(machine)"
      try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
      return home
    }
    defer { for home in homes { try? FileManager.default.removeItem(atPath: home) } }
    let stage = Stage(
      server: server, simulator: simulator, clock: clock, url: "http://127.0.0.1:\(port)/1.0", homes: homes)

    var findings = SoakFindings(seed: seed)
    let over = try await befall(stage, &findings)
    try settle(stage)
    let checker = TeamChecker(server: server, simulator: simulator)
    findings.count("budgets exceeded while it ran", over)
    try await checker.check(&findings)
    return findings
  }

  private struct Stage {
    let server: TrialServer
    let simulator: Simulator
    let clock: SoakClock
    let url: String
    let homes: [String]

    func options(_ machine: Int, seed: UInt64, isSettling: Bool = false) -> MemberOptions {
      MemberOptions(
        simulator: url, ledger: server.address("postgres", as: TrialServer.operators[machine]), home: homes[machine],
        machine: "machine-\(machine)", seed: seed, clock: clock, isSettling: isSettling)
    }
  }

  private func makeLedger(_ server: TrialServer, _ clock: SoakClock) async throws {
    let administration = LedgerAdministration(
      PostgresLedger(try PostgresAddress(server.address()), owner: "administrator"))
    try await administration.initialise()
    _ = try server.query("postgres", clock.sql)
    _ = try server.query("postgres", "UPDATE panier.meta SET settling = \(Self.settling)")
  }

  // MARK: What befalls them

  /// - Returns: each look at a budget that showed more than its limit.
  private func befall(_ stage: Stage, _ findings: inout SoakFindings) async throws -> [String] {
    var dice = SeededGenerator(seed: seed)
    var members: [MemberProcess] = []
    var exceeded: [String] = []
    func spawn(_ machine: Int) throws {
      members.append(try MemberProcess(stage.options(machine, seed: dice.next()), machine: machine))
      findings.processes += 1
    }
    var euros = 100
    try raise(stage.server, euros)
    for machine in 0..<Self.machines { for _ in 0..<Self.processes { try spawn(machine) } }
    defer { for member in members { member.kill() } }

    // In tenths of a second: what befalls whom and when is the seed's to say, how far they got by then is not.
    let ticks = Int(seconds * 10)
    var paused: [(member: MemberProcess, until: Int)] = []
    let clock = ContinuousClock()
    let start = clock.now
    for tick in 0..<ticks {
      try await Task.sleep(until: start + .milliseconds(100 * tick), clock: clock)
      for wakened in paused where wakened.until <= tick { wakened.member.resume() }
      paused.removeAll { $0.until <= tick }
      if tick % 3 == 0 {
        findings.faults += 1
        stage.simulator.forgetFaults()
        try stage.simulator.strike(fault(&dice))
      }
      if tick % 11 == 5 {
        let victim = members.remove(at: Int(dice.next() % UInt64(members.count)))
        paused.removeAll { $0.member === victim }
        victim.kill()
        findings.kills += 1
        try spawn(victim.machine)
      }
      if tick % 23 == 7, let member = members.randomElement(using: &dice) {
        // A lease is 60 seconds of the run's clock: three of the machine's.
        member.pause()
        paused.append((member, tick + 35 + Int(dice.next() % 30)))
        findings.pauses += 1
      }
      if tick % 140 == 100 {
        try stage.server.crash()
        try await Task.sleep(for: .milliseconds(dice.next() % 1500))
        try stage.server.start()
        findings.crashes += 1
      }
      if tick % 17 == 3 {
        _ = try? stage.server.query(
          "postgres",
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '\(TrialServer.operators[Int(dice.next() % 3)])'"
            + " AND random() < 0.4")
        findings.cuts += 1
      }
      if tick % 29 == 13 {
        _ = try? stage.server.query(
          "postgres", "BEGIN; SELECT 1 FROM panier.spending FOR NO KEY UPDATE; SELECT pg_sleep(0.4); COMMIT")
        findings.holdUps += 1
      }
      if tick % 30 == 29 {
        euros += 60
        try? raise(stage.server, euros)
      }
      if tick % 5 == 0, let over = try? stage.server.query("postgres", Self.overdrawn) {
        findings.looks += 1
        if !over.isEmpty { exceeded.append(over) }
      }
    }
    for paused in paused { paused.member.resume() }
    return exceeded
  }

  /// Budgets that are always nearly used up: the team's, an operator's and those of the projects.
  private func raise(_ server: TrialServer, _ euros: Int) throws {
    let limits =
      [("team", euros), ("operator ben", euros / 3)] + TeamMember.projects.map { ("project \($0)", euros / 3) }
    _ = try server.query(
      "postgres",
      limits.map { "SELECT panier.set_budget('\($0)', \(Int64($1) * Money.unit), 'EUR');" }.joined(separator: "\n"))
  }

  private static let overdrawn = """
    SELECT s.name || ' ' || s.reserved || ' ' || s.spent FROM
      (SELECT DISTINCT purse FROM panier.spending) p, panier.standings(p.purse) s WHERE s.reserved + s.spent > s.ucents
    """

  private func fault(_ dice: inout SeededGenerator) -> Fault {
    let checkout = "POST /order/cart/{cartId}/checkout"
    var fault: Fault
    switch dice.next() % 8 {
    case 0: fault = Fault(.dropBeforeCommit, on: checkout)
    case 1, 2: fault = Fault(.dropAfterCommit, on: checkout)
    case 3: fault = .status([400, 429, 500, 503, 504][Int(dice.next() % 5)], on: checkout)
    case 4: fault = Fault(.truncate, on: checkout)
    case 5:
      fault = Fault(.delay, on: checkout)
      fault.milliseconds = Int64(dice.next() % 800)
    default:
      fault = .lateCommit(
        on: checkout, milliseconds: Int64(dice.next() % Self.latest),
        answer: dice.next() % 2 == 0 ? .drop : .status(504))
    }
    fault.times = Int64(1 + dice.next() % 3)
    return fault
  }

  // MARK: The next morning

  /// Lets the settling time pass and looks everything up, as one person of each machine does.
  private func settle(_ stage: Stage) throws {
    stage.simulator.forgetFaults()
    for round in 1...2 {
      _ = try stage.server.query("postgres", "UPDATE public.soak_clock SET ahead = \(1000 * round)")
      stage.simulator.advance(by: 1000)
      for machine in 0..<Self.machines {
        let member = try MemberProcess(stage.options(machine, seed: 1, isSettling: true), machine: machine)
        guard member.wait() == 0 else { throw SoakError("machine \(machine) cannot settle what is open") }
      }
    }
  }
}

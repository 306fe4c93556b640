import FoundationEssentials
import OVHClient
import OVHSimulator
import PanierOrdering

/// One run: a few processes that buy the same few names on one account and one ledger, all of it decided by a seed.
struct SoakRun {
  /// What is done wrong on purpose, to show that the checker sees it.
  enum Sabotage: String, Sendable {
    case none
    /// Every process has a ledger of its own.
    case separateLedgers
    /// Nothing is believed to come late.
    case noSettling
  }

  let seed: UInt64
  var sabotage = Sabotage.none
  var keepsLines = false

  /// For how long the clocks of the machine and of the server differ, in seconds.
  private static let skews: [Double] = [0, 0, 0, 2, -2, 100, -100, 3600]

  /// Makes the run and judges it.
  func play() async -> History {
    var dice = Dice(seed: seed)
    let count = dice.one(of: [1, 1, 2, 3, 4])
    let stage = Stage(processes: count, dice: dice.split())
    let history = History(seed: seed, stage: stage, keepsLines: keepsLines)
    var configuration = SimulatorConfiguration()
    configuration.seed = seed
    configuration.observer = { history.made($0, $1) }
    let simulator = Simulator(configuration: configuration, clock: { stage.date })
    let skew = dice.one(of: Self.skews)
    let now: @Sendable () -> Date = { stage.date + skew }
    let book = SQLiteLedger(settling: sabotage == .noSettling ? 1 : 900, now: now)
    let names = (0...dice.below(3)).map { "free-\($0).fr" }
    let budget: Money? =
      dice.happens(50) ? Money(ucents: Int64(dice.one(of: [7, 10, 20])) * Money.unit, currency: "EUR") : nil

    var processes: [SoakProcess] = []
    var lives: [Life] = []
    for id in 0..<count {
      // Half of the processes are killed at one of their first steps; a purchase has about a hundred.
      let life = Life(id, on: stage, dice: dice.split(), diesAt: dice.happens(40) ? 1 + dice.below(250) : nil)
      lives.append(life)
      var fault: SoakLedger.DiskFault?
      if dice.happens(20) {
        fault = SoakLedger.DiskFault(
          write: 1 + dice.below(12), reachesTheDisk: dice.happens(50), stays: dice.happens(50),
          reason: dice.one(of: ["database or disk is full", "disk I/O error"]))
      }
      history.count { tally in
        if fault != nil { tally.diskFaults += 1 }
      }
      processes.append(
        SoakProcess(
          life: life, simulator: simulator, history: history, names: names, budget: budget, diskFault: fault,
          start: Int64(dice.one(of: [0, 0, 0, 30, 600, 1000, 5000])) * 1_000_000 + Int64(dice.below(1000)), now: now,
          isColleague: count > 1 && dice.happens(5)))
    }
    let all = lives
    let isRunning: @Sendable (String) -> Bool = { owner in all.contains { $0.name == owner && $0.isRunning } }
    await withTaskGroup(of: Void.self) { group in
      for process in processes {
        let ledger =
          sabotage == .separateLedgers
          ? SQLiteLedger(owner: process.life.name, isRunning: isRunning, now: now)
          : book.seen(by: process.life.name, isRunning: isRunning)
        group.addTask { await process.play(ledger) }
      }
    }
    history.count { tally in tally.kills += all.count(where: \.isDead) }
    await SoakEnd(simulator: simulator, stage: stage, history: history, book: book, processes: processes, now: now)
      .judge()
    return history
  }
}

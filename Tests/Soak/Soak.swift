import FoundationEssentials
import Glibc
import OVHSimulator

/// The soak of the guard: faulty purchases in this process, in virtual time, all of it decided by one seed.
///
///   Soak PURCHASES [--seconds SECONDS] [--seed SEED] [--jobs JOBS] [--run SEED] [--sabotage NAME]
///
/// `--seconds` ends it earlier on a slow machine; what is printed is how far it came. `--run` plays one run and prints its whole history.
@main enum Soak {
  static func main() async {
    let options: SoakOptions
    do throws(SoakOptions.Misuse) { options = try SoakOptions(CommandLine.arguments.dropFirst()) } catch {
      tell(error.reason)
      exit(2)
    }
    if let single = options.single {
      let history = await SoakRun(seed: single, sabotage: options.sabotage, keepsLines: true).play().contents
      for line in history.lines { print(line) }
      report(history.tally)
    }
    let clock = ContinuousClock()
    let start = clock.now
    let tally = await play(
      purchases: options.purchases, seed: options.seed, jobs: options.jobs, sabotage: options.sabotage,
      until: options.limit.map { start + $0 })
    // Not on standard output, which is the same each time.
    let rate = Double(tally.purchases) / ((clock.now - start) / .seconds(1))
    tell("\(Int(rate)) purchases a second with \(options.jobs) jobs")
    report(tally, seed: options.seed)
  }

  /// Plays runs until so many purchases were made.
  ///
  /// Which runs are played does not depend on the number of jobs.
  static func play(
    purchases: Int, seed: UInt64, jobs: Int, sabotage: SoakRun.Sabotage = .none,
    until deadline: ContinuousClock.Instant? = nil
  ) async -> Tally {
    var tally = Tally()
    var first: UInt64 = 0
    while tally.purchases < purchases, deadline.map({ ContinuousClock.now < $0 }) ?? true {
      // A batch of a fixed size, so that it ends at the same run on every machine.
      let batch = first..<first + 100
      first = batch.upperBound
      await withTaskGroup(of: [(UInt64, Tally)].self) { group in
        for job in 0..<UInt64(jobs) {
          group.addTask {
            var tallies: [(UInt64, Tally)] = []
            for index in batch where index % UInt64(jobs) == job {
              let run = SeededGenerator.mix(seed &* 0x9E37_79B9_7F4A_7C15 &+ index)
              var contents = await SoakRun(seed: run, sabotage: sabotage).play().contents
              contents.tally.runs = 1
              contents.tally.fingerprint = SeededGenerator.mix(contents.hash ^ index)
              tallies.append((index, contents.tally))
            }
            return tallies
          }
        }
        var all: [(UInt64, Tally)] = []
        for await tallies in group { all += tallies }
        for (_, one) in all.sorted(by: { $0.0 < $1.0 }) where tally.purchases < purchases { tally.add(one) }
      }
    }
    return tally
  }

  private static func report(_ tally: Tally, seed: UInt64? = nil) -> Never {
    if let seed { print("seed \(seed)") }
    for line in tally.lines { print(line) }
    for finding in tally.findings {
      print("\(finding.breach.rawValue): \(finding.what); scripts/soak --run \(finding.seed) shows it")
    }
    fflush(nil)
    exit(tally.isClean ? 0 : 1)
  }

  /// Says what goes on, on standard error.
  private static func tell(_ text: String) {
    let bytes = Array("panier: \(text)\n".utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }
}

/// What a process of the run is told.
struct MemberOptions: Sendable {
  /// The first word of its command line.
  static let word = "member"

  /// The simulator's URL.
  let simulator: String
  /// The ledger's address.
  let ledger: String
  /// The folder of its machine.
  let home: String
  /// Its machine.
  let machine: String
  /// What it draws its numbers from.
  let seed: UInt64
  /// When the run began.
  let clock: SoakClock
  /// Whether it only settles what others left.
  let isSettling: Bool

  /// Takes the words of a command line.
  init(_ words: [String]) throws {
    guard words.count == 8, let seed = UInt64(words[5]), let start = Double(words[6]) else {
      throw SoakError("a member is started by the soak")
    }
    (simulator, ledger, home, machine) = (words[1], words[2], words[3], words[4])
    self.seed = seed
    clock = SoakClock(start: start)
    isSettling = words[7] == "settle"
  }

  init(
    simulator: String, ledger: String, home: String, machine: String, seed: UInt64, clock: SoakClock,
    isSettling: Bool = false
  ) {
    self.simulator = simulator
    self.ledger = ledger
    self.home = home
    self.machine = machine
    self.seed = seed
    self.clock = clock
    self.isSettling = isSettling
  }

  /// The command line.
  var words: [String] {
    [Self.word, simulator, ledger, home, machine, "\(seed)", "\(clock.start)", isSettling ? "settle" : "buy"]
  }
}

import Glibc

/// What a soak is asked for.
struct SoakOptions {
  /// Why the words make no sense.
  struct Misuse: Error {
    var reason: String
  }

  var purchases = 200_000
  var seed: UInt64 = 1
  /// After how long no further runs are begun; nil to make all purchases.
  var limit: Duration?
  var jobs = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
  /// The seed of the one run to be played and told.
  var single: UInt64?
  var sabotage = SoakRun.Sabotage.none

  init(_ words: some Sequence<String>) throws(Misuse) {
    var rest = Array(words)[...]
    while let word = rest.popFirst() {
      switch word {
      case "--seed": seed = try Self.number(rest.popFirst(), of: word)
      case "--jobs": jobs = max(1, try Self.number(rest.popFirst(), of: word))
      case "--seconds": limit = .seconds(try Self.number(rest.popFirst(), of: word) as Int)
      case "--run": single = try Self.number(rest.popFirst(), of: word)
      case "--sabotage":
        guard let name = rest.popFirst(), let known = SoakRun.Sabotage(rawValue: name) else {
          throw Misuse(reason: "--sabotage takes none, separateLedgers or noSettling")
        }
        sabotage = known
      default:
        guard let count = Int(word) else { throw Misuse(reason: "'\(word)' is no number of purchases") }
        purchases = count
      }
    }
  }

  private static func number<Number: FixedWidthInteger>(
    _ text: String?, of option: String
  ) throws(Misuse) -> Number {
    guard let text, let number = Number(text) else { throw Misuse(reason: "\(option) takes a number") }
    return number
  }
}

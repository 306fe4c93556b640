import Foundation
import Glibc

/// The soak of the shared ledger: three machines with eight processes each buy from one server of PostgreSQL and one
/// simulator, in processes of their own, while these are killed and paused, the server crashes, connections are cut and
/// held up, and answers are late or lost.
///
///   LedgerSoak TIME [--seed SEED]
///
/// It ends with what must never be, counted over the simulator's orders, the ledger's entries and its whole history.
@main enum LedgerSoak {
  static func main() async {
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      if arguments.first == MemberOptions.word {
        try await TeamMember(MemberOptions(arguments)).run()
        exit(0)
      }
      let (seconds, seed) = try read(arguments)
      let findings = try await TeamRun(seconds: seconds, seed: seed).play()
      for line in findings.lines { print(line) }
      fflush(nil)
      exit(findings.isClean ? 0 : 1)
    } catch {
      tell("\(error)")
      exit(2)
    }
  }

  /// Says what goes on, on standard error.
  static func tell(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data("panier: \(text)\n".utf8)) }

  private static func read(_ arguments: [String]) throws -> (seconds: Double, seed: UInt64) {
    var seed = UInt64.random(in: 1...(.max))
    var seconds: Double?
    var rest = arguments[...]
    while let word = rest.popFirst() {
      if word == "--seed" {
        guard let number = rest.popFirst().flatMap({ UInt64($0) }) else { throw SoakError("--seed takes a number") }
        seed = number
      } else {
        let factor: Double = word.hasSuffix("h") ? 3600 : word.hasSuffix("m") ? 60 : 1
        guard let number = Double(word.filter { $0.isNumber || $0 == "." }), number > 0 else {
          throw SoakError("'\(word)' is no time; write 90s, 10m or 1h")
        }
        seconds = number * factor
      }
    }
    guard let seconds, seconds >= 20 else { throw SoakError("give a time of at least 20 seconds, as in 90s") }
    return (seconds, seed)
  }
}

/// Why the soak cannot be played.
struct SoakError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

import FoundationEssentials
import OVHClient
import PanierVM

/// A text that came from the API some time ago.
struct CachedText: Sendable {
  /// The JSON text.
  var bytes: [UInt8]
  /// When the API gave it.
  let fetched: Date
  /// How old it is, in whole seconds; 0 where the clock was set back since.
  let age: Int64

  init(_ bytes: [UInt8], fetched: Date, now: Date) {
    self.bytes = bytes
    self.fetched = fetched
    age = Int64(max(0, min(now.timeIntervalSince(fetched), 1e15)))
  }

  /// When the API gave it: ISO 8601.
  var fetchedAt: String { APIDate(fetched).text }

  /// The age in words: `just fetched`, `fetched 3 h ago`.
  var ageInWords: String { age == 0 ? "just fetched" : "fetched \(Self.words(age)) ago" }

  /// A number of seconds in the largest unit that fits: `40 s`, `5 min`, `26 h`, `3 days`.
  static func words(_ seconds: Int64) -> String {
    switch seconds {
    case ..<120: "\(seconds) s"
    case ..<7200: "\(seconds / 60) min"
    case ..<172_800: "\(seconds / 3600) h"
    default: "\(seconds / 86_400) days"
    }
  }

  /// The text of the object, with the members `age` and `fetched_at` added.
  consuming func withAge() -> [UInt8] {
    let members = #","age":\#(age),"fetched_at":"\#(fetchedAt)"}"#
    var bytes = bytes
    while let last = bytes.last, last != UInt8(ascii: "}") { bytes.removeLast() }
    bytes.removeLast()
    bytes.append(contentsOf: members.utf8)
    return bytes
  }
}

import FoundationEssentials
import Glibc

/// Names a process so that a later one with the same number is not taken for it.
package enum ProcessStamp {
  /// The running process: its number and the tick it was started at.
  package static let current = stamp(of: getpid()) ?? "\(getpid())"

  /// Whether the process of a stamp still runs.
  static func isRunning(_ stamp: String) -> Bool {
    guard let number = stamp.split(separator: ":").first.flatMap({ pid_t($0) }) else { return false }
    return self.stamp(of: number) == stamp
  }

  private static func stamp(of process: pid_t) -> String? {
    guard let data = FileManager.default.contents(atPath: "/proc/\(process)/stat") else { return nil }
    let text = String(decoding: data, as: UTF8.self)
    // The name, in brackets, may hold anything; the start is the 20th field after it.
    guard let end = text.lastIndex(of: ")") else { return nil }
    let fields = text[text.index(after: end)...].split(separator: " ")
    return fields.count > 19 ? "\(process):\(fields[19])" : nil
  }
}

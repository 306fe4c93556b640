import CIsolation
import Glibc

/// What an isolated process has really given up, on this kernel and for this user.
public struct IsolationReport: Sendable, Hashable {
  /// One fence around the process.
  public enum Measure: String, Sendable, Hashable, CaseIterable {
    /// It can gain no rights by executing anything.
    case noNewPrivileges = "no new privileges"
    /// Nobody can read its memory, and it leaves no core.
    case notDumpable = "not dumpable"
    /// No core file is written.
    case noCore = "no core file"
    /// No file can grow.
    case noFileSize = "no file can grow"
    /// No file, socket or pipe can be opened.
    case noDescriptors = "no new descriptor"
    /// The CPU time of the whole process is limited.
    case cpuTime = "CPU time"
    /// Its address space is limited.
    case memory = "address space"
    /// Its threads and processes are limited.
    case processes = "number of threads"
    /// Only the system calls that running Lua needs are let through.
    case systemCalls = "filter of system calls"
    /// It has a user namespace of its own, without rights outside.
    case userNamespace = "user namespace"
    /// It has a network of its own, with nothing in it.
    case networkNamespace = "empty network"
  }

  /// What is in force.
  public private(set) var active: Set<Measure> = []
  /// What is not, and why: `the kernel refuses it (Operation not permitted)`.
  public private(set) var missing: [Measure: String] = [:]

  /// The measures of `panier_lock_down`, in its order.
  static let lockMeasures: [Measure] = [
    .noNewPrivileges, .notDumpable, .noCore, .noFileSize, .noDescriptors, .cpuTime, .memory, .processes, .systemCalls,
  ]

  /// What the process told, and what it noted before it was the program.
  init(lock: [Int32], notes: panier_spawn_notes) {
    let namespaces = [(Measure.userNamespace, notes.user_namespace), (.networkNamespace, notes.network_namespace)]
    self.init(Array(zip(Self.lockMeasures, lock)) + namespaces) { String(cString: strerror($0)) }
  }

  /// - Parameter results: an errno for each measure, 0 when in force, -1 when not asked for.
  init(_ results: [(Measure, Int32)], text: (Int32) -> String) {
    for (measure, result) in results {
      switch result {
      case 0: active.insert(measure)
      case -1: missing[measure] = "not asked for, or not possible in this build"
      case let error: missing[measure] = "the kernel refuses it (\(text(error)))"
      }
    }
  }
}

extension IsolationReport: CustomStringConvertible {
  /// One line for each measure, in a fixed order.
  public var description: String {
    Measure.allCases.map { "\($0.rawValue): \(missing[$0] ?? "in force")" }.joined(separator: "\n")
  }
}

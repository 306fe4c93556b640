public import OVHSimulator
import Synchronization

/// Answers of a simulator that the API's description does not allow.
public struct ConformanceFailure: Error, Sendable, CustomStringConvertible {
  /// Each fault once, in the order of the calls.
  public var faults: [String]

  /// The faults, one a line; of many the first ten.
  public var description: String {
    let rest = faults.count > 10 ? ["and \(faults.count - 10) more"] : []
    return (["the simulator answered what the API's description does not allow:"] + faults.prefix(10) + rest)
      .joined(separator: "\n  ")
  }
}

/// Judges every answer of a simulator while a test runs.
public final class ConformanceWatch: Sendable {
  private let found = Mutex<[String]>([])
  private let conformance: AnswerConformance?

  /// Creates a watch.
  /// - Parameter conformance: the judge; nil judges nothing.
  public init(_ conformance: AnswerConformance? = .shared) { self.conformance = conformance }

  /// A configuration whose answers are judged here, besides what observed them before.
  /// - Parameter configuration: what the simulator is like.
  public func watching(_ configuration: SimulatorConfiguration) -> SimulatorConfiguration {
    guard let conformance else { return configuration }
    var watched = configuration
    watched.observer = { request, response in
      configuration.observer?(request, response)
      let faults = conformance.faults(of: response, to: request)
      guard !faults.isEmpty else { return }
      self.found.withLock { found in found += faults.filter { !found.contains($0) } }
    }
    return watched
  }

  /// Ends well when every answer so far was right.
  /// - Throws: ``ConformanceFailure`` with what was wrong.
  public func check() throws {
    let faults = found.withLock { $0 }
    if !faults.isEmpty { throw ConformanceFailure(faults: faults) }
  }
}

extension SimulatorConfiguration {
  /// The same simulator with every answer judged by the API's description.
  /// - Parameter report: told each fault in the call that caused it; tests record an issue.
  public func judged(report: @escaping @Sendable (String) -> Void) -> SimulatorConfiguration {
    guard let conformance = AnswerConformance.shared else { return self }
    var judged = self
    judged.observer = { [observer] request, response in
      observer?(request, response)
      conformance.faults(of: response, to: request).forEach(report)
    }
    return judged
  }
}

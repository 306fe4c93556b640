import Synchronization

/// Collects what a client tells.
final class TraceLog: Sendable {
  private let told = Mutex<[String]>([])

  /// Everything that was told, in order.
  var lines: [String] { told.withLock { $0 } }

  func add(_ line: String) { told.withLock { $0.append(line) } }
}

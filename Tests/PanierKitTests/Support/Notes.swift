import Synchronization

/// Collects what an operator is told.
final class Notes: Sendable {
  private let told = Mutex<[String]>([])

  /// Everything that was told, in order.
  var all: [String] { told.withLock { $0 } }

  @Sendable func add(_ note: String) { told.withLock { $0.append(note) } }
}

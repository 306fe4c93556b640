import Synchronization

/// The owned services that a purchase of this run is at work on: one at a time.
final class BusyServices: Sendable {
  private let names = Mutex<Set<String>>([])

  /// Takes a service; false when it is taken already.
  func begin(_ name: String) -> Bool { names.withLock { $0.insert(name).inserted } }

  /// Gives a service back.
  func end(_ name: String) { _ = names.withLock { $0.remove(name) } }
}

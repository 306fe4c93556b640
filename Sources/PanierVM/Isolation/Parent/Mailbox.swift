import CIsolation
import Glibc
import Synchronization

/// Work for the thread of a connection, from any other; a descriptor becomes readable when there is some.
final class Mailbox: Sendable {
  typealias Job = @Sendable () -> Void

  private struct State: Sendable {
    var jobs: [Job] = []
    var isOpen = true
  }

  private let state = Mutex(State())
  /// Readable while there is work; negative when the system gave none.
  let descriptor: Int32

  init() {
    descriptor = panier_wake_new()
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  /// Leaves work.
  ///
  /// - Returns: false when nobody will do it any more.
  func post(_ job: @escaping Job) -> Bool {
    state.withLock { state in
      guard state.isOpen else { return false }
      state.jobs.append(job)
      panier_wake_set(descriptor)
      return true
    }
  }

  /// Takes all work there is.
  func takeAll() -> [Job] {
    state.withLock { state in
      panier_wake_clear(descriptor)
      defer { state.jobs = [] }
      return state.jobs
    }
  }

  /// Takes no more work.
  ///
  /// - Returns: what was left.
  func shut() -> [Job] {
    state.withLock { state in
      state.isOpen = false
      defer { state.jobs = [] }
      return state.jobs
    }
  }
}

import Glibc

/// A thread that lives beside Swift's own, for a call that blocks for good.
struct DetachedThread {
  private final class Job {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  private let job: Job

  /// Prepares a thread.
  /// - Parameter body: what the thread does.
  init(_ body: @escaping @Sendable () -> Void) {
    job = Job(body)
  }

  /// Starts the thread.
  ///
  /// Where the system has no thread left, nothing happens.
  func start() {
    let pointer = Unmanaged.passRetained(job)
    var thread = pthread_t()
    let code = pthread_create(
      &thread, nil,
      { pointer in
        guard let pointer else { return nil }
        Unmanaged<Job>.fromOpaque(pointer).takeRetainedValue().body()
        return nil
      }, pointer.toOpaque())
    if code == 0 { pthread_detach(thread) } else { pointer.release() }
  }
}

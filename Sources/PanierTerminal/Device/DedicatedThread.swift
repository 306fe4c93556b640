import Glibc

/// Runs blocking calls on a thread of their own, because Swift's cooperative pool has few threads and must not lose one
/// to a person who thinks.
public enum DedicatedThread {
  /// Runs `body` on a new thread and returns its result; the caller's thread is free meanwhile.
  ///
  /// A thread costs some tens of microseconds, nothing against a keystroke. None outlives its call.
  static func run<Result: Sendable>(_ body: @escaping @Sendable () -> Result) async -> Result {
    await withCheckedContinuation { continuation in
      // Out of threads: a blocked pool thread is better than an answer that never comes.
      if !start({ continuation.resume(returning: body()) }) { continuation.resume(returning: body()) }
    }
  }

  private final class Job {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// Starts a thread that nobody waits for.
  /// - Parameter body: what the thread does; it may block for good.
  /// - Returns: whether the system had a thread left; without one nothing runs.
  @discardableResult
  public static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
    let job = Unmanaged.passRetained(Job(body))
    var thread = pthread_t()
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    defer { pthread_attr_destroy(&attributes) }
    let code = pthread_create(
      &thread, &attributes,
      { pointer in
        guard let pointer else { return nil }
        Unmanaged<Job>.fromOpaque(pointer).takeRetainedValue().body()
        return nil
      }, job.toOpaque())
    if code != 0 { job.release() }
    return code == 0
  }
}

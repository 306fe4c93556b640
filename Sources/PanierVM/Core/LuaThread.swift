import CPanierVM
import Glibc

/// The executor of a universe: one thread with a large stack, so that Lua has a fixed thread to be signalled on and a
/// long loop never blocks the cooperative pool.
///
/// `@unchecked Sendable`: the queue is guarded by `mutex`; the thread's identity is written once, under it.
final class LuaThread: SerialExecutor, @unchecked Sendable {
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let condition: UnsafeMutablePointer<pthread_cond_t>
  private var jobs: [UnownedJob] = []
  private var thread: pthread_t?
  private var lastWork: (() -> Void)?
  private var isStopped = false

  init() {
    mutex = .allocate(capacity: 1)
    condition = .allocate(capacity: 1)
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(condition, nil)
  }

  deinit {
    pthread_mutex_destroy(mutex)
    pthread_cond_destroy(condition)
    mutex.deallocate()
    condition.deallocate()
  }

  func enqueue(_ job: consuming ExecutorJob) {
    let unowned = UnownedJob(job)
    pthread_mutex_lock(mutex)
    jobs.append(unowned)
    startIfNeeded()
    pthread_cond_signal(condition)
    pthread_mutex_unlock(mutex)
  }

  func asUnownedSerialExecutor() -> UnownedSerialExecutor {
    UnownedSerialExecutor(ordinary: self)
  }

  /// Runs one last piece of work on the thread, then ends it.
  ///
  /// Nothing may be enqueued afterwards.
  func stop(_ work: @escaping @Sendable () -> Void) {
    pthread_mutex_lock(mutex)
    isStopped = true
    if thread != nil {
      lastWork = work
      pthread_cond_signal(condition)
      pthread_mutex_unlock(mutex)
    } else {
      pthread_mutex_unlock(mutex)
      work()
    }
  }

  /// Wakes the guarded core with a signal, if the thread still runs.
  func signal() {
    pthread_mutex_lock(mutex)
    if let thread, !isStopped { panier_signal(thread) }
    pthread_mutex_unlock(mutex)
  }

  /// Called with the mutex held.
  private func startIfNeeded() {
    guard thread == nil else { return }
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, 8 << 20)
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    var created = pthread_t()
    let context = Unmanaged.passRetained(self).toOpaque()
    let status = pthread_create(&created, &attributes, { LuaThread.main($0) }, context)
    pthread_attr_destroy(&attributes)
    precondition(status == 0, "the system gives no thread for Lua (error \(status))")
    thread = created
  }

  private static func main(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let context else { return nil }
    let executor = Unmanaged<LuaThread>.fromOpaque(context).takeRetainedValue()
    panier_thread_name("lua")
    executor.loop()
    return nil
  }

  private func loop() {
    while true {
      pthread_mutex_lock(mutex)
      while jobs.isEmpty && lastWork == nil { pthread_cond_wait(condition, mutex) }
      let batch = jobs
      jobs = []
      let final = batch.isEmpty ? lastWork : nil
      pthread_mutex_unlock(mutex)
      for job in batch { job.runSynchronously(on: asUnownedSerialExecutor()) }
      if let final {
        final()
        return
      }
    }
  }
}

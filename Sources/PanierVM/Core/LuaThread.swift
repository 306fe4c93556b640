import CPanierVM
import Glibc

/// The executor of a universe: one thread with a large stack, lent by a `LuaWorker`, so that Lua has a fixed thread to
/// be signalled on and a long loop never blocks the cooperative pool.
///
/// `@unchecked Sendable`: the queue is guarded by `mutex`; the thread's identity is written once, under it.
final class LuaThread: SerialExecutor, @unchecked Sendable {
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let condition: UnsafeMutablePointer<pthread_cond_t>
  private var jobs: [UnownedJob] = []
  private var thread: pthread_t?
  private var lastWork: (() -> Void)?
  private var isStarted = false
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
    let isFirst = !isStarted
    isStarted = true
    pthread_cond_signal(condition)
    pthread_mutex_unlock(mutex)
    if isFirst { LuaWorker.run(self) }
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
    if isStarted {
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

  /// Runs jobs until it is stopped; on the thread that lends itself.
  func loop() {
    pthread_mutex_lock(mutex)
    thread = pthread_self()
    pthread_mutex_unlock(mutex)
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

import CPanierVM
import Glibc

/// The executor of a universe: one thread with a large stack, lent by a `LuaWorker`, so that Lua has a fixed thread to
/// be signalled on and a long loop never blocks the cooperative pool.
///
/// `@unchecked Sendable`: the queue is guarded by `monitor`; the thread's identity is written once, under it.
final class LuaThread: SerialExecutor, @unchecked Sendable {
  private let monitor = Monitor()
  private var jobs: [UnownedJob] = []
  private var thread: pthread_t?
  private var lastWork: (() -> Void)?
  private var isStarted = false
  private var isStopped = false

  func enqueue(_ job: consuming ExecutorJob) {
    let unowned = UnownedJob(job)
    monitor.lock()
    jobs.append(unowned)
    let isFirst = !isStarted
    isStarted = true
    monitor.signal()
    monitor.unlock()
    if isFirst { LuaWorker.run(self) }
  }

  func asUnownedSerialExecutor() -> UnownedSerialExecutor {
    UnownedSerialExecutor(ordinary: self)
  }

  /// Runs one last piece of work on the thread, then ends it.
  ///
  /// Nothing may be enqueued afterwards.
  func stop(_ work: @escaping @Sendable () -> Void) {
    monitor.lock()
    isStopped = true
    if isStarted {
      lastWork = work
      monitor.signal()
      monitor.unlock()
    } else {
      monitor.unlock()
      work()
    }
  }

  /// Wakes the guarded core with a signal, if the thread still runs.
  func signal() {
    monitor.lock()
    if let thread, !isStopped { panier_signal(thread) }
    monitor.unlock()
  }

  /// Runs jobs until it is stopped; on the thread that lends itself.
  func loop() {
    monitor.lock()
    thread = pthread_self()
    monitor.unlock()
    while true {
      monitor.lock()
      while jobs.isEmpty && lastWork == nil { monitor.wait() }
      let batch = jobs
      jobs = []
      let final = batch.isEmpty ? lastWork : nil
      monitor.unlock()
      for job in batch { job.runSynchronously(on: asUnownedSerialExecutor()) }
      if let final {
        final()
        return
      }
    }
  }
}

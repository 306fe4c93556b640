import CPanierVM
import Glibc
import Synchronization

/// A thread that universes run on, one after another: starting one takes longer than building a universe.
///
/// `@unchecked Sendable`: `next` is guarded by `mutex`.
final class LuaWorker: @unchecked Sendable {
  /// Threads that wait for a universe, at most; others end with theirs.
  private static let parkedLimit = 4
  private static let parked = Mutex<[LuaWorker]>([])

  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let condition: UnsafeMutablePointer<pthread_cond_t>
  private var next: LuaThread?

  private init(_ first: LuaThread) {
    mutex = .allocate(capacity: 1)
    condition = .allocate(capacity: 1)
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(condition, nil)
    next = first
  }

  deinit {
    pthread_mutex_destroy(mutex)
    pthread_cond_destroy(condition)
    mutex.deallocate()
    condition.deallocate()
  }

  /// Runs the jobs of a universe on a thread until it is stopped.
  static func run(_ universe: LuaThread) {
    if let worker = parked.withLock({ $0.popLast() }) {
      worker.give(universe)
    } else {
      LuaWorker(universe).start()
    }
  }

  private func give(_ universe: LuaThread) {
    pthread_mutex_lock(mutex)
    next = universe
    pthread_cond_signal(condition)
    pthread_mutex_unlock(mutex)
  }

  private func take() -> LuaThread {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while true {
      if let universe = next {
        next = nil
        return universe
      }
      pthread_cond_wait(condition, mutex)
    }
  }

  private func start() {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, 8 << 20)
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    var thread = pthread_t()
    let context = Unmanaged.passRetained(self).toOpaque()
    let status = pthread_create(&thread, &attributes, { LuaWorker.main($0) }, context)
    pthread_attr_destroy(&attributes)
    precondition(status == 0, "the system gives no thread for Lua (error \(status))")
  }

  private static func main(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let context else { return nil }
    let worker = Unmanaged<LuaWorker>.fromOpaque(context).takeRetainedValue()
    panier_thread_name("lua")
    repeat { worker.take().loop() } while worker.park()
    return nil
  }

  /// - Returns: false when enough others wait already.
  private func park() -> Bool {
    Self.parked.withLock { parked in
      guard parked.count < Self.parkedLimit else { return false }
      parked.append(self)
      return true
    }
  }
}

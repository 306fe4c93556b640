import Glibc

/// A mutex with a condition, for threads that wait for each other.
///
/// `@unchecked Sendable`: the system's own locks, at addresses that never move.
final class Monitor: @unchecked Sendable {
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let condition: UnsafeMutablePointer<pthread_cond_t>

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

  func lock() { pthread_mutex_lock(mutex) }

  func unlock() { pthread_mutex_unlock(mutex) }

  /// Wakes a thread that waits.
  func signal() { pthread_cond_signal(condition) }

  /// Waits for a signal, which may come for nothing; the lock is held before and after.
  func wait() { pthread_cond_wait(condition, mutex) }
}

import CPanierVM
import Glibc
import Synchronization

/// A thread that universes run on, one after another: starting one takes longer than building a universe.
final class LuaWorker: Sendable {
  /// Threads that wait for a universe, at most; others end with theirs.
  private static let parkedLimit = 4
  private static let parked = Mutex<[LuaWorker]>([])

  private let next = Handover<LuaThread>()

  /// Runs the jobs of a universe on a thread until it is stopped.
  static func run(_ universe: LuaThread) {
    if let worker = parked.withLock({ $0.popLast() }) {
      worker.next.put(universe)
    } else {
      let worker = LuaWorker()
      worker.next.put(universe)
      worker.start()
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
    repeat { worker.next.take().loop() } while worker.park()
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

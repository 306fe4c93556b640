import Synchronization

/// A weak reference that may be read from any thread.
final class WeakMachine: Sendable {
  private struct Slot: Sendable {
    weak var machine: LuaVM?
  }

  private let slot = Mutex(Slot())

  var value: LuaVM? { slot.withLock { $0.machine } }

  func set(_ machine: LuaVM) {
    slot.withLock { $0.machine = machine }
  }
}

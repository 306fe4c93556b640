import CPanierVM

/// One coroutine the host drives.
///
/// Closed on the Lua thread when its run ends; the memory of its flag lives as long as anybody can interrupt it.
///
/// `@unchecked Sendable`: `interrupt` only sets an atomic flag; everything else happens on the Lua thread.
final class Coroutine: @unchecked Sendable {
  let pointer: OpaquePointer
  private let thread: LuaThread

  init(_ pointer: OpaquePointer, thread: LuaThread) {
    self.pointer = pointer
    self.thread = thread
  }

  deinit {
    panier_co_free(pointer)
  }

  func interrupt(_ reason: Int) {
    panier_co_interrupt(pointer, Int32(reason))
    thread.signal()
  }
}

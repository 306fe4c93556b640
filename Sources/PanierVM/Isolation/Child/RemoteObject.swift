import Synchronization

/// An object that lives in the parent, as the child holds it.
///
/// One for each object while it is alive, so that identity means the same on both sides.
final class RemoteObject: LuaObject {
  static let luaType = LuaType("Remote object", of: RemoteObject.self, summary: "An object of another process.")

  let id: UInt64
  /// Its type in the parent, with everything sent there.
  let type: LuaType
  private let receipts = Mutex<UInt64>(1)
  private let release: @Sendable (UInt64, UInt64) -> Void

  /// - Parameter release: gets the number and how often the object came, when it is dropped.
  init(_ id: UInt64, _ type: LuaType, release: @escaping @Sendable (UInt64, UInt64) -> Void) {
    self.id = id
    self.type = type
    self.release = release
  }

  deinit {
    release(id, receipts.withLock { $0 })
  }

  /// It came once more.
  func noteReceipt() {
    receipts.withLock { $0 += 1 }
  }
}

/// A place where one thread waits for a value from another.
///
/// `@unchecked Sendable`: the value is guarded by `monitor`.
final class Handover<Value: Sendable>: @unchecked Sendable {
  private let monitor = Monitor()
  private var value: Value?

  func put(_ value: Value) {
    monitor.lock()
    self.value = value
    monitor.signal()
    monitor.unlock()
  }

  /// Blocks the thread until a value is there, and takes it away.
  func take() -> Value {
    monitor.lock()
    defer { monitor.unlock() }
    while true {
      if let value {
        self.value = nil
        return value
      }
      monitor.wait()
    }
  }
}

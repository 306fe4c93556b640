import Synchronization

/// A value that is made when it is first asked for.
final class Once<Value: Sendable>: Sendable {
  private let made = Mutex<Value?>(nil)
  private let make: @Sendable () -> Value

  init(_ make: @escaping @Sendable () -> Value) {
    self.make = make
  }

  /// The value.
  ///
  /// Whoever comes while it is made makes it too, and the first one counts: what is made may ask for itself.
  var value: Value {
    if let known = made.withLock({ $0 }) { return known }
    let value = make()
    return made.withLock { known in
      if let known { return known }
      known = value
      return value
    }
  }
}

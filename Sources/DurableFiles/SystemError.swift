import Glibc

/// What the system answered to a call that failed.
package struct SystemError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The number of `errno`.
  package let code: Int32

  /// - Parameter code: the number; by default that of the call which just failed.
  package init(code: Int32 = errno) {
    self.code = code
  }

  /// What the number means, in the system's words.
  package var description: String { String(cString: strerror(code)) }
}

import Glibc

/// Hands an array of strings to C.
enum CStrings {
  static func with<R>(_ strings: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>) throws -> R) rethrows -> R {
    let copies: [UnsafePointer<CChar>?] = strings.map { UnsafePointer(strdup($0)) }
    defer { for copy in copies { free(UnsafeMutablePointer(mutating: copy)) } }
    return try copies.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else {
        var none: UnsafePointer<CChar>?
        return try body(&none)
      }
      return try body(start)
    }
  }
}

extension CStrings {
  /// Hands an array of strings to C with NULL at its end.
  static func withTerminated<R>(
    _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) throws -> R
  ) rethrows -> R {
    var copies: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) }
    copies.append(nil)
    defer { for copy in copies { free(copy) } }
    return try copies.withUnsafeBufferPointer { buffer in
      // Never empty: NULL is in it.
      guard let start = buffer.baseAddress else { preconditionFailure("an array without memory") }
      return try body(start)
    }
  }
}

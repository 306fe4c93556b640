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

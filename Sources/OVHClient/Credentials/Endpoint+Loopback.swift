extension Endpoint {
  /// Whether a URL stays on this machine: a simulator or a test, never the real API.
  package static func isLoopback(_ url: String) -> Bool {
    guard let start = url.firstRange(of: "://")?.upperBound else { return false }
    var host = url[start...].prefix { $0 != "/" }
    if host.first == "[" {
      host = host.dropFirst().prefix { $0 != "]" }
    } else {
      host = host.prefix { $0 != ":" }
    }
    if host == "::1" || host.lowercased() == "localhost" { return true }
    // All four numbers: 127.example.com is a name that anyone may own.
    let numbers = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    return numbers.count == 4 && numbers[0] == 127 && !numbers.contains(nil)
  }
}

import Dispatch
import Glibc

/// A connection that sends bytes and reads until the other side ends it, as no HTTP library would.
struct SocketClient {
  /// Why nothing could be sent or read.
  struct Failure: Error { var errno: Int32 }

  /// Sends a whole request and gives every byte that came back before the connection ended.
  ///
  /// It waits on a thread of its own: the server needs those that tests run on.
  static func exchange(port: Int, _ request: String) async throws -> [UInt8] {
    try await exchange(port: port, Array(request.utf8), endsWriting: false)
  }

  /// Sends bytes and gives every byte that came back before the connection ended.
  /// - Parameters:
  ///   - port: the port on the loopback address.
  ///   - request: what is sent.
  ///   - endsWriting: whether the other side is told that nothing more comes.
  static func exchange(port: Int, _ request: [UInt8], endsWriting: Bool) async throws -> [UInt8] {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(with: Result { try exchangeBlocking(port: port, request, endsWriting: endsWriting) })
      }
    }
  }

  private static func exchangeBlocking(port: Int, _ bytes: [UInt8], endsWriting: Bool) throws -> [UInt8] {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw Failure(errno: errno) }
    defer { _ = close(descriptor) }
    var timeout = timeval(tv_sec: 300, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &timeout, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port).bigEndian)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let connected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else { throw Failure(errno: errno) }
    // The other side may end the connection before it has read everything; what it answered by then counts.
    let sent = send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    guard sent == bytes.count || errno == EPIPE || errno == ECONNRESET else { throw Failure(errno: errno) }
    if endsWriting { shutdown(descriptor, Int32(SHUT_WR)) }
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      // A connection that is cut is an end too.
      guard count > 0 else { return answer }
      answer += buffer[..<count]
    }
  }
}

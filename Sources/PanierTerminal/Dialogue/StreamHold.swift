@preconcurrency import Glibc

/// Keeps the standard streams for a question that stands on them: what other threads read or print through the C
/// library waits, a script's `io.read` and `io.write` among it.
///
/// A script's words behind the question would have been answered in its place.
struct StreamHold: Sendable {
  private let releaseEnd: Int32

  /// Waits until nobody uses the streams and keeps them.
  /// - Returns: nil when the system has no descriptors left; the question then stands without.
  static func take() async -> StreamHold? {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let (reader, writer) = (ends[0], ends[1])
    let isHeld = await withCheckedContinuation { continuation in
      // The library's locks belong to a thread: one that takes them, waits, and gives them back.
      let isStarted = DedicatedThread.start {
        // In the order in which the library takes them itself: reading a line writes out what was printed before.
        let streams = [stdin, stdout, stderr]
        for stream in streams { flockfile(stream) }
        continuation.resume(returning: true)
        var byte: UInt8 = 0
        while read(reader, &byte, 1) < 0, errno == EINTR {}
        for stream in streams.reversed() { funlockfile(stream) }
        close(reader)
      }
      if !isStarted { continuation.resume(returning: false) }
    }
    if isHeld { return StreamHold(releaseEnd: writer) }
    close(reader)
    close(writer)
    return nil
  }

  /// Lets everybody read and print again.
  func release() { close(releaseEnd) }
}

import CIsolation
import Glibc

/// The operating system's side of an isolated process: the process, its socket, frames in and out.
///
/// Confined to the thread that started it, which must live as long as the process: the kernel kills the process when
/// that thread ends.
final class ChildProcess {
  /// Unsent bytes from which on nothing more is read, so that a child that asks without reading waits.
  private static let outgoingPause = 1 << 20
  /// Unsent bytes at most.
  private static let outgoingLimit = 64 << 20

  let pid: pid_t
  let notes: panier_spawn_notes
  private let socket: Int32
  private var incoming = FrameBuffer()
  private var outgoing: [UInt8] = []
  private var sent = 0

  /// Starts the program.
  ///
  /// - Throws: `ProcessEnding.notStarted`, as a `StartError`.
  init(_ program: IsolatedProgram, namespaces: Bool) throws {
    var ends: [Int32] = [-1, -1]
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
      throw StartError(program: program.path, errno: errno)
    }
    defer { close(ends[1]) }
    var notes = panier_spawn_notes()
    let started = Self.spawn(program, ends[1], namespaces, &notes)
    guard started.pid > 0 else {
      close(ends[0])
      throw StartError(program: program.path, errno: started.errno)
    }
    if notes.error != 0 {
      var status: Int32 = 0
      while waitpid(started.pid, &status, 0) < 0, errno == EINTR {}
      close(ends[0])
      throw StartError(program: program.path, errno: notes.error)
    }
    pid = started.pid
    socket = ends[0]
    self.notes = notes
    _ = fcntl(socket, F_SETFL, fcntl(socket, F_GETFL) | O_NONBLOCK)
  }

  private static func spawn(
    _ program: IsolatedProgram, _ socket: Int32, _ namespaces: Bool, _ notes: inout panier_spawn_notes
  ) -> (pid: pid_t, errno: Int32) {
    let environment = program.environment.map { "\($0.key)=\($0.value)" }.sorted()
    return CStrings.withTerminated([program.path] + program.arguments) { arguments in
      CStrings.withTerminated(environment) { environment in
        program.path.withCString { path in
          var request = panier_spawn_request(
            path: path, arguments: arguments, environment: environment, socket: socket,
            namespaces: namespaces ? 1 : 0)
          let pid = panier_spawn(&request, &notes)
          return (pid, errno)
        }
      }
    }
  }

  /// What `wait` saw.
  enum Event {
    case frame(FrameReader)
    /// The child has closed its end, or is gone.
    case end
    /// Somebody else's descriptor is readable, or time has passed.
    case other
  }

  /// Waits for a frame, for `wake` to become readable, or for time to pass; sends what is to be sent meanwhile.
  ///
  /// - Parameter milliseconds: at most; -1 for ever.
  /// - Throws: `WireError`.
  func wait(wake: Int32, milliseconds: Int32) throws -> Event {
    if let frame = try incoming.next() { return .frame(frame) }
    let backlog = outgoing.count - sent
    var interest: Int16 = backlog < Self.outgoingPause ? Int16(POLLIN) : 0
    if backlog > 0 { interest |= Int16(POLLOUT) }
    var descriptors = [
      pollfd(fd: socket, events: interest, revents: 0), pollfd(fd: wake, events: Int16(POLLIN), revents: 0),
    ]
    guard poll(&descriptors, 2, milliseconds) > 0 else { return .other }
    let seen = descriptors[0].revents
    if seen & Int16(POLLOUT) != 0 { flush() }
    if seen & Int16(POLLIN) != 0 {
      guard receive() else { return .end }
      if let frame = try incoming.next() { return .frame(frame) }
    } else if seen & Int16(POLLHUP | POLLERR) != 0, interest & Int16(POLLIN) != 0 {
      return .end
    }
    return .other
  }

  /// - Returns: false at the end.
  private func receive() -> Bool {
    withUnsafeTemporaryAllocation(byteCount: 65536, alignment: 1) { buffer in
      let count = recv(socket, buffer.baseAddress, buffer.count, 0)
      if count > 0 {
        incoming.append(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        return true
      }
      return count < 0 && (errno == EAGAIN || errno == EINTR)
    }
  }

  /// Sends a frame, now or when the child reads.
  ///
  /// - Throws: `WireError` for a child that lets its answers pile up.
  func send(_ frame: FrameWriter) throws {
    let length = UInt32(frame.payload.count).littleEndian
    withUnsafeBytes(of: length) { outgoing.append(contentsOf: $0) }
    outgoing.append(contentsOf: frame.payload)
    flush()
    guard outgoing.count - sent <= Self.outgoingLimit else {
      throw WireError("calls without reading the answers")
    }
  }

  private func flush() {
    while sent < outgoing.count {
      let count = outgoing.withUnsafeBytes { bytes in
        Glibc.send(socket, bytes.baseAddress.map { $0 + sent }, bytes.count - sent, Int32(MSG_NOSIGNAL))
      }
      if count > 0 {
        sent += count
      } else if errno != EINTR {
        // Full, or the child is gone: reading tells which.
        if sent > 1 << 16 {
          outgoing.removeFirst(sent)
          sent = 0
        }
        return
      }
    }
    outgoing.removeAll(keepingCapacity: outgoing.capacity <= 1 << 16)
    sent = 0
  }

  /// Kills what still runs and takes the status.
  ///
  /// - Parameter patiently: whether the process is given a moment to end by itself, so that its status is its own.
  func finish(patiently: Bool) -> Int32 {
    var status: Int32 = 0
    close(socket)
    if patiently {
      for _ in 0..<100 {
        if waitpid(pid, &status, WNOHANG) != 0 { return status }
        usleep(1000)
      }
    }
    kill(pid, SIGKILL)
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    return status
  }
}

/// A program that could not be started.
struct StartError: Error {
  let program: String
  let errno: Int32
}

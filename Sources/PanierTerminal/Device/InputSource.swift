import Glibc

/// Waits for bytes of a descriptor on a dedicated thread, woken early when asked to.
///
/// Nothing is read between two calls of ``next(within:)``: what is typed while a script runs stays with the system, for
/// whoever asks first.
final class InputSource: Sendable {
  /// What ended a wait.
  enum Event: Sendable, Equatable {
    case bytes([UInt8])
    case end
    case timedOut
    case woken, resized, continued
    case failed(TerminalError)
  }

  private let descriptor: Int32
  private let pipe: WakeupPipe

  /// Prepares to read a descriptor.
  ///
  /// - Parameters:
  ///   - descriptor: what to read; stays the caller's to close.
  ///   - watchesSignals: whether a new size of the screen and the continuation of the process end a wait.
  /// - Throws: `TerminalError.system` when the process is out of descriptors.
  init(_ descriptor: Int32, watchesSignals: Bool) throws(TerminalError) {
    self.descriptor = descriptor
    pipe = try WakeupPipe.take()
    if watchesSignals { pipe.watchSignals() }
  }

  deinit {
    pipe.ignoreSignals()
    pipe.giveBack()
  }

  /// Ends the present wait, or the next one, with `.woken`.
  func wake() { pipe.wake() }

  /// Waits for the next event.
  ///
  /// - Parameter milliseconds: how long at most; nil waits for ever.
  func next(within milliseconds: Int32?) async -> Event {
    await DedicatedThread.run { self.wait(milliseconds ?? -1) }
  }

  private func wait(_ milliseconds: Int32) -> Event {
    var requests = [
      pollfd(fd: pipe.readEnd, events: Int16(POLLIN), revents: 0),
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
    ]
    while true {
      let count = poll(&requests, nfds_t(requests.count), milliseconds)
      if count < 0 {
        if errno == EINTR { continue }
        return .failed(.system(call: "poll", code: errno))
      }
      if count == 0 { return .timedOut }
      if requests[0].revents != 0, let reason = pipe.next() { return Event(reason) }
      if requests[1].revents != 0, let event = readSome() { return event }
    }
  }

  private func readSome() -> Event? {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(descriptor, &bytes, bytes.count)
    if count > 0 { return .bytes(Array(bytes.prefix(count))) }
    if count == 0 { return .end }
    switch errno {
    case EINTR, EAGAIN: return nil
    // A terminal whose other side has hung up.
    case EIO: return .end
    default: return .failed(.system(call: "read", code: errno))
    }
  }
}

extension InputSource.Event {
  fileprivate init(_ reason: WakeupPipe.Reason) {
    switch reason {
    case .woken: self = .woken
    case .resized: self = .resized
    case .continued: self = .continued
    }
  }
}

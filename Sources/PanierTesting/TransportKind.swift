/// The two ways to the simulator that every flow is tested on.
public enum TransportKind: String, Sendable, CaseIterable {
  /// In this process, without a socket.
  case inProcess
  /// Over HTTP, through a real server on the loopback address.
  case http
}

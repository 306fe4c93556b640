import Glibc
import OVHClient

/// An address that the simulator listens on, in the words of operators and other programs.
public struct ServerAddress: Sendable, Hashable {
  /// The address as it was given: `127.0.0.1`, `0.0.0.0`, `::1`, `localhost`.
  public let host: String
  /// The port.
  public let port: Int

  /// Creates an address.
  /// - Parameters:
  ///   - host: an address of this machine or a name for one, without brackets.
  ///   - port: the port, 0 to 65535.
  public init(host: String, port: Int) {
    self.host = host
    self.port = port
  }

  /// The URL of the API for a program on this machine.
  public var url: String {
    let reachable =
      switch host {
      case "0.0.0.0": "127.0.0.1"
      case "::": "[::1]"
      default: host.contains(":") ? "[\(host)]" : host
      }
    return "http://\(reachable):\(port)/1.0"
  }

  /// Whether nobody but this machine reaches it.
  public var isLoopback: Bool { Endpoint.isLoopback("http://\(host.contains(":") ? "[\(host)]" : host)/") }

  /// What the operator should know before others reach it; nil on a loopback address.
  public var warning: String? {
    guard !isLoopback else { return nil }
    return "everybody who reaches \(host) can use this simulator: its keys are publicly known, and its carts and "
      + "orders are theirs too; leave --bind out to serve this machine only"
  }

  /// Why it cannot be listened on, with what to do.
  /// - Parameter error: what the system answered; its text ends in `(errno: N)` where the number is known.
  public func refusal(_ error: any Error) -> String {
    let text = String(describing: error)
    let place = "\(host.contains(":") ? "[\(host)]" : host):\(port)"
    if text.contains("errno: \(EADDRINUSE)") {
      return "cannot listen on \(place): the port is taken by another program; choose another with --port, or let the "
        + "system choose with --port 0"
    }
    if text.contains("errno: \(EACCES)") {
      return "cannot listen on \(place): ports below 1024 are the administrator's; choose another with --port"
    }
    if text.contains("errno: \(EADDRNOTAVAIL)") {
      return "cannot listen on \(place): this machine has no such address; choose another with --bind"
    }
    return "cannot listen on \(place): \(text); choose another with --bind or --port"
  }
}

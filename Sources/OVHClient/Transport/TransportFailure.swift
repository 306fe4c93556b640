import AsyncHTTPClient
import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// Tells what an error of the HTTP library means for the request: only what surely came before it counts as not sent.
enum TransportFailure {
  static func error(for error: any Error, url: String, options: HTTPTransportOptions) -> TransportError {
    switch error {
    case let error as TransportError: return error
    case let error as NIOConnectionError: return TransportError(.notConnected, reason: reason(error))
    case ChannelError.connectTimeout:
      return TransportError(
        .notConnected, reason: "no connection within \(HTTPTransport.seconds(options.connectTimeout))")
    case NIOSSLError.handshakeFailed(let inner):
      let text = "\(inner)"
      let isTrust = text.contains("CERTIFICATE_VERIFY_FAILED")
      return TransportError(
        .notConnected,
        reason: isTrust ? "the server's certificate is not trusted" : "the TLS handshake failed")
    case let error as NIOSSLExtraError where error == .failedToValidateHostname:
      return TransportError(.notConnected, reason: "the server's certificate is for another host")
    case HTTPParserError.invalidEOFState, HTTPParserError.closedConnection:
      return TransportError(.connectionLost, reason: "the answer broke off")
    case is HTTPParserError:
      return TransportError(.malformedAnswer, reason: "the answer is not HTTP")
    case let error as HTTPClientError: return self.error(for: error, options)
    case let error as IOError where error.errnoCode == ECONNREFUSED:
      // for an address that needs no look-up the library hands on the bare error of connect
      return TransportError(.notConnected, reason: "connection to \(authority(url)) refused")
    case let error as IOError:
      return TransportError(.connectionLost, reason: "the connection broke (\(errnoName(error.errnoCode)))")
    default:
      let name = "\(type(of: error))"
      return name.contains("Decompression")
        ? TransportError(.malformedAnswer, reason: "the compressed answer is damaged or too large")
        : TransportError(.connectionLost, reason: "the connection broke (\(name))")
    }
  }

  private static func error(for error: HTTPClientError, _ options: HTTPTransportOptions) -> TransportError {
    switch error {
    case .connectTimeout, .tlsHandshakeTimeout, .httpProxyHandshakeTimeout, .socksHandshakeTimeout,
      .getConnectionFromPoolTimeout:
      TransportError(.notConnected, reason: "no connection within \(HTTPTransport.seconds(options.connectTimeout))")
    case .proxyAuthenticationRequired:
      TransportError(.notConnected, reason: "the proxy wants a user name and a password")
    case .invalidProxyResponse: TransportError(.notConnected, reason: "the proxy refused the connection")
    case .invalidURL, .emptyHost, .emptyScheme, .alreadyShutdown:
      TransportError(.notConnected, reason: "the URL cannot be called (\(error.shortDescription))")
    case .readTimeout:
      TransportError(.timedOut, reason: "the server was silent for \(HTTPTransport.seconds(options.readTimeout))")
    case .writeTimeout, .deadlineExceeded:
      TransportError(.timedOut, reason: "no answer within \(HTTPTransport.seconds(options.totalTimeout))")
    case .remoteConnectionClosed:
      TransportError(.connectionLost, reason: "the server closed the connection")
    default:
      TransportError(.connectionLost, reason: "the exchange failed (\(error.shortDescription))")
    }
  }

  private static func reason(_ error: NIOConnectionError) -> String {
    if error.dnsAError != nil || error.dnsAAAAError != nil, error.connectionErrors.isEmpty {
      return "the host '\(error.host)' was not found"
    }
    let text = error.connectionErrors.first.map { "\($0.error)" } ?? ""
    if text.contains("refused") { return "connection to \(error.host):\(error.port) refused" }
    return "no connection to \(error.host):\(error.port)"
  }

  private static func errnoName(_ code: CInt) -> String {
    code == ECONNRESET ? "reset by the server" : "error \(code)"
  }

  /// Host and port of a URL.
  private static func authority(_ url: String) -> Substring {
    let rest = url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]
    return rest.prefix { $0 != "/" && $0 != "?" }
  }
}

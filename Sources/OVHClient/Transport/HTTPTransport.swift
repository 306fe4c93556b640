import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOPosix
import Synchronization

/// Sends requests over HTTP with one pool of connections.
///
/// Nothing is started before the first request. Redirects are not followed: an answer of another host could neither
/// be trusted nor signed for, and a write must not be sent twice.
public final class HTTPTransport: Transport {
  private struct State {
    /// What connections of one pool have in common.
    struct Pool: Hashable {
      var proxy: HTTPClient.Configuration.Proxy?
      var isPatient: Bool
    }

    var clients: [Pool: HTTPClient] = [:]
    var isShutDown = false
    lazy var loop = MultiThreadedEventLoopGroup.singleton.next()
  }

  private let options: HTTPTransportOptions
  private let state = Mutex(State())
  private let watch: DeadlineWatch

  /// Creates a transport.
  /// - Parameter options: deadlines, bounds and proxy.
  public init(options: HTTPTransportOptions = HTTPTransportOptions()) {
    self.options = options
    watch = DeadlineWatch(limit: options.totalTimeout)
  }

  deinit {
    watch.stop()
    // an HTTPClient must not go without shutdown; the callback keeps it alive until then
    for client in state.withLock({ $0.clients.values.map(\.self) }) { client.shutdown { _ in } }
  }

  /// Sends one request and returns the whole answer, whatever its status.
  /// - Parameter request: the request.
  /// - Throws: ``TransportError`` when no complete answer came, `CancellationError` when the task was cancelled.
  public func send(_ request: TransportRequest) async throws -> TransportResponse {
    let options = options
    let client = try client(for: request)
    let outgoing = Self.outgoing(request)
    do {
      // the client's own deadline ends with the head of the answer, so the body needs one more
      guard let answer = try await watch.run({ try await Self.exchange(outgoing, client, options) }) else {
        throw TransportError(.timedOut, reason: "no complete answer within \(Self.seconds(options.totalTimeout))")
      }
      return answer
    } catch {
      if Task.isCancelled { throw CancellationError() }
      throw TransportFailure.error(for: error, url: request.url, options: options)
    }
  }

  /// Closes all connections; later requests throw.
  public func shutdown() async {
    watch.stop()
    let clients = state.withLock { state in
      defer { state.clients = [:] }
      state.isShutDown = true
      return state.clients.values.map(\.self)
    }
    for client in clients { try? await client.shutdown() }
  }

  private func client(for request: TransportRequest) throws -> HTTPClient {
    let pool = State.Pool(proxy: try options.proxy.proxy(for: request.url), isPatient: request.isPatient)
    return try state.withLock { state in
      guard !state.isShutDown else { throw TransportError(.notConnected, reason: "the transport was shut down") }
      if let client = state.clients[pool] { return client }
      // one loop: on a machine of few cores each further one costs a wake-up a call and gains nothing
      let client = HTTPClient(eventLoopGroup: state.loop, configuration: configuration(of: pool))
      state.clients[pool] = client
      return client
    }
  }

  private func configuration(of pool: State.Pool) -> HTTPClient.Configuration {
    let silence = Self.amount(pool.isPatient ? max(options.readTimeout, options.totalTimeout) : options.readTimeout)
    var configuration = HTTPClient.Configuration(
      tlsConfiguration: options.authorities.configuration, redirectConfiguration: .disallow,
      timeout: .init(
        connect: Self.amount(options.connectTimeout), read: silence, write: silence),
      proxy: pool.proxy, ignoreUncleanSSLShutdown: false,
      decompression: .enabled(limit: .size(options.maximumBodySize)))
    // nobody collects spans here, and attributes for them cost as much as reading an answer
    configuration.tracing.tracer = nil
    // HTTP/2 where the server offers it in the TLS handshake, HTTP/1.1 elsewhere
    configuration.httpVersion = .automatic
    // a refused connection is told at once; whether to try again is decided above, where the call is known
    configuration.connectionPool.retryConnectionEstablishment = false
    return configuration
  }

  private static func outgoing(_ request: TransportRequest) -> HTTPClientRequest {
    var outgoing = HTTPClientRequest(url: request.url)
    outgoing.method = NIOHTTP1.HTTPMethod(rawValue: request.method)
    for field in request.headers { outgoing.headers.add(name: field.name, value: field.value) }
    outgoing.headers.add(name: "Accept-Encoding", value: "gzip")
    if let body = request.body { outgoing.body = .bytes(ByteBuffer(bytes: body)) }
    return outgoing
  }

  private static func exchange(
    _ request: HTTPClientRequest, _ client: HTTPClient, _ options: HTTPTransportOptions
  ) async throws -> TransportResponse {
    let answer = try await client.execute(request, timeout: amount(options.totalTimeout))
    let status = Int(answer.status.code)
    if status == 407 {
      // A proxy of plain HTTP hands on first and asks afterwards if it likes: this does not prove that nothing was sent.
      throw TransportError(.connectionLost, reason: "the proxy wants a user name and a password")
    }
    let tooLarge = TransportError(
      .malformedAnswer, reason: "the answer is larger than \(options.maximumBodySize) bytes")
    let announced = answer.headers.first(name: "Content-Length").flatMap(Int.init) ?? 0
    guard announced <= options.maximumBodySize else { throw tooLarge }
    var body: [UInt8] = []
    body.reserveCapacity(announced)
    for try await part in answer.body {
      guard body.count + part.readableBytes <= options.maximumBodySize else { throw tooLarge }
      body.append(contentsOf: part.readableBytesView)
    }
    return TransportResponse(
      status: status, headers: answer.headers.map { HeaderField($0.name, $0.value) }, body: body)
  }

  private static func amount(_ duration: Duration) -> TimeAmount {
    let (seconds, attoseconds) = duration.components
    return .nanoseconds(min(seconds, 1_000_000) * 1_000_000_000 + attoseconds / 1_000_000_000)
  }

  static func seconds(_ duration: Duration) -> String {
    let milliseconds = Int(duration / .milliseconds(1))
    return milliseconds % 1000 == 0 ? "\(milliseconds / 1000) s" : "\(milliseconds) ms"
  }
}

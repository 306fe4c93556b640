import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import OVHClient
public import OVHSimulator

/// The simulator as an HTTP server: the API below `/1.0` and `/v1`, its controls below `/_simulator`.
public struct SimulatorServer: Sendable {
  /// The simulator that answers.
  public let simulator: Simulator
  /// The address that is listened on.
  public let host: String
  /// The port that is asked for; 0 lets the system choose one.
  public let port: Int
  /// The scheme, host and port under which clients reach the server, such as `https://simulator.example`; nil is the
  /// host that they name, over HTTP.
  public let publicURL: String?
  private let onReady: @Sendable (Int) async -> Void

  /// Creates a server; ``run()`` starts it.
  /// - Parameters:
  ///   - simulator: the simulator that answers.
  ///   - host: the address to listen on.
  ///   - port: the port to listen on, 0 to 65535; 0 lets the system choose one.
  ///   - publicURL: the scheme, host and port that clients sign, where a proxy stands between; nil goes by the `Host` of
  ///     each request, over HTTP, or over what a proxy on this machine says in `X-Forwarded-Proto`.
  ///   - onReady: told the port once connections are accepted.
  public init(
    simulator: Simulator, host: String = "127.0.0.1", port: Int = 0, publicURL: String? = nil,
    onReady: @escaping @Sendable (Int) async -> Void = { _ in }
  ) {
    self.simulator = simulator
    self.host = host
    self.port = port
    self.publicURL = publicURL
    self.onReady = onReady
  }

  /// How long requests that are being answered are waited for at the end.
  private static let patience: Duration = .seconds(10)

  /// Serves until the task is cancelled; requests that are being answered then get their answers first.
  /// - Throws: what the system answers when the address cannot be listened on.
  public func run() async throws {
    var logger = Logger(label: "panier.simulator")
    logger.logLevel = .critical
    let onReady = onReady
    let inFlight = RequestsInFlight()
    let application = Application(
      responder: SimulatorResponder(simulator: simulator, publicURL: publicURL, inFlight: inFlight),
      configuration: ApplicationConfiguration(address: .hostname(host, port: port), serverName: "panier-simulator"),
      onServerRunning: { channel in await onReady(channel.localAddress?.port ?? 0) },
      logger: logger)
    // A task of its own, which is not cancelled before the last answer is out.
    let work = Task { try await application.run() }
    try await withTaskCancellationHandler {
      try await work.value
    } onCancel: {
      Task {
        await inFlight.drain(within: Self.patience)
        work.cancel()
      }
    }
  }
}

/// Hands requests to a simulator and its answers to the wire, faults included.
struct SimulatorResponder: HTTPResponder {
  /// A request with the connection it came on, which a fault may end.
  struct Context: InitializableFromSource, RequestContext {
    var coreContext: CoreRequestContextStorage
    let channel: any Channel

    init(source: ApplicationRequestContextSource) {
      coreContext = CoreRequestContextStorage(source: source)
      channel = source.channel
    }

    /// Whether whoever opened the connection runs on this machine.
    var isFromThisMachine: Bool {
      guard let address = channel.remoteAddress?.ipAddress else { return false }
      return address.hasPrefix("127.") || address == "::1" || address.hasPrefix("::ffff:127.")
    }
  }

  private static let forwardedProtocol = HTTPField.Name("X-Forwarded-Proto")

  /// Ends a connection in the middle of an answer.
  private struct Interruption: Error {}

  /// How long a connection stays open on which nothing comes: longer than any client waits.
  private static let longestSilence: Duration = .seconds(3600)

  let simulator: Simulator
  let publicURL: String?
  let inFlight: RequestsInFlight

  func respond(to request: Request, context: Context) async throws -> Response {
    let ticket = inFlight.begin()
    let body: ByteBuffer
    do {
      body = try await request.body.collect(upTo: SimulatorCore.maximumBody)
    } catch {
      return Self.response(.bodyTooLarge, ticket)
    }
    let target = request.head.path ?? "/"
    let answer = simulator.answer(
      method: request.method.rawValue, target: target, url: origin(of: request, context) + target,
      headers: request.headers.map { HeaderField($0.name.rawName, $0.value) }, body: Array(body.readableBytesView))
    if answer.delayMilliseconds > 0 { try await Task.sleep(for: .milliseconds(answer.delayMilliseconds)) }
    if answer.delivery == .hanging { try await Task.sleep(for: Self.longestSilence) }
    if answer.delivery == .dropped || answer.delivery == .hanging { try? await context.channel.close() }
    return Self.response(answer, ticket)
  }

  /// The scheme, host and port that the client asked, which is what it signed.
  private func origin(of request: Request, _ context: Context) -> String {
    if let publicURL { return publicURL }
    let host = request.head.authority ?? "localhost"
    // Anybody may send the header; only a proxy on this machine is believed.
    let forwarded = Self.forwardedProtocol.flatMap { request.headers[$0] }?.prefix { $0 != "," }.lowercased()
    return forwarded == "https" && context.isFromThisMachine ? "https://\(host)" : "http://\(host)"
  }

  private static func response(_ answer: SimulatorResponse, _ ticket: RequestsInFlight.Ticket) -> Response {
    var fields = HTTPFields()
    for header in answer.headers {
      if let name = HTTPField.Name(header.name) { fields.append(HTTPField(name: name, value: header.value)) }
    }
    let status = HTTPResponse.Status(code: answer.status)
    guard answer.delivery == .truncated else {
      return Response(
        status: status, headers: fields,
        body: ResponseBody(contentLength: answer.body.count) { writer in
          try await writer.write(ByteBuffer(bytes: answer.body))
          try await writer.finish(nil)
          withExtendedLifetime(ticket) {}
        })
    }
    let half = answer.body.prefix(answer.body.count / 2)
    return Response(
      status: status, headers: fields,
      body: ResponseBody(contentLength: answer.body.count) { writer in
        try await writer.write(ByteBuffer(bytes: half))
        throw Interruption()
      })
  }
}

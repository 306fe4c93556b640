import Glibc
import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// A server on this machine that answers each request by a script, however badly.
final class LoopbackServer: Sendable {
  /// What the server does next on a connection.
  enum Step: Sendable {
    /// Sends bytes.
    case send([UInt8])
    /// Sends the same bytes again and again until the peer has enough.
    case flood([UInt8], atMost: Int)
    /// Sends the bytes one by one with a pause before each.
    case drip([UInt8], pause: TimeAmount)
    /// Closes the connection.
    case close
    /// Resets the connection.
    case reset

    /// Sends text.
    static func send(_ text: String) -> Step { .send(Array(text.utf8)) }
  }

  typealias Script = @Sendable (_ request: String, _ number: Int) -> [Step]

  private let channel: any Channel
  private let record: Record

  private init(channel: any Channel, record: Record) {
    self.channel = channel
    self.record = record
  }

  /// The port.
  var port: Int { channel.localAddress?.port ?? 0 }
  /// The URL of the server.
  var url: String { "http://127.0.0.1:\(port)" }
  /// The requests read so far, head and body.
  var requests: [String] { record.requests.withLock { $0 } }

  /// Starts a server, hands it to the body and stops it.
  static func run<Result>(
    tls: Bool = false, address: String = "127.0.0.1", _ script: @escaping Script,
    body: (LoopbackServer) async throws -> Result
  ) async throws -> Result {
    let record = Record()
    let context = tls ? try TestCertificate.context() : nil
    let channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          if let context { try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context)) }
          try channel.pipeline.syncOperations.addHandler(Handler(record: record, script: script))
        }
      }
      .bind(host: address, port: 0).get()
    let server = LoopbackServer(channel: channel, record: record)
    return try await channel.closing { try await body(server) }
  }

  /// A port that nobody listens on: it is reserved, while one that was free a moment ago may be taken by another test.
  static let refusedPort = 1
}

private final class Record: Sendable {
  let requests = Mutex<[String]>([])
}

private final class Handler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let record: Record
  private let script: LoopbackServer.Script
  private var received = ""

  init(record: Record, script: @escaping LoopbackServer.Script) {
    self.record = record
    self.script = script
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    var buffer = unwrapInboundIn(data)
    received += buffer.readString(length: buffer.readableBytes) ?? ""
    while let request = takeRequest() {
      let number = record.requests.withLock { requests in
        requests.append(request)
        return requests.count
      }
      perform(script(request, number)[...], context)
    }
  }

  /// A peer that gives up is part of the test.
  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

  private func takeRequest() -> String? {
    guard let end = received.firstRange(of: "\r\n\r\n") else { return nil }
    let head = received[..<end.lowerBound].lowercased()
    var length = 0
    if let field = head.firstRange(of: "content-length: ") {
      length = Int(head[field.upperBound...].prefix { $0.isNumber }) ?? 0
    }
    let body = received[end.upperBound...]
    guard body.utf8.count >= length else { return nil }
    defer { received = String(body.utf8.dropFirst(length)) ?? "" }
    return received[..<end.upperBound] + (String(body.utf8.prefix(length)) ?? "")
  }

  private func perform(_ steps: ArraySlice<LoopbackServer.Step>, _ context: ChannelHandlerContext) {
    guard let step = steps.first, context.channel.isActive else { return }
    let rest = steps.dropFirst()
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    let next: @Sendable () -> Void = { bound.value.0.perform(rest, bound.value.1) }
    switch step {
    case .send(let bytes):
      context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
      perform(rest, context)
    case .flood(let bytes, let limit):
      guard limit > 0 else { return perform(rest, context) }
      let more = [.flood(bytes, atMost: limit - bytes.count)] + Array(rest)
      context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes))).whenSuccess {
        bound.value.0.perform(more[...], bound.value.1)
      }
    case .drip(let bytes, let pause):
      guard let first = bytes.first else { return perform(rest, context) }
      let more = [.drip(Array(bytes.dropFirst()), pause: pause)] + Array(rest)
      context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: [first])), promise: nil)
      context.eventLoop.scheduleTask(in: pause) { bound.value.0.perform(more[...], bound.value.1) }
    case .close:
      context.close(promise: nil)
    case .reset:
      // closing with no time to linger sends a reset
      guard let provider = context.channel as? any SocketOptionProvider else { return }
      provider.setSoLinger(linger(l_onoff: 1, l_linger: 0)).whenComplete { _ in
        bound.value.1.close(promise: nil)
        next()
      }
    }
  }
}

import NIOCore
import NIOHTTP1
import NIOHTTP2
import NIOPosix
import NIOSSL
import Synchronization

/// A server on this machine that speaks HTTP/2 over TLS, well or badly.
final class HTTP2LoopbackServer: Sendable {
  /// What the server does with a request.
  enum Behaviour: Sendable {
    /// Answers 200 with a body.
    case answer(String)
    /// Answers with a head and half a body, then resets the stream.
    case halfAnAnswer
    /// Resets the stream at once.
    case resetStream
    /// Closes the connection.
    case closeConnection
    /// Says nothing.
    case silence
    /// Answers with a body that never ends.
    case endless
  }

  private let channel: any Channel
  private let record: HTTP2Record

  private init(channel: any Channel, record: HTTP2Record) {
    self.channel = channel
    self.record = record
  }

  /// The URL of the server.
  var url: String { "https://localhost:\(channel.localAddress?.port ?? 0)" }
  /// The requests so far: `HTTP/2.0 GET /x`.
  var requests: [String] { record.state.withLock { $0.requests } }
  /// How many connections were made.
  var connections: Int { record.state.withLock { $0.connections } }

  /// Starts a server, hands it to the body and stops it.
  static func run<Result>(
    _ behaviour: Behaviour, body: (HTTP2LoopbackServer) async throws -> Result
  ) async throws -> Result {
    let record = HTTP2Record()
    let context = try TestCertificate.context(protocols: ["h2"])
    let channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelInitializer { channel in
        record.state.withLock { $0.connections += 1 }
        return channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context))
          _ = try channel.pipeline.syncOperations.configureHTTP2Pipeline(
            mode: .server, connectionConfiguration: .init(), streamConfiguration: .init()
          ) { stream in
            stream.eventLoop.makeCompletedFuture {
              try stream.pipeline.syncOperations.addHandlers([
                HTTP2FramePayloadToHTTP1ServerCodec(), HTTP2Answerer(record: record, behaviour: behaviour),
              ])
            }
          }
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    let server = HTTP2LoopbackServer(channel: channel, record: record)
    return try await channel.closing { try await body(server) }
  }
}

private final class HTTP2Record: Sendable {
  struct State {
    var requests: [String] = []
    var connections = 0
  }

  let state = Mutex(State())
}

private final class HTTP2Answerer: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private let record: HTTP2Record
  private let behaviour: HTTP2LoopbackServer.Behaviour

  init(record: HTTP2Record, behaviour: HTTP2LoopbackServer.Behaviour) {
    self.record = record
    self.behaviour = behaviour
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      record.state.withLock { $0.requests.append("\(head.version) \(head.method.rawValue) \(head.uri)") }
    case .body: break
    case .end: answer(context)
    }
  }

  /// A peer that gives up is part of the test.
  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

  private func answer(_ context: ChannelHandlerContext) {
    switch behaviour {
    case .answer(let text):
      head(context, length: text.utf8.count)
      context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: text)))), promise: nil)
      context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    case .halfAnAnswer:
      head(context, length: 100)
      context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: "{\"cartId\":")))), promise: nil)
      reset(context)
    case .resetStream: reset(context)
    case .closeConnection: context.channel.parent?.close(promise: nil)
    case .silence: break
    case .endless:
      head(context, length: nil)
      flood(context)
    }
  }

  private func head(_ context: ChannelHandlerContext, length: Int?) {
    var fields = HTTPHeaders([("content-type", "application/json")])
    if let length { fields.add(name: "content-length", value: String(length)) }
    let head = HTTPResponseHead(version: .http2, status: .ok, headers: fields)
    context.writeAndFlush(wrapOutboundOut(.head(head)), promise: nil)
  }

  private func flood(_ context: ChannelHandlerContext) {
    guard context.channel.isActive else { return }
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    let piece = ByteBuffer(repeating: 0x20, count: 65_536)
    context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(piece)))).whenSuccess {
      bound.value.0.flood(bound.value.1)
    }
  }

  /// A stream that is closed before its end is reset.
  private func reset(_ context: ChannelHandlerContext) { context.close(promise: nil) }
}

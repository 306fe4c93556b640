import FoundationEssentials
import Glibc
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import OVHClient
import OVHSimulator
import OVHSimulatorServer

/// What a load generator is pointed at: the simulator, and a bare route with an answer of the same size.
enum Server {
  /// Serves the simulator, and prints the URL of the offers for a name.
  static func serve() async throws {
    let simulator = Simulator(clock: { .now })
    let offers = try await offersPath(simulator)
    let server = SimulatorServer(simulator: simulator) { port in
      let url = "http://127.0.0.1:\(port)/1.0\(offers)"
      announce([url] + Caller.signature("GET", url).map { "\($0.name): \($0.value)" })
    }
    try await server.run()
  }

  /// Serves the same answer from a route that does nothing.
  static func serveBare() async throws {
    let simulator = Simulator(clock: { .now })
    let target = "/1.0" + (try await offersPath(simulator))
    let answer = simulator.answer(
      method: "GET", target: target, url: "http://localhost" + target,
      headers: Caller.signature("GET", "http://localhost" + target), body: [])
    let body = ByteBuffer(bytes: answer.body)
    let router = Router()
    router.get("offers") { _, _ in
      Response(status: .ok, headers: [.contentType: "application/json; charset=utf-8"], body: .init(byteBuffer: body))
    }
    var logger = Logger(label: "bare")
    logger.logLevel = .critical
    let application = Application(
      router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { channel in announce(["http://127.0.0.1:\(channel.localAddress?.port ?? 0)/offers"]) },
      logger: logger)
    try await application.runService()
  }

  private static func offersPath(_ simulator: Simulator) async throws -> String {
    let caller = Caller(transport: SimulatorTransport(simulator))
    let cart = try await caller.call("POST", "/order/cart", ["ovhSubsidiary": "FR"])
    return "/order/cart/\(cart["cartId"]?.string ?? "")/domain?domain=free-shop.fr"
  }

  /// Prints the URL to ask, then the header fields to ask it with, a line each.
  private static func announce(_ lines: [String]) {
    for line in lines { print(line) }
    // Into a file or a pipe it would wait in the buffer.
    fflush(nil)
  }
}

import FoundationEssentials
import OVHClient
import OVHSimulator

/// Measures the simulator: whole orders in process, memory under many carts, and what it serves over HTTP with.
///
/// `flows`, `carts` print figures; `serve` and `bare` serve on a port until they are killed, for a load generator.
@main enum Bench {
  static func main() async throws {
    switch CommandLine.arguments.dropFirst().first {
    case "flows": try await OrderFlow.measure(seconds: 5)
    case "carts": try await CartMemory.measure()
    case "serve": try await Server.serve()
    case "bare": try await Server.serveBare()
    default: print("usage: SimulatorBench flows|carts|serve|bare")
    }
  }
}

/// An answer that a measurement cannot go on with.
struct UnexpectedAnswer: Error, CustomStringConvertible {
  var call: String
  var answer: String

  var description: String { "\(call) was answered with \(answer)" }
}

/// Signs calls and sends them to a simulator in this process.
struct Caller {
  let transport: SimulatorTransport

  /// The header fields that sign a call at this moment.
  static func signature(_ method: String, _ url: String, _ body: [UInt8] = []) -> [HeaderField] {
    let time = Int64(Date().timeIntervalSince1970)
    let known = SimulatorCredential()
    return [
      HeaderField("X-Ovh-Application", known.applicationKey), HeaderField("X-Ovh-Consumer", known.consumerKey),
      HeaderField("X-Ovh-Timestamp", String(time)),
      HeaderField(
        "X-Ovh-Signature",
        Signature.value(
          secret: known.applicationSecret, consumerKey: known.consumerKey, method: method, url: url, body: body,
          timestamp: time)),
    ]
  }

  func call(_ method: String, _ path: String, _ body: JSONValue? = nil) async throws -> JSONValue {
    let url = SimulatorTransport.baseURL + path
    let bytes = body?.bytes ?? []
    let answer = try await transport.send(
      TransportRequest(method: method, url: url, headers: Self.signature(method, url, bytes), body: bytes))
    guard answer.status == 200 else {
      throw UnexpectedAnswer(call: "\(method) \(path)", answer: String(decoding: answer.body, as: UTF8.self))
    }
    return try JSONValue(parsing: answer.body)
  }
}

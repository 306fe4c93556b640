import ArgumentParser
import FoundationEssentials
import OVHSimulator
import OVHSimulatorServer
import PanierCommandLine

/// `panier simulator`: the order API as an HTTP server, for any client.
struct SimulatorCommand: ProgramCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulator", abstract: "Serve the simulated order API over HTTP on this machine.",
    discussion: """
      The first line on standard output is the URL to use as an endpoint. Ctrl-C ends it.
      A proxy on this machine that speaks TLS may say so with X-Forwarded-Proto; others need --public-url.
      Known keys: application key simulator, application secret simulator-secret, consumer key simulator-consumer.
      Faults are ordered with POST /_simulator/faults; GET /_simulator/calls lists what was received.
      """)

  @Option(help: "The port; 0 lets the system choose one.")
  var port: UInt16 = 8080

  @Option(help: "The address to listen on; any but a loopback address lets others in.")
  var bind = "127.0.0.1"

  @Option(
    help: "The scheme, host and port that clients sign where a TLS proxy stands between, as in https://sim.example.",
    transform: SimulatorCommand.origin)
  var publicUrl: String?

  @Option(help: "Decides the state of every name.")
  var seed: UInt64 = 1

  @Option(help: "How long every answer is held back, in milliseconds.")
  var latency: UInt32 = 0

  @Option(
    help: "How many reads of a hundred fail: dropped, late, 429, 500, 503.", transform: SimulatorCommand.percentage)
  var chaos = 0

  @Option(
    help: "How many paid orders of a hundred are held for documents.", transform: SimulatorCommand.percentage)
  var documents = 0

  @Option(
    help: "How many times as fast orders are checked, delivered and lapse; the clock itself keeps its pace.",
    transform: SimulatorCommand.factor)
  var speed = 1.0

  @Option(help: "A file that keeps carts and orders between runs.", completion: .file())
  var state: String?

  @OptionGroup var options: ShellOptions

  /// Serves until Ctrl-C.
  func execute(_ program: Program) async throws -> Int32 {
    let simulator =
      try state.map { try Simulator(configuration: configuration, stateFile: $0, clock: { .now }) }
      ?? Simulator(configuration: configuration, clock: { .now })
    let asked = ServerAddress(host: bind, port: Int(port))
    if let warning = asked.warning { Runtime.note(warning) }
    let server = SimulatorServer(simulator: simulator, host: bind, port: Int(port), publicURL: publicUrl) { port in
      // Data: whoever started the server reads the address from here.
      print(ServerAddress(host: bind, port: port).url)
      StandardOutput(isTerminal: true).flush()
    }
    let work = Task { try await server.run() }
    program.interrupts.onInterrupt { work.cancel() }
    do {
      try await work.value
      return ExitStatus.done.rawValue
    } catch is CancellationError {
      return ExitStatus.done.rawValue
    } catch {
      Runtime.note(asked.refusal(error))
      return ExitStatus.network.rawValue
    }
  }

  /// What the simulator is like.
  private var configuration: SimulatorConfiguration {
    var configuration = SimulatorConfiguration()
    configuration.seed = seed
    configuration.latencyMilliseconds = Int64(latency)
    configuration.chaosPercent = chaos
    configuration.documentsPercent = documents
    configuration.orderStages.checking /= speed
    configuration.orderStages.delivering /= speed
    configuration.orderStages.paymentTerm /= speed
    return configuration
  }

  /// The scheme, host and port of a URL, which may end in a slash.
  private static func origin(_ text: String) throws -> String {
    let origin = text.hasSuffix("/") ? String(text.dropLast()) : text
    guard let url = URL(string: origin), ["http", "https"].contains(url.scheme), url.host?.isEmpty == false,
      url.path.isEmpty, url.query == nil, url.fragment == nil, url.user == nil
    else { throw ValidationError("'\(text)' is not a scheme, host and port, as in https://sim.example:8443") }
    return origin
  }

  private static func percentage(_ text: String) throws -> Int {
    guard let number = Int(text), (0...100).contains(number) else {
      throw ValidationError("'\(text)' is not a whole number from 0 to 100")
    }
    return number
  }

  private static func factor(_ text: String) throws -> Double {
    guard let number = Double(text), number > 0, number <= 1_000_000 else {
      throw ValidationError("'\(text)' is not a number above zero, up to 1000000")
    }
    return number
  }
}

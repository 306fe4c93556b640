import ArgumentParser
import FoundationEssentials
import OVHSimulator
import PanierShell

/// `panier simulator`: the order API as an HTTP server, for any client.
struct SimulatorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulator", abstract: "Serve the simulated order API over HTTP on this machine.",
    discussion: """
      Known keys: application key simulator, application secret simulator-secret, consumer key simulator-consumer.
      Faults are ordered with POST /_simulator/faults; GET /_simulator/calls lists what was received.
      """)

  @Option(help: "The port; 0 lets the system choose one.")
  var port: UInt16 = 8080

  @Option(help: "Decides the state of every name.")
  var seed: UInt64 = 1

  @Option(help: "How long every answer is held back, in milliseconds.")
  var latency: UInt32 = 0

  @Option(help: "A file that keeps carts and orders between runs.", completion: .file())
  var state: String?

  @OptionGroup var global: GlobalOptions

  /// Serves until Ctrl-C.
  func execute(_ program: Program) async -> Int32 {
    var configuration = SimulatorConfiguration()
    configuration.seed = seed
    configuration.latencyMilliseconds = Int64(latency)
    let simulator: Simulator
    do {
      simulator =
        try state.map { try Simulator(configuration: configuration, stateFile: $0, clock: { .now }) }
        ?? Simulator(configuration: configuration, clock: { .now })
    } catch {
      return program.report(error)
    }
    let server = SimulatorServer(simulator: simulator, port: Int(port)) { port in
      // Data: whoever started the server reads the address from here.
      print("http://127.0.0.1:\(port)/1.0")
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
      Runtime.note("cannot listen on 127.0.0.1:\(port): \(error); choose another with --port")
      return ExitStatus.network.rawValue
    }
  }
}

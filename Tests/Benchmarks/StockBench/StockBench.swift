import Glibc
import PanierKit

/// The figures of `stock.list`: an answer of so many rows on a transport in this process, the eco catalogue beside it.
///
/// Each is the best of several rounds: the machine is shared.
struct StockBench {
  private static let rounds = 9

  /// How many rows the stock has, one for each server and place.
  let rows: Int

  /// Measures and prints a line for each figure.
  /// - Throws: `LuaError`, `OVHError`.
  func run() async throws {
    let stock = try await LongStock(rows: rows)
    let client = OVHClient(
      endpoint: .simulator, credentials: .simulator, transport: stock,
      options: OVHClientOptions(requestsPerMinute: nil))
    func session() -> PanierSession {
      PanierSession(
        client: client,
        spending: SpendingGuard(
          client: client, endpoint: "the simulator", limits: SpendingLimits(), consent: ConsentGivenBeforehand()))
    }
    let look = #"local list = stock.list{ subsidiary = "FR" }"#
    // The catalogue is read once in an hour, and once in a day it is fetched.
    let first = try await best(look) { PanierHost(session: session()) }
    let host = PanierHost(session: session())
    _ = try await host.vm.run(look, name: "bench.lua")
    let read = try await best(look) { host }
    let whole = try await best(look + " print(list)") { host }
    print("\(rows) rows of stock, \(stock.bytes / 1000) kB, each the best of \(Self.rounds):")
    print("  the catalogue fetched, and the stock joined with it   \(words(first))")
    print("  the stock read and joined                             \(words(read))")
    print("  read, joined and printed                              \(words(whole)), aim 200 ms")
  }

  private func best(_ source: String, on host: () -> PanierHost) async throws -> Duration {
    var best = Duration.seconds(1_000_000)
    for _ in 0..<Self.rounds {
      let host = host()
      best = min(best, try await ContinuousClock().measure { _ = try await host.vm.run(source, name: "bench.lua") })
    }
    return best
  }

  private func words(_ duration: Duration) -> String { "\(Int((duration / .milliseconds(1)).rounded())) ms" }
}

import FoundationEssentials
import OVHClient
import OVHSimulator

/// The memory of the process while carts are made that nobody deletes.
enum CartMemory {
  /// Prints the resident memory after 10,000, 100,000 and 1,000,000 carts.
  static func measure() async throws {
    let caller = Caller(transport: SimulatorTransport(Simulator(clock: { .now })))
    print("before the first cart: \(residentMegabytes) MB resident")
    var made = 0
    for limit in [10_000, 100_000, 1_000_000] {
      while made < limit {
        _ = try await caller.call("POST", "/order/cart", ["ovhSubsidiary": "FR"])
        made += 1
      }
      print("\(made) carts made: \(residentMegabytes) MB resident")
    }
  }

  private static var residentMegabytes: Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
    return (line.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) / 1024
  }
}

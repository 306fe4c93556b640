import FoundationEssentials
import Glibc
import OVHClient

/// The figures of the client: the same calls, the same number in flight, one way after the other in several rounds.
struct ClientBench {
  /// How many calls are in flight at once.
  static let inFlight = 64
  /// The ways take turns, since the machine is shared; the best round of each counts.
  static let rounds = 3

  private let endpoint: Endpoint
  private let calls: Int

  /// Reads the command line: the simulator's URL, and how many calls a round makes.
  /// - Throws: `OVHError` for a URL that is none.
  init(arguments: [String]) throws {
    endpoint = try Endpoint(url: arguments.first ?? "http://127.0.0.1:8080/1.0")
    calls = arguments.count > 1 ? Int(arguments[1]) ?? 10_000 : 10_000
  }

  /// Measures and prints a line for each figure.
  func run() async throws {
    let lua = try await LuaWay(endpoint)
    let swift = try await SwiftWay(endpoint)
    let bare = BareWay(endpoint, cart: swift.cart)
    let names = (1...calls).map { "free-\($0).fr" }
    let warmUp = Array(names.prefix(calls / 10))

    try await bare.ask(warmUp)
    try await swift.ask(warmUp)
    try await lua.ask(warmUp)
    // The Lua way alone: requests that were signed beforehand would be counted with the others.
    var memory = [Process.residentKilobytes / 1024]
    for _ in 0..<5 {
      try await lua.ask(names)
      memory.append(Process.residentKilobytes / 1024)
    }

    var best = (bare: Figure.worst, swift: Figure.worst, lua: Figure.worst)
    for _ in 0..<ClientBench.rounds {
      // Signed beforehand, for the bare client makes no signatures.
      let requests = bare.requests(names)
      best.bare = try await min(best.bare, Figure(calls) { try await bare.send(requests) })
      best.swift = try await min(best.swift, Figure(calls) { try await swift.ask(names) })
      best.lua = try await min(best.lua, Figure(calls) { try await lua.ask(names) })
    }
    print("bare AsyncHTTPClient                  \(best.bare)")
    print("OVHClient in Swift                    \(best.swift)   \(best.swift.share(of: best.bare))")
    print("Lua: parallel with cart:offers        \(best.lua)   \(best.lua.share(of: best.bare)), aim 80 %")
    print(
      "memory after \(warmUp.count) calls, and after each \(calls) more of Lua    "
        + "\(memory.map(String.init).joined(separator: ", ")) MiB")
    await bare.shutdown()
    await swift.shutdown()
    await lua.shutdown()
  }
}

import OVHClient
import PanierKit
import PanierOrdering
import PanierVM

/// `cart:offers` in Lua's `parallel`, as an operator writes it.
struct LuaWay {
  private let host: PanierHost

  /// Makes a cart.
  init(_ endpoint: Endpoint) async throws {
    let client = OVHClient(
      endpoint: endpoint, credentials: .simulator, transport: HTTPTransport(),
      options: OVHClientOptions(requestsPerMinute: nil))
    let spending = SpendingGuard(
      client: client, endpoint: "the simulator", limits: SpendingLimits(), consent: NobodyToAsk())
    host = PanierHost(session: PanierSession(client: client, spending: spending))
    _ = try await host.vm.run("basket = cart.new{ subsidiary = 'FR' }", name: "bench.lua")
  }

  /// Asks for the offers of names.
  func ask(_ names: [String]) async throws {
    let source = """
      local found = parallel(..., function(name)
        return basket:offers(name):cheapest().total
      end, { limit = \(ClientBench.inFlight) })
      return #found
      """
    let count = try await host.vm.run(
      source, name: "bench.lua", arguments: [.table(LuaTable(array: names.map { .string($0) }))])
    guard count == [.integer(Int64(names.count))] else { throw UnexpectedAnswer(status: 200) }
  }

  /// Deletes the cart and closes the connections.
  func shutdown() async {
    _ = await host.session.discardDrafts()
    await host.session.client.shutdown()
  }
}

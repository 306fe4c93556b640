import PanierKit

/// A simulator whose stock of servers is as long as wanted: what it tells, again and again.
///
/// Stock and catalogue are made beforehand, so that what is measured is what Panier does with them.
struct LongStock: Transport {
  private static let stockPath = "/dedicated/server/datacenter/availabilities"
  private static let cataloguePath = "/order/catalog/public/eco"

  private let simulator = SimulatorTransport(Simulator())
  private let stock: [UInt8]
  private let catalogue: [UInt8]

  /// How long the answer is.
  var bytes: Int { stock.count }

  /// Asks a simulator for its stock, and repeats it.
  /// - Parameter rows: how many rows it has in all, one for each server and place.
  init(rows: Int) async throws {
    let simulator = simulator
    func told(_ path: String) async throws -> [UInt8] {
      try await simulator.send(TransportRequest(method: "GET", url: SimulatorTransport.baseURL + path)).body
    }
    catalogue = try await told(Self.cataloguePath + "?ovhSubsidiary=FR")
    let once = try JSONValue(parsing: await told(Self.stockPath)).array ?? []
    var entries: [JSONValue] = []
    var left = rows
    while left > 0 {
      for entry in once where left > 0 {
        guard let object = entry.object, let places = object["datacenters"]?.array, !places.isEmpty else { continue }
        var cut = object
        cut["datacenters"] = .array(Array(places.prefix(left)))
        entries.append(.object(cut))
        left -= min(left, places.count)
      }
    }
    stock = JSONValue.array(entries).bytes
  }

  func send(_ request: TransportRequest) async throws -> TransportResponse {
    if request.url.contains(Self.stockPath) { return TransportResponse(status: 200, body: stock) }
    if request.url.contains(Self.cataloguePath) { return TransportResponse(status: 200, body: catalogue) }
    return try await simulator.send(request)
  }

  func shutdown() async { await simulator.shutdown() }
}

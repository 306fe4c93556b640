import OVHClient
import PanierOrdering

/// One look at the stock: read from the API each time, and joined with a catalogue that is read once.
struct StockReading: Sendable {
  let filter: StockFilter
  let session: PanierSession
  private let subsidiary: String
  private let prices: StockPrices

  /// Prepares to look: reads the catalogue.
  init(_ filter: StockFilter, _ session: PanierSession) async throws {
    try filter.check()
    self.filter = filter
    self.session = session
    subsidiary = try await session.catalogueSubsidiary(filter.subsidiary)
    prices = try await session.stockPrices(product: filter.product, subsidiary: subsidiary)
  }

  /// What there is now, the preferred places first; the API's order otherwise.
  /// - Throws: ``UnknownPlan`` for a plan that neither the stock nor the catalogue has.
  func rows() async throws -> [StockRowObject] {
    let rows = filter.product == "vps" ? try await vps() : try await servers()
    if rows.isEmpty, let plan = filter.plan, prices.name(of: plan) == nil {
      throw UnknownPlan(plan: plan, product: filter.product, known: prices.codes)
    }
    let found = rows.filter { row in filter.available.map { $0 == row.availability.isOrderable } ?? true }
    let places = filter.places
    guard places.count > 1 else { return found }
    return places.flatMap { place in found.filter { $0.datacenter.lowercased() == place } }
  }

  private func servers() async throws -> [StockRowObject] {
    let places = filter.places
    let stock = try await session.client.serverStock(planCode: filter.plan, datacenters: places)
    var rows: [StockRowObject] = []
    rows.reserveCapacity(stock.count * 4)
    for entry in stock where isWanted(entry) {
      let name = prices.name(of: entry.planCode)
      // One route tells the stock of all servers: what another catalogue sells is not of this product.
      guard name != nil || filter.plan != nil else { continue }
      let parts = [("memory", entry.memory), ("storage", entry.storage), ("system-storage", entry.systemStorage)]
      let price = prices.price(
        of: entry.planCode, with: parts.compactMap { family, code in code.map { (family, $0) } })
      // The API may not know the filter.
      for place in entry.datacenters where places.isEmpty || places.contains(place.datacenter.lowercased()) {
        rows.append(StockRowObject(entry, in: place, product: filter.product, name: name, price: price, prices))
      }
    }
    return rows
  }

  private func isWanted(_ entry: ServerStock) -> Bool {
    func holds(_ code: String?, _ part: String?) -> Bool {
      part.map { code?.lowercased().contains($0.lowercased()) ?? false } ?? true
    }
    return (filter.plan.map { $0 == entry.planCode } ?? true) && holds(entry.memory, filter.memory)
      && holds(entry.storage, filter.storage)
  }

  private func vps() async throws -> [StockRowObject] {
    // What names two plans at once is a bundle and is not ordered alone.
    let plans = filter.plan.map { [$0] } ?? prices.codes.filter { $0.ranges(of: "-vps-").count < 2 }
    if let plan = filter.plan, prices.name(of: plan) == nil {
      throw UnknownPlan(plan: plan, product: "vps", known: prices.codes)
    }
    let places = filter.places
    let (client, subsidiary) = (session.client, subsidiary)
    let stock = try await session.reading(plans, "plans") { plan in
      (plan, try await client.vpsStock(planCode: plan, subsidiary: subsidiary))
    }
    return stock.flatMap { plan, stock in
      let price = prices.price(of: plan, with: [])
      return stock.filter { places.isEmpty || places.contains($0.datacenter.lowercased()) }
        .map { StockRowObject($0, of: plan, name: prices.name(of: plan), price: price, prices) }
    }
  }
}

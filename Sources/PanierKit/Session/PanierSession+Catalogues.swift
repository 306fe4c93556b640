import FoundationEssentials
import OVHClient
import Synchronization

extension PanierSession {
  /// The text of a catalogue, from the cache or the API.
  /// - Parameters:
  ///   - product: a product that has one.
  ///   - subsidiary: the subsidiary in upper case.
  ///   - refresh: true to fetch it whatever its age.
  func catalogue(of product: String, subsidiary: String, refresh: Bool = false) async throws -> CachedText {
    let key = CatalogKey(endpoint: client.endpoint.baseURL, subsidiary: subsidiary, product: product)
    let client = client
    return try await catalogs.text(
      key, refresh: refresh, fetch: { try await client.catalogResponse(product: product, subsidiary: subsidiary) },
      check: { try CatalogText($0).check() })
  }

  /// The prices that rows of the stock are told, of a catalogue that is read once in an hour.
  func stockPrices(product: String, subsidiary: String) async throws -> StockPrices {
    let name = "\(product) \(subsidiary) \(Int(now().timeIntervalSince1970 / 3600))"
    if let known = pricesOfStock.withLock({ $0[name] }) { return known }
    let prices = try StockPrices(try await catalogue(of: product, subsidiary: subsidiary))
    pricesOfStock.withLock {
      $0 = $0.filter { !$0.key.hasPrefix("\(product) \(subsidiary) ") }.merging([name: prices]) { $1 }
    }
    return prices
  }
}

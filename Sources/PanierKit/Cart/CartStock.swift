import OVHClient
import PanierOrdering
import PanierVM

/// `cart:add` of a row of the stock: exactly that, there, or nothing.
enum CartStock {
  /// Adds a row: the plan, its parts as options, the place and the region that belongs to it.
  ///
  /// Where a part cannot be added, the item is taken out again.
  static func add(
    _ row: StockRowObject, _ choices: CartAdd.Choices, to cart: CartObject, _ client: OVHClient
  ) async throws -> ItemObject {
    guard row.availability.isOrderable else { throw SoldOut(row, now: row.availability.rawValue) }
    let plans = try await CartReading.plans(of: ProductName(row.product), plan: row.plan, in: cart, client)
    let way = try PlanPrice.pick(
      plans.flatMap(\.prices), of: row.plan, duration: choices.duration, mode: choices.mode,
      quantity: choices.quantity)
    let item = try await CartAdd.put(row.plan, row.product, way, choices.quantity, to: cart, client)
    do {
      if !row.parts.isEmpty { try await addParts(of: row, to: item, client) }
      let label = row.product == "vps" ? "vps_datacenter" : PlaceAndRegion.place
      try await ItemConfigure.set([(label, .string(row.datacenter))], on: item, client)
    } catch {
      // Half of it would be something else than what was looked at.
      try? await client.deleteItem(cart: cart.id, item: item.id)
      throw error
    }
    cart.remember(row, as: item.id)
    return item
  }

  private static func addParts(of row: StockRowObject, to item: ItemObject, _ client: OVHClient) async throws {
    let available = try await ItemOption.available(item, client)
    for (family, code) in row.parts {
      let options = available.filter { $0.family == family }
      guard !options.isEmpty else { continue }
      guard let option = options.first(where: { StockPrices.isNamed($0.planCode, by: code) }) else {
        throw UnknownOption(item: row.plan, option: code, known: options.map(\.planCode))
      }
      _ = try await ItemOption.put(option, on: item, client)
    }
  }

  /// Looks at the stock again before a cart is quoted or ordered: what is in it from rows of the stock must still be
  /// there.
  /// - Throws: ``SoldOut``.
  static func check(_ cart: CartObject, _ session: PanierSession) async throws {
    for (_, row) in cart.stockRows.sorted(by: { $0.key < $1.key }) {
      let filter = StockFilter(product: row.product, plan: row.plan, datacenter: row.datacenter)
      let now = try await StockReading(filter, session).rows().first { $0.isSame(as: row) }
      guard let now, now.availability.isOrderable else {
        throw SoldOut(row, now: now?.availability.rawValue ?? "no longer listed")
      }
    }
  }
}

/// Something that was in stock and is not any more.
struct SoldOut: LuaErrorConvertible, Hashable, CustomStringConvertible {
  let what: String
  let place: String
  let availability: String

  init(_ row: StockRowObject, now availability: String) {
    what = row.words
    place = row.datacenter
    self.availability = availability
  }

  var description: String {
    "\(what) cannot be ordered in \(place): it is \(availability) there; wait for it with stock.wait{…}, or take another "
      + "place"
  }

  var luaError: LuaError {
    LuaError(kind: .refused, message: sentence, fields: [("class", .string("NotAvailable"))], underlying: self)
  }
}

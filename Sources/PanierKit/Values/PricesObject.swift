import OVHClient
import PanierOrdering
import PanierReference
import PanierTerminal
public import PanierVM

/// The labelled prices of an offer or an item, as Lua sees them: `offer.price.RENEW`.
public final class PricesObject: LuaObject {
  /// The amounts in the order in which the API lists them.
  let amounts: [(label: String, money: Money)]

  /// Wraps the API's labelled prices.
  init(_ prices: [LabelledPrice]) {
    amounts = prices.map { ($0.label.rawValue, Money($0.price)) }
  }

  subscript(_ label: PriceLabel) -> Money? { self[label.rawValue] }

  subscript(_ label: String) -> Money? { amounts.first { $0.label == label }?.money }

  /// What the first period costs: the API's own total, or what the parts make.
  var total: Money? {
    if let total = self[.total] { return total }
    guard let price = self[.price] else { return nil }
    let fee = self[.fee] ?? .zero(price.currency)
    let discount = discount ?? .zero(price.currency)
    return try? price.adding(fee).subtracting(discount)
  }

  /// What each later period costs.
  var renewal: Money? { self[.renew] }

  /// What a promotion takes off: its magnitude, since the API has written it with either sign.
  var discount: Money? {
    self[.discount].map { Money(ucents: Int64(clamping: $0.ucents.magnitude), currency: $0.currency) }
  }

  public static let luaType = LuaType(
    "Prices", of: PricesObject.self,
    summary: "Labelled prices without tax: PRICE, FEE, DISCOUNT, TOTAL, RENEW; read by label in any case.",
    operators: .init(
      tostring: { prices in prices.amounts.map { "\($0.label) \($0.money)" }.joined(separator: ", ") },
      dynamicField: { prices, name in
        let label = name.uppercased()
        // A label that this offer lacks is nil, as in a table; anything else is a misspelling.
        if label == "DISCOUNT" { return .money(prices.discount) }
        if let money = prices[label] { return .money(money) }
        return ["PRICE", "FEE", "TOTAL", "RENEW"].contains(label) ? .nil : nil
      },
      pairs: { $0.amounts.map { (.string($0.label), .money($0.money)) } }),
    example: #"print(cart.new():offers("free-example.fr"):first(1)[1].price.RENEW)"#
  )
}

extension PricesObject: Shown {
  var table: TextTable? {
    TextTable(
      columns: [.init("Label"), .init("Price, excl. tax", alignment: .decimal)],
      rows: amounts.map { [.init($0.label), .money($0.money)] })
  }

  /// The amounts by their labels.
  var data: JSONValue? { .object(JSONObject(amounts.map { ($0.label, $0.money.data) })) }
}

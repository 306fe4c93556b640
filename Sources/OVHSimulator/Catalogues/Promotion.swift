import OVHClient

/// A share of a price that is taken off while an offer lasts.
///
/// The offers are those of the recorded list. They ended on 2025-05-20; here they last as long as the list does, so no
/// end is told and carts apply them.
struct Promotion: Hashable, Sendable {
  /// The offer's name.
  var name: String
  /// How much is taken off, in percent.
  var percent: Int64
  /// When it began, as the API writes it.
  var start: String
  /// The least months it is given for; nil for any.
  var minimumMonths: Int64?

  /// The promotion of a plan in a mode in FR; nil where there is none, and none are known elsewhere.
  init?(plan code: String, mode: String) {
    guard let fields = Table.ecoPromotions.fields(of: "\(code)/\(mode)"), fields.count == 4,
      let percent = Int64(fields[0])
    else { return nil }
    self.init(name: String(fields[1]), percent: percent, start: String(fields[2]), minimumMonths: Int64(fields[3]))
  }

  init(name: String, percent: Int64, start: String, minimumMonths: Int64?) {
    self.name = name
    self.percent = percent
    self.start = start
    self.minimumMonths = minimumMonths
  }

  /// What it is, in words.
  var description: String { "\(percent) % off" }

  /// What it takes off a line of an order: the rest is rounded half up to the cent.
  func reduction(of amount: Amount) -> Reduction {
    Reduction(
      context: "promotion", type: "percentage", description: description,
      amount: amount - amount.share(100 - percent, of: 100), value: Amount(cents: percent * 100))
  }

  /// The promotion as `order.catalog.public.Promotion`: discount and total are exact, to fractions of a cent.
  /// - Parameters:
  ///   - price: the price it lowers.
  ///   - taxPercent: the tax of the list.
  func json(on price: Amount, taxPercent: Int64) -> JSONValue {
    let discount = price.ucents * percent / 100
    let total = price.ucents - discount
    func part(_ ucents: Int64) -> JSONValue {
      ["tax": .integer(ucents * taxPercent / 100), "value": .integer(ucents)]
    }
    return [
      "context": "standard", "description": .string(description), "discount": part(discount), "duration": nil,
      "endDate": nil, "globalQuantity": nil, "isGlobalQuantityLimited": false,
      "minimumDuration": .id(minimumMonths), "name": .string(name), "quantity": nil, "startDate": .string(start),
      "total": part(total), "type": "percentage", "value": .integer(percent),
    ]
  }
}

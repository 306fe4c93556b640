/// A voucher code that the simulator knows.
///
/// They are its own: no code of the API is published.
struct Coupon: Hashable, Sendable {
  /// What a voucher takes off.
  enum Effect: Hashable, Sendable {
    /// A share of every line of the named products, in percent.
    case percentage(Int64, products: Set<String>)
    /// An amount in EUR, converted, off the dearest line.
    case amount(Amount)
  }

  var code: String
  var effect: Effect

  /// The voucher of a code; nil where there is none.
  init?(_ code: String) {
    switch code {
    case "WELCOME": effect = .percentage(10, products: [])
    case "HOSTING20": effect = .percentage(20, products: ["webHosting"])
    case "FIVE": effect = .amount(Amount(cents: 500))
    case "FREE": effect = .percentage(100, products: [])
    default: return nil
    }
    self.code = code
  }

  /// Why a code cannot be taken; nil where it can.
  static func objection(to code: String) -> String? {
    switch code {
    case "EXPIRED": "Coupon EXPIRED is expired"
    case "USED": "Coupon USED has already been used"
    default: Coupon(code) == nil ? "Coupon \(code.prefix(80)) is not valid" : nil
    }
  }

  /// Takes the voucher off the lines of a cart; no line falls below zero.
  /// - Parameters:
  ///   - lines: the lines so far.
  ///   - product: the product of an item.
  ///   - subsidiary: the currency of an amount.
  func apply(to lines: inout [OrderLine], product: (Int64?) -> String?, subsidiary: Subsidiary) {
    // What a promotion already took off an item counts against its first line with a price.
    var gifts: [Int64?: Amount] = [:]
    for line in lines where line.total < .zero { gifts[line.sourceID, default: .zero] += line.total }
    switch effect {
    case .percentage(let percent, let products):
      for index in lines.indices where lines[index].total > .zero {
        let source = lines[index].sourceID
        if !products.isEmpty, product(source).map(products.contains) != true { continue }
        let base = lines[index].total + (gifts.removeValue(forKey: source) ?? .zero)
        add(base.share(percent, of: 100), type: "percentage", value: Amount(cents: percent * 100), to: &lines[index])
      }
    case .amount(let euros):
      let remaining = { (line: OrderLine) in line.total + (gifts[line.sourceID] ?? .zero) }
      guard let index = lines.indices.max(by: { remaining(lines[$0]) < remaining(lines[$1]) }) else { return }
      let amount = subsidiary.convert(euros)
      add(min(amount, remaining(lines[index])), type: "fixed_amount", value: amount, to: &lines[index])
    }
  }

  private func add(_ amount: Amount, type: String, value: Amount, to line: inout OrderLine) {
    guard amount > .zero else { return }
    line.reductions.append(
      Reduction(context: "voucher", type: type, description: "Voucher \(code)", amount: amount, value: value))
  }
}

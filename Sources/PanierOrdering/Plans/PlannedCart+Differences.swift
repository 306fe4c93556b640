import OVHClient

extension PlannedCart {
  /// What is different in a quote: totals, lines in any order, contracts with their texts.
  /// - Parameter quote: the quote of the cart now.
  func differences(to quote: Quote) -> [PlanDifference] {
    var found: [PlanDifference] = []
    func compare(_ what: String, _ planned: Money, _ now: Money) {
      if planned != now { found.append(PlanDifference(what: what, planned: "\(planned)", now: "\(now)")) }
    }
    compare("total with tax", withTax, quote.withTax)
    compare("total without tax", withoutTax, quote.withoutTax)
    compare("tax", tax, quote.tax)
    return found + lineDifferences(to: quote.lines) + contractDifferences(to: quote.contracts)
  }

  private func lineDifferences(to now: [QuoteLine]) -> [PlanDifference] {
    var left = now
    let changed = lines.filter { line in
      guard let place = left.firstIndex(of: line) else { return true }
      left.remove(at: place)
      return false
    }
    var found: [PlanDifference] = []
    for line in changed {
      let twin = left.firstIndex {
        ($0.description, $0.detailType, $0.domain) == (line.description, line.detailType, line.domain)
      }
      found.append(
        PlanDifference(
          what: "line \(line.description)", planned: PlannedCart.words(line),
          now: twin.map { PlannedCart.words(left.remove(at: $0)) } ?? "gone"))
    }
    return found
      + left.map { PlanDifference(what: "line \($0.description)", planned: "none", now: PlannedCart.words($0)) }
  }

  private func contractDifferences(to now: [QuoteContract]) -> [PlanDifference] {
    var found: [PlanDifference] = []
    for contract in contracts.sorted() where !now.contains(contract) {
      let other = now.first { $0.name == contract.name && !contracts.contains($0) }
      found.append(
        PlanDifference(
          what: "contract \(contract.name)", planned: PlannedCart.words(contract),
          now: other.map(PlannedCart.words) ?? "gone"))
    }
    for contract in now.sorted()
    where !contracts.contains(contract) && !contracts.contains(where: { $0.name == contract.name }) {
      found.append(
        PlanDifference(what: "contract \(contract.name)", planned: "none", now: PlannedCart.words(contract)))
    }
    return found
  }

  private static func words(_ line: QuoteLine) -> String {
    (line.quantity == 1 ? "" : "\(line.quantity) for ") + "\(line.total)"
  }

  private static func words(_ contract: QuoteContract) -> String {
    contract.sha256.map { "\(contract.url), text \($0.prefix(12))" } ?? contract.url
  }

  /// What is different in a cart's items: things, options, configurations.
  func differences(to now: [PlannedItem]) -> [PlanDifference] {
    let planned = items.map(\.withoutRenewal)
    var left = now.map(\.withoutRenewal)
    var found: [PlanDifference] = []
    for item in planned {
      if let place = left.firstIndex(of: item) {
        left.remove(at: place)
      } else {
        let twin = left.firstIndex { $0.words == item.words }
        found.append(
          PlanDifference(
            what: "item \(item.words)", planned: item.details, now: twin.map { left.remove(at: $0).details } ?? "gone"))
      }
    }
    return found + left.map { PlanDifference(what: "item \($0.words)", planned: "none", now: $0.details) }
  }
}

extension PlannedItem {
  /// The item as a cart holds it: what it costs later is no part of that.
  fileprivate var withoutRenewal: PlannedItem {
    var item = self
    item.renewal = nil
    item.options = options.map(\.withoutRenewal)
    return item
  }

  /// What it is configured with, and its options, in words.
  var details: String {
    let parts =
      ["mode \(mode)"] + configuration.map(\.words) + options.map { "\($0.words) (\($0.details))" }
    return parts.joined(separator: ", ")
  }
}

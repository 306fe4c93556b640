import OVHClient

@testable import OVHSimulator

/// A cart that operations are done to, with what has to hold whatever they are.
struct CartTrial {
  /// What did not hold.
  struct Broken: Error, CustomStringConvertible {
    var description: String
  }

  let client: APIClient
  let subsidiary: Subsidiary
  /// The tax that the account pays itself; nil pays that of the subsidiary.
  let accountTax: Int64?
  private let cart: String

  init(_ client: APIClient, subsidiary code: String, accountTax: Int64?) throws {
    guard let subsidiary = Subsidiary(code) else { throw Broken(description: "there is no subsidiary \(code)") }
    self.client = client
    self.subsidiary = subsidiary
    self.accountTax = accountTax
    cart = client.cart(code)
  }

  /// Does the operations one by one, then orders the cart if checkout lets it pass.
  func run(_ operations: [CartOperation]) throws {
    for operation in operations {
      for answer in perform(operation) where ![200, 400, 404, 503].contains(answer.status) {
        throw Broken(description: "\(operation) was answered with \(answer.status): \(answer.text)")
      }
      try checkTotals(try summary())
    }
    try checkReading()
    try order()
  }

  // MARK: Operations

  private var items: [JSONValue] { client.get(cart)["items"].array ?? [] }

  private func path(_ item: Int) -> String? {
    let items = items
    return items.isEmpty ? nil : "\(cart)/item/\(items[item % items.count].text)"
  }

  private func perform(_ operation: CartOperation) -> [Answer] {
    switch operation {
    case .domain(let name, let years):
      return [client.post(cart + "/domain", ["domain": .string(name), "duration": .string("P\(years)Y")])]
    case .plan(let product, let code, let duration, let mode, let quantity):
      return [
        client.post(
          "\(cart)/\(product)",
          [
            "planCode": .string(code), "duration": .string(duration), "pricingMode": .string(mode),
            "quantity": .integer(quantity),
          ])
      ]
    case .option(let item, let choice, let quantity):
      guard let path = path(item) else { return [] }
      return addOptions(to: client.get(path), quantity: quantity) { families in
        let all = families.flatMap(\.options)
        return all.isEmpty ? [] : [all[choice % all.count]]
      }
    case .complete(let item): return path(item).map(complete) ?? []
    case .configure(let item, let label, let value):
      return path(item).map {
        [client.post($0 + "/configuration", ["label": .string(label), "value": .string(value)])]
      } ?? []
    case .update(let item, let duration, let quantity):
      return path(item).map {
        [client.call("PUT", $0, ["duration": .string(duration), "quantity": .integer(quantity)])]
      } ?? []
    case .remove(let item): return path(item).map { [client.call("DELETE", $0)] } ?? []
    case .coupon(let code): return [client.post(cart + "/coupon", ["coupon": .string(code)])]
    case .withdraw(let code): return [client.call("DELETE", "\(cart)/coupon?coupon=\(code)")]
    case .describe: return [client.call("PUT", cart, ["description": "changed"])]
    }
  }

  /// Adds options of an item's plan.
  private func addOptions(
    to item: Answer, quantity: Int64, _ choose: ([OptionFamily]) -> [String]
  ) -> [Answer] {
    let product = item["productId"].string == "domainblog" ? "domain" : item["productId"].string ?? ""
    let shelf = PlanShelf(subsidiary: subsidiary, product: product)
    let code = item["settings"]["planCode"]?.string ?? ""
    let families =
      product == "domain"
      ? [OptionFamily(name: "", isMandatory: false, isExclusive: false, options: shelf.options.map(\.code))]
      : shelf.plan(code)?.families ?? []
    return choose(families).map { option in
      client.post(
        "\(cart)/\(product)/options",
        [
          "itemId": item["itemId"], "planCode": .string(option), "duration": product == "domain" ? "P1Y" : "P1M",
          "pricingMode": "default", "quantity": .integer(quantity),
        ])
    }
  }

  private func complete(_ path: String) -> [Answer] {
    var answers: [Answer] = []
    let item = client.get(path)
    let filled = Set(
      (item["configurations"].array ?? []).compactMap { client.get("\(path)/configuration/\($0.text)")["label"].string }
    )
    for required in client.get(path + "/requiredConfiguration").json.array ?? [] {
      guard let label = required["label"]?.string, !filled.contains(label) else { continue }
      let values = [
        "OWNER_LEGAL_AGE": "true", "AUTH_INFO": "code", "zone": "free-zone.fr", "dedicated_datacenter": "gra",
        "ACCEPT_CONDITIONS": "true", "CLAIMS_NOTICE": "true", "PROTECTED_CODE": "code", "REASON": "because",
      ]
      let first = required["allowedValues"]?[0]?.string
      guard let value = first ?? values[label], required["required"] == true || values[label] != nil else { continue }
      answers.append(client.post(path + "/configuration", ["label": .string(label), "value": .string(value)]))
    }
    guard item["parentItemId"] == .null else { return answers }
    answers += addOptions(to: item, quantity: 1) { families in
      families.filter(\.isMandatory).compactMap { $0.standard ?? $0.options.first }
    }
    return answers
  }

  // MARK: What has to hold

  private func summary() throws -> Answer {
    let summary = client.get(cart + "/summary")
    guard summary.status == 200 else {
      throw Broken(description: "the summary cannot be read: \(summary.status) \(summary.text)")
    }
    return summary
  }

  /// Cents of a price's value.
  private func cents(_ price: JSONValue?) throws -> Int64 {
    guard let ucents = price?["value"]?.number?.ucents, ucents % Amount.cent == 0 else {
      throw Broken(description: "\(price?.text ?? "nothing") is no amount of whole cents")
    }
    return ucents / Amount.cent
  }

  private func expect(_ left: Int64, _ right: Int64, _ what: String) throws {
    if left != right { throw Broken(description: "\(what): \(left) and \(right)") }
  }

  /// The lines add up to the totals, and the tax is rounded half up once.
  private func checkTotals(_ order: Answer) throws {
    let prices = order["prices"]
    var sums: [String: Int64] = [:]
    for line in order["details"].array ?? [] {
      let original = try cents(line["originalTotalPrice"])
      let reduction = try cents(line["reductionTotalPrice"])
      let total = try cents(line["totalPrice"])
      try expect(total, original - reduction, "the total of a line and its price less its reduction")
      try expect(original, try cents(line["unitPrice"]) * (line["quantity"]?.integer ?? 0), "a line and its units")
      let reductions = try (line["reductions"]?.array ?? []).reduce(0) { try $0 + cents($1["price"]) }
      try expect(reduction, reductions, "the reduction of a line and the sum of its reductions")
      if reduction < 0 || reduction > 0 && total < 0 {
        throw Broken(description: "a reduction lowers a line below zero: \(line.text)")
      }
      sums["originalWithoutTax", default: 0] += original
      sums["reduction", default: 0] += reduction
      sums["withoutTax", default: 0] += total
    }
    for name in ["originalWithoutTax", "reduction", "withoutTax"] {
      try expect(try cents(prices[name]), sums[name] ?? 0, "\(name) and the sum of the lines")
    }
    let withoutTax = try cents(prices["withoutTax"])
    if withoutTax < 0 { throw Broken(description: "the total is below zero: \(prices.text)") }
    let tax = try cents(prices["tax"])
    try expect(tax, (withoutTax * (accountTax ?? subsidiary.taxPercent) * 2 + 100) / 200, "the tax and its rate")
    try expect(try cents(prices["withTax"]), withoutTax + tax, "the total with tax and its parts")
  }

  /// Everything in the cart can be read.
  private func checkReading() throws {
    var paths = [cart, cart + "/item", cart + "/coupon"]
    for item in items {
      paths += ["", "/configuration", "/requiredConfiguration"].map { "\(cart)/item/\(item.text)\($0)" }
    }
    for path in paths {
      let answer = client.get(path)
      if answer.status != 200 { throw Broken(description: "\(path) cannot be read: \(answer.status) \(answer.text)") }
    }
  }

  /// Summary, dry run and order agree; a refused order leaves the cart open.
  private func order() throws {
    let summary = try summary()
    let quote = client.get(cart + "/checkout")
    let order = client.post(cart + "/checkout", ["waiveRetractationPeriod": true])
    guard quote.status == order.status else {
      throw Broken(description: "the dry run was answered with \(quote.status) and the order with \(order.status)")
    }
    guard order.status == 200 else {
      guard order.status == 400, order.message == quote.message, client.get(cart)["readOnly"] == false else {
        throw Broken(description: "a refusal changed the cart or its reason: \(quote.text) \(order.text)")
      }
      return try checkReading()
    }
    for name in ["prices", "details"] {
      guard summary[name] == quote[name], quote[name] == order[name] else {
        throw Broken(description: "\(name) of summary, dry run and order differ")
      }
    }
    let placed = "/me/order/\(order["orderId"].text)"
    let billed = client.get(placed)
    for (name, total) in [("priceWithTax", "withTax"), ("priceWithoutTax", "withoutTax"), ("tax", "tax")] {
      try expect(try cents(billed[name]), try cents(quote["prices"][total]), "\(name) of the order and its quote")
    }
    let lines = client.get(placed + "/details").json.array ?? []
    let sum = try lines.reduce(0) { try $0 + cents(client.get("\(placed)/details/\($1.text)")["totalPrice"]) }
    try expect(sum, try cents(billed["priceWithoutTax"]), "the lines of the order and its total")
    guard client.get(cart)["readOnly"] == true else { throw Broken(description: "the ordered cart is open") }
    try checkReading()
  }
}

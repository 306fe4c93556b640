import OVHClient

/// The lines of an order that are about one thing: a domain has several, for its zone, its fee and its gifts.
struct OrderedGroup {
  /// The line that says most about it.
  let main: OrderDetail
  /// All of its lines.
  let lines: [OrderDetail]

  /// The groups of an order, in the order of its lines.
  ///
  /// Lines belong together by their place: `*001` and `*001.002` before the delivery, the service's name after it. A
  /// line of a VPS has none, so that each that costs something stands for itself.
  static func all(_ lines: [OrderDetail]) -> [OrderedGroup] {
    var keys: [String] = []
    var groups: [String: [OrderDetail]] = [:]
    let priced = lines.filter { $0.domain == "*" && cost($0) > 0 }
    for line in lines {
      let key: String
      if line.domain == "*" {
        if !priced.isEmpty, !priced.contains(line) { continue }
        key = priced.isEmpty ? "*" : "* \(line.id)"
      } else {
        key = line.domain.hasPrefix("*") ? String(line.domain.prefix { $0 != "." }) : line.domain
      }
      if groups[key] == nil { keys.append(key) }
      groups[key, default: []].append(line)
    }
    return keys.compactMap { key in groups[key].flatMap(OrderedGroup.init) }
  }

  private init?(_ lines: [OrderDetail]) {
    // Of lines that cost the same the first one speaks, and one for a period before one for the installation.
    let main = lines.filter { $0.detailType != .gift }.max { first, second in
      (Self.cost(first), Self.weight(first)) < (Self.cost(second), Self.weight(second))
    }
    guard let main = main ?? lines.first else { return nil }
    self.main = main
    self.lines = lines
  }

  private static func cost(_ line: OrderDetail) -> Int64 { line.totalPrice.map { Money($0).ucents } ?? 0 }

  private static func weight(_ line: OrderDetail) -> Int {
    // A place below another is what comes with it.
    (line.domain.contains(".") && line.domain.hasPrefix("*") ? 0 : 2) + (line.detailType == .duration ? 1 : 0)
  }

  /// The group in words: `free-example.fr create P1Y`, `2 × hosting-perso P1Y`.
  /// - Parameter about: what the main line is about; nil where the API does not tell.
  func words(_ about: OrderDetailExtension?) -> String {
    guard let about, let plan = about.planCode, !plan.isEmpty else { return LedgerLine.oneLine(main.description) }
    let period = about.duration.map { $0.isEmpty || $0 == "P0D" ? "" : " \($0)" } ?? ""
    let mode = about.pricingMode?.rawValue.split(separator: "-").first.map(String.init)
    if let domain = domain(suffix: plan) {
      let action = about.action == "installation" ? mode : about.action
      return "\(domain) \(action ?? "create")\(period)"
    }
    if let action = about.action, action != "installation", let service = main.service {
      return "\(service) \(action)\(action == "upgrade" ? " to \(plan)" : period)"
    }
    let count = Int64(main.quantity).flatMap { $0 > 1 ? "\($0) × " : nil } ?? ""
    return "\(count)\(plan)\(period)"
  }

  /// The domain name of the group; nil for anything else.
  private func domain(suffix: String) -> String? {
    let names = lines.compactMap(\.service) + lines.map { String($0.description.prefix { $0 != " " }) }
    return names.first { $0.count > suffix.count + 1 && $0.lowercased().hasSuffix(".\(suffix)") }?.lowercased()
  }
}

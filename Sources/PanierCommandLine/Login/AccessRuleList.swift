import OVHClient

/// Access rules as a person reads them: a line for each method, like paths folded.
enum AccessRuleList {
  /// The lines: `GET     /auth/*  /me  /order/cart  /order/cart/*`.
  /// - Parameters:
  ///   - rules: the rules.
  ///   - width: the most characters of a line.
  static func lines(_ rules: [AccessRule], width: Int = 96) -> [String] {
    let methods = ["GET", "POST", "PUT", "DELETE", "PATCH"]
    return methods.flatMap { method in
      let paths = folded(rules.filter { $0.method == method }.map(\.path))
      var lines: [String] = []
      var line = ""
      for path in paths {
        if !line.isEmpty, line.count + path.count + 2 > width - 8 {
          lines.append(line)
          line = ""
        }
        line += line.isEmpty ? path : "  " + path
      }
      if !line.isEmpty { lines.append(line) }
      return lines.enumerated().map { index, line in
        (index == 0 ? method + String(repeating: " ", count: 8 - method.count) : String(repeating: " ", count: 8))
          + line
      }
    }
  }

  /// The paths of a cart's products as one.
  private static func folded(_ paths: [String]) -> [String] {
    let products = Set(RouteTable.shared.cartProducts.map { "/order/cart/*/\($0)" })
    let others = paths.filter { !products.contains($0) }
    let count = paths.count - others.count
    return count > 3 ? others + ["/order/cart/*/ and one of \(count) products"] : paths
  }
}

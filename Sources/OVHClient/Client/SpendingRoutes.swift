/// The routes that order, pay or give up a right, which ``OVHClient/call(_:)`` never sends.
enum SpendingRoutes {
  /// The last parts of paths that spend wherever they stand, with what sends them instead.
  private static let endings: [String: String] = [
    "checkout": "checkout; use cart:checkout{…}",
    "pay": "payment; use order:pay{…}",
    "paywithregisteredpaymentmean": "payment; use order:pay{…}",
    "waiveretraction": "checkout; use cart:checkout{ waive_retraction = true, … }",
    "retraction": "retraction; use order:retract{…}",
    "creditorder": "the control panel",
    "retrievemoney": "the control panel",
    "execute": "the control panel",
  ]

  /// Refuses a call that spends.
  /// - Throws: ``OVHError`` of kind ``OVHError/Kind/guarded``.
  static func check(_ request: APIRequest, path: CallPath, shown: String) throws {
    guard request.method != .get, let sender = sender(request, segments: path.segments) else { return }
    throw OVHError(
      kind: .guarded, request: shown, message: "\(shown) spends money and is only sent by \(sender)")
  }

  private static func sender(_ request: APIRequest, segments: [String]) -> String? {
    // an ending counts in any place, so that a further segment cannot hide it
    for segment in segments.reversed() {
      if let sender = endings[segment] { return sender }
    }
    if let sender = disguised(segments) { return sender }
    if segments.contains("order"), segments.contains("balance"), segments.contains("me") {
      return "payment; use order:pay{…}"
    }
    // a method that is registered along with an order pays it
    if segments.suffix(3) == ["me", "payment", "method"], let body = request.body {
      let json = try? JSONValue(parsing: body)
      if json == nil || json?["orderId"].map({ !$0.isNull }) == true { return "payment; use order:pay{…}" }
    }
    // below /order only carts are drafts: everything else there makes an order at once
    if let order = segments.firstIndex(of: "order"), segments.prefix(order).allSatisfy(isVersion) {
      let next = segments.dropFirst(order + 1).first
      if next != "cart", next != "cartserviceoption" { return "checkout; use cart:checkout{…}" }
    }
    return nil
  }

  /// What a path probably stands for that only nearly names a spending route, as with an ending, a suffix or a letter
  /// that looks like another.
  private static func disguised(_ segments: [String]) -> String? {
    guard let order = segments.firstIndex(of: "order") else { return nil }
    let below = segments[(order + 1)...]
    if segments[..<order].contains("me") {
      let isNear = below.contains { name in
        ["pay", "waiveretraction", "retraction"].contains { name.hasPrefix($0) } || !name.utf8.allSatisfy { $0 < 0x80 }
      }
      return isNear ? "payment; use order:pay{…}" : nil
    }
    // the name of a service comes last, and is the only part that is not the API's own
    let own = below.first == "cartserviceoption" ? below.prefix(2) : below
    let isNear = own.contains { $0.contains("checkout") } || own.contains { !$0.utf8.allSatisfy { $0 < 0x80 } }
    return isNear ? "checkout; use cart:checkout{…}" : nil
  }

  private static func isVersion(_ segment: String) -> Bool {
    segment == "v1" || segment == "v2" || segment == "1.0"
  }
}

import PanierOrdering

/// A name that cannot be had in the wanted way.
struct NotAvailable: Error, Hashable, CustomStringConvertible {
  let domain: String
  /// `create` or `transfer`.
  let wanted: String
  /// What the API offers for it.
  let offers: [OfferStatus]

  var description: String {
    if wanted != "create" { return "\(domain) cannot be transferred: the API offers no \(wanted) for it" }
    switch offers.first {
    case .transferable, .transferablePremium:
      return "\(domain) is taken; its owner may transfer it here, with action = \"transfer\""
    case .aftermarket:
      return "\(domain) is taken, and for sale on a resale platform; add the offer itself with aftermarket = true"
    default:
      return "\(domain) is not to be had; choose another name"
    }
  }
}

/// A price of its own that the script did not accept by name.
struct PriceNotAccepted: Error, Hashable, CustomStringConvertible {
  let domain: String
  /// `premium` or `aftermarket`.
  let option: String
  let total: Money?

  var description: String {
    let kind = option == "premium" ? "a premium name with a price of its own" : "sold on a resale platform"
    return
      "\(domain) is \(kind)\(total.map { " (\($0) excl. tax)" } ?? ""); add it with \(option) = true to accept that"
  }
}

/// A duration that the offer is not sold for.
struct DurationNotOffered: Error, Hashable, CustomStringConvertible {
  let name: String
  let asked: String
  let offered: [String]

  var description: String {
    "\(name) is not sold for \(asked); choose one of \(offered.joined(separator: ", "))"
  }
}

import PanierOrdering
import PanierVM

/// A name that cannot be had in the wanted way.
struct NotAvailable: LuaErrorConvertible, Hashable, CustomStringConvertible {
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

  var luaError: LuaError {
    LuaError(kind: .refused, message: sentence, fields: [("class", .string("NotAvailable"))], underlying: self)
  }
}

/// A price of its own that the script did not accept by name.
struct PriceNotAccepted: LuaErrorConvertible, Hashable, CustomStringConvertible {
  let domain: String
  /// `premium` or `aftermarket`.
  let option: String
  let total: Money?

  var description: String {
    let kind = option == "premium" ? "a premium name with a price of its own" : "sold on a resale platform"
    return
      "\(domain) is \(kind)\(total.map { " (\($0) excl. tax)" } ?? ""); add it with \(option) = true to accept that"
  }

  var luaError: LuaError { LuaError(kind: .refused, message: sentence, underlying: self) }
}

/// A duration that the offer is not sold for.
struct DurationNotOffered: UsageError, Hashable {
  let name: String
  let asked: String
  let offered: [String]

  var description: String {
    "\(name) is not sold for \(asked); choose one of \(offered.joined(separator: ", "))"
  }
}

public import OVHClient

/// Why a call that changes something was not sent.
public enum WriteRefusal: Error, Sendable, Hashable {
  /// Something else sends it; carries the sentence, and what does.
  case sentOtherwise(String, RouteSender)
  /// Its price cannot be known beforehand and its route was not allowed; carries the call, what it does, and the route.
  case withoutPrice(call: String, effect: String, route: String)
  /// Its price cannot be known beforehand, and the run has a budget; carries the call and the budget.
  case withinBudget(call: String, budget: Money)
  /// It is in no row of the table of routes, and recipes send only what is.
  case unlisted(call: String)
  /// It was only to be shown.
  case shownOnly(call: String)
  /// The operator typed something else than the word.
  case declined(call: String, typed: String)
  /// Nobody could be asked, and the route was not allowed beforehand.
  case nobodyToAsk(call: String, endpoint: String, route: String, isUnpriced: Bool)
  /// It could not be noted first; carries why.
  case notNoted(call: String, reason: String)
}

extension WriteRefusal: RemediedError {
  public func description(_ words: (PurchaseRemedy) -> String) -> String {
    switch self {
    case .sentOtherwise(let sentence, let sender): "\(sentence); \(words(.send(sender)))"
    case .withoutPrice(let call, let effect, let route):
      "\(call) \(effect), and what that costs cannot be known beforehand; nothing was sent, "
        + words(.allowUnpricedRoute(route))
    case .withinBudget(let call, let budget):
      "what \(call) costs cannot be known beforehand, and a run with a budget of \(budget) sends only what has a price; "
        + "nothing was sent"
    case .unlisted(let call):
      "\(call) is in no row of the table of routes, and a recipe sends only what is; nothing was sent"
    case .shownOnly(let call): "\(call) was only to be shown; nothing was sent"
    case .declined(let call, let typed):
      "\(call) was not confirmed" + (typed.isEmpty ? "" : " ('\(typed)' was typed)") + "; nothing was sent"
    case .nobodyToAsk(let call, let endpoint, let route, let isUnpriced):
      "\(call) at \(endpoint) was not confirmed, since there is no terminal to ask on; nothing was sent, "
        + words(isUnpriced ? .agreeToUnpriced : .allowRoute(route))
    case .notNoted(let call, let reason): "\(call) was not sent, since it could not be noted first: \(reason)"
    }
  }
}

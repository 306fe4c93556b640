import OVHClient
import PanierReference
import PanierVM

/// The values that arguments take, for the completion of the prompt: from memory, never from the network.
public struct ValueSuggestions: Sendable {
  private let session: PanierSession
  private let facts: FactStore

  /// Creates suggestions.
  /// - Parameters:
  ///   - session: the session that the prompt works on.
  ///   - isReading: whether what is not known may be read in the background.
  public init(_ session: PanierSession, isReading: Bool = true) {
    self.session = session
    facts = FactStore(session, isReading: isReading)
  }

  /// Takes what entries of the prompt may change for old from now on.
  public func entryWasRun() { facts.entryWasRun() }

  /// Waits until nothing is being read.
  public func settle() async { await facts.settle() }

  /// The labels that the receiver takes; nil where the function takes no labels.
  public func labels(_ argument: ArgumentInSight) -> SuggestedValues? {
    guard argument.function.name == "Item:configure", let item = argument.receiver as? ItemObject else { return nil }
    return known(.labels(cart: item.cart.id, item: item.id))
  }

  /// The values that an argument takes; nil where nothing is known of it.
  public func values(_ argument: ArgumentInSight) -> SuggestedValues? {
    let function = argument.function.name
    switch (function, argument.parameter) {
    case ("Item:configure", let label): return accepted(label, argument.receiver)
    case ("Item:unconfigure", "label"): return known(labelsKey(argument.receiver))
    case ("cart.open", "id"): return known(.carts)
    case ("order.open", "id"): return known(.orders)
    case ("service.open", "name"), ("me.tasks", "domain"): return known(.services)
    case ("Order:retract", "reason"): return fixed(RouteTable.shared.enums["billing.order.RetractionReasonEnum"] ?? [])
    case ("Cart:offers", "what"), (_, "domain"): return suffixes(argument)
    case ("catalog.plan", "code"): return plans(argument, of: argument.others["product"])
    case ("money", "currency"): return SuggestedValues(Currencies.all)
    case ("List:sort", "field"): return fields(of: argument.receiver)
    case ("List:sum", "field"): return fields(of: argument.receiver, ofAmounts: true)
    case ("show", "sort"), ("show", "columns"), ("chart", "label"), ("chart", "value"):
      return fields(of: argument.first)
    case ("help", "of"): return names()
    case (let name, "path") where name.hasPrefix("api."): return routes(of: String(name.dropFirst(4)))
    default: return common(argument)
    }
  }

  /// What an argument of this name takes in every function.
  private func common(_ argument: ArgumentInSight) -> SuggestedValues? {
    switch argument.parameter {
    case "product": fixed(products(of: argument.function.name))
    case "plan": plans(argument, of: product(argument))
    case "mode", "duration": ways(argument)
    case "datacenter": known(.stock(product: product(argument) ?? "eco", plan: argument.others["plan"]))
    case "subsidiary":
      SuggestedValues(subsidiaries.map { SuggestedValue($0, detail: Currencies.of(subsidiary: $0) ?? "") })
    case "format": fixed(OutputFormat.allCases.map(\.rawValue))
    case "action": fixed(["create", "transfer"])
    case "strategy": fixed(["alone", "all"])
    case "on_error": fixed(["collect", "raise"])
    case "renewal": fixed(["automatic", "manual", "ends"])
    case "service": known(.services)
    default: nil
    }
  }

  private func fixed(_ texts: [String]) -> SuggestedValues? {
    texts.isEmpty ? nil : SuggestedValues(texts.map { SuggestedValue($0) })
  }

  private func known(_ key: Fact.Key?) -> SuggestedValues? {
    guard let key else { return nil }
    let (fact, note) = facts.fact(key)
    return SuggestedValues(fact?.values ?? [], note: note)
  }

  private func enumValues(_ ending: String) -> [String] {
    RouteTable.shared.enums.first { $0.key.hasSuffix(ending) }?.value ?? []
  }

  // MARK: Products and plans

  private var subsidiaries: [String] {
    let sold = session.client.endpoint.subsidiaries
    return sold.isEmpty ? enumValues("OvhSubsidiaryEnum") : sold
  }

  private func products(of function: String) -> [String] {
    if function.hasPrefix("catalog.") { return RouteTable.shared.catalogProducts }
    if function.hasPrefix("stock.") { return ["eco", "baremetalServers", "vps"] }
    if function.hasPrefix("service.") { return ServiceKind.all.map(\.name) }
    if function == "me.services" || function == "Cart:service_options" {
      return RouteTable.shared.serviceOptionProducts
    }
    return RouteTable.shared.cartProducts
  }

  /// The product that stands in the same call.
  private func product(_ argument: ArgumentInSight) -> String? {
    argument.others["product"] ?? (argument.function.name.hasPrefix("stock.") ? "eco" : nil)
  }

  private func plans(_ argument: ArgumentInSight, of product: String?) -> SuggestedValues? {
    guard let product else { return SuggestedValues([], note: "plans are known once the product is named") }
    guard product != "domain" else { return known(.suffixes(subsidiary: argument.others["subsidiary"])) }
    return known(.plans(product: product, subsidiary: argument.others["subsidiary"]))
  }

  /// The pricing modes or periods of what is ordered.
  private func ways(_ argument: ArgumentInSight) -> SuggestedValues? {
    if let offer = argument.first as? OfferObject, argument.parameter == "duration" {
      return fixed(offer.offer.durations)
    }
    if let offer = argument.first as? PlanOfferObject {
      let ways = PlanPrice.listed(offer.offer.prices)
      return SuggestedValues(
        ways.map { way in
          SuggestedValue(
            argument.parameter == "mode" ? way.mode.rawValue : way.duration, detail: way.totalInWords)
        }.uniqueByText)
    }
    guard let product = argument.others["product"], let plan = argument.others["plan"] else {
      return argument.parameter == "duration" ? fixed(["P1M", "P1Y", "P2Y", "P3Y"]) : nil
    }
    let (fact, note) = facts.fact(.plans(product: product, subsidiary: argument.others["subsidiary"]))
    return SuggestedValues(fact?.parts[.init(value: plan, word: argument.parameter)] ?? [], note: note)
  }

  /// The suffixes behind a name.
  private func suffixes(_ argument: ArgumentInSight) -> SuggestedValues? {
    guard let point = argument.written.firstIndex(of: "."), point != argument.written.startIndex else { return nil }
    guard !["service.open", "me.tasks"].contains(argument.function.name) else { return nil }
    var found = known(.suffixes(subsidiary: nil))
    found?.skipped = argument.written[...point].utf8.count
    return found
  }

  /// The paths of the API that a method is known for.
  private func routes(of method: String) -> SuggestedValues? {
    let known = RouteTable.shared.operations.filter { $0.method.rawValue.lowercased() == method }
    return SuggestedValues(known.map { SuggestedValue($0.path, detail: $0.response) })
  }

  // MARK: Items and lists

  private func labelsKey(_ receiver: (any LuaObject)?) -> Fact.Key? {
    (receiver as? ItemObject).map { .labels(cart: $0.cart.id, item: $0.id) }
  }

  /// The values that a label of an item takes.
  private func accepted(_ label: String, _ receiver: (any LuaObject)?) -> SuggestedValues? {
    guard let key = labelsKey(receiver) else { return nil }
    let (fact, note) = facts.fact(key)
    if fact?.parts[.init(value: label, word: "type")]?.first?.text == "/me/contact" { return known(.contacts) }
    guard let fact else { return SuggestedValues([], note: note) }
    guard let values = fact.parts[.init(value: label, word: "accepted")], !values.isEmpty else { return nil }
    return SuggestedValues(values, note: note)
  }

  /// The fields of the elements of a list.
  /// - Parameter ofAmounts: whether only those count that can be added up.
  private func fields(of list: (any LuaObject)?, ofAmounts: Bool = false) -> SuggestedValues? {
    guard let element = (list as? ListObject)?.elements.first else { return nil }
    let amounts: Set<ValueType> = [
      .object("Money"), .optional(.object("Money")), .integer, .number, .optional(.integer), .optional(.number),
    ]
    let fields = type(of: element).luaType.fields.filter { !ofAmounts || amounts.contains($0.reference.type) }
    return SuggestedValues(
      fields.map { SuggestedValue($0.reference.name, detail: $0.reference.summary) })
  }

  /// Everything that `help` knows.
  private func names() -> SuggestedValues {
    let reference = PanierLibrary.reference
    return SuggestedValues(
      reference.allNames.map { SuggestedValue($0, detail: reference.lookup($0)?.summary ?? "") })
  }
}

extension [SuggestedValue] {
  /// The values, each text once.
  fileprivate var uniqueByText: [SuggestedValue] {
    var seen: Set<String> = []
    return filter { seen.insert($0.text).inserted }
  }
}

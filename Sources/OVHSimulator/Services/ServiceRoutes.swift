import FoundationEssentials
import OVHClient

/// `/services` and `/service`: what the account owns, and its renewal.
enum ServiceRoutes {
  static let table: [String: Handler] = [
    "GET /services": list,
    "GET /services/{serviceId}": show,
    "GET /service": numbers,
    "GET /service/{serviceId}/renew": strategies,
    "POST /service/{serviceId}/renew": renew,
  ]

  static func list(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let services = OwnedService.all(of: try call.account(), state, at: call.now).filter { service in
      (call.query["resourceName"].map { $0 == service.name } ?? true)
        && (call.query["routes"].map { $0 == service.route } ?? true)
    }
    return .ids(services.map(\.id))
  }

  static func numbers(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    .ids(OwnedService.all(of: try call.account(), state, at: call.now).map(\.id))
  }

  static func show(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let service = try service(state, call)
    let expiration = service.expiration.map(Timestamp.paris)
    let variable = service.route.split(separator: "{").last.map { String($0.dropLast()) } ?? "serviceName"
    return [
      "billing": [
        "expirationDate": .text(expiration), "nextBillingDate": .text(expiration),
        "plan": ["code": .string(service.planCode), "invoiceName": .string(service.type)],
      ],
      "resource": [
        "displayName": .string(service.name), "name": .string(service.name),
        "product": ["description": .string(service.type), "name": .string(service.product)],
      ],
      "route": [
        "path": .string(service.route),
        "url": .string(service.route.replacing("{\(variable)}", with: service.name)),
        "vars": [["key": .string(variable), "value": .string(service.name)]],
      ],
      "serviceId": .integer(service.id),
    ]
  }

  static func strategies(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let service = try service(state, call)
    let seed = call.configuration.seed
    return .array(
      service.renewalMonths(seed: seed).map { months in
        let others = companions(of: service, state, call).filter { $0.renewal(months: months, seed: seed) != nil }
        let sets = others.isEmpty ? [[service]] : [[service], [service] + others]
        return [
          "renewPeriod": .string(Period(months: months).text),
          "strategies": .array(sets.map { strategy($0, months, seed) }),
        ]
      })
  }

  static func renew(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let service = try service(state, call)
    let seed = call.configuration.seed
    let wanted = call.body["services"]?.array?.compactMap(\.int64) ?? []
    let known = [service] + companions(of: service, state, call)
    let services = wanted.compactMap { id in known.first { $0.id == id } }
    guard !wanted.isEmpty, services.count == wanted.count, Set(wanted).count == wanted.count else {
      throw .badRequest("Services \(wanted.map { "\($0)" }.joined(separator: ", ")) cannot be renewed together")
    }
    guard let months = Period(call.body["duration"]?.string ?? "")?.months,
      services.allSatisfy({ $0.renewalMonths(seed: seed).contains(months) }),
      let subsidiary = Subsidiary(service.subsidiary)
    else { throw .badRequest("The duration is not available for these services") }
    let lines = services.map { service in
      OrderLine(
        itemID: nil, sourceID: service.id,
        description:
          "\(service.name) - \(service.type) \(subsidiary.language == .french ? "renouvellement" : "renewal")"
          + " - \(months) \(subsidiary.language == .french ? "mois" : "months")",
        type: "DURATION", domain: service.name,
        unitPrice: service.renewal(months: months, seed: seed) ?? .zero)
    }
    let draft = ServiceOrder(
      action: "renew", services: services, planCodes: services.map(\.planCode),
      duration: Period(months: months).text, lines: lines, subsidiary: subsidiary)
    guard call.body["dryRun"]?.bool != true else {
      let totals = draft.totals(call)
      return [
        "date": nil, "expirationDate": nil, "orderId": 0, "password": "", "pdfUrl": "",
        "priceWithTax": subsidiary.price(totals.withTax), "priceWithoutTax": subsidiary.price(totals.withoutTax),
        "retractionDate": nil, "tax": subsidiary.price(totals.tax), "url": "",
      ]
    }
    guard case .object(var answer) = try draft.place(&state, call).json else { return nil }
    answer["metadatas"] = nil
    return .object(answer)
  }

  private static func service(_ state: SimulatorState, _ call: Call) throws(Refusal) -> OwnedService {
    let id = call.id("serviceId")
    return try OwnedService.find(state, call) { $0.id == id }
  }

  /// What came with the same order and ends too.
  private static func companions(
    of service: OwnedService, _ state: SimulatorState, _ call: Call
  ) -> [OwnedService] {
    OwnedService.all(of: call.caller.account ?? "", state, at: call.now)
      .filter { $0.order == service.order && $0.id != service.id && $0.paidUntil != nil }
  }

  private static func strategy(_ services: [OwnedService], _ months: Int64, _ seed: UInt64) -> JSONValue {
    let price = services.reduce(Amount.zero) { $0 + ($1.renewal(months: months, seed: seed) ?? .zero) }
    return [
      "price": Subsidiary(services[0].subsidiary)?.price(price) ?? nil,
      "priceInUcents": .integer(price.ucents),
      "services": .ids(services.map(\.id)),
      "servicesDetails": .array(
        services.map {
          ["serviceId": .integer($0.id), "serviceName": .string($0.name), "serviceType": .string($0.type)]
        }),
    ]
  }
}

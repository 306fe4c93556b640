import FoundationEssentials
import OVHClient

/// `/me` and the payment methods.
enum AccountRoutes {
  static let table: [String: Handler] = [
    "GET /me": show,
    "PUT /me": update,
    "GET /me/payment/method": methods,
    "GET /me/payment/method/{paymentMethodId}": method,
    "PUT /me/payment/method/{paymentMethodId}": updateMethod,
    "DELETE /me/payment/method/{paymentMethodId}": deleteMethod,
    "GET /me/payment/availableMethods": available,
    "GET /me/fidelityAccount": fidelityAccount,
    "PUT /me/fidelityAccount": updateFidelityAccount,
    "POST /me/voucher/checkValidity": checkVoucher,
  ]

  static func show(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let subsidiary = Subsidiary(state.account.subsidiary)
    let currency = subsidiary?.currency ?? "EUR"
    let symbol = ["EUR": "€", "GBP": "£", "PLN": "zł", "INR": "₹"][currency] ?? "$"
    let base: JSONValue = [
      "address": "2 rue Kellermann", "area": "", "birthCity": nil, "birthDay": nil, "city": "Roubaix",
      "companyNationalIdentificationNumber": nil, "complementaryAddress": nil, "corporationType": nil,
      "country": "FR", "currency": ["code": .string(currency), "symbol": .string(symbol)],
      "customerCode": "1234-5678-90", "email": "owner@example.com", "fax": "", "firstname": "Camille",
      "italianSDI": nil, "kycValidated": true, "language": "fr_FR", "legalform": "individual", "name": "Martin",
      "nationalIdentificationNumber": nil, "nichandle": .string(state.account.nichandle), "organisation": "",
      "ovhCompany": "ovh", "ovhSubsidiary": .string(state.account.subsidiary), "phone": "+33.300000000",
      "phoneCountry": "FR", "phoneType": nil, "purposeOfPurchase": nil, "sex": nil, "spareEmail": nil,
      "state": "complete", "vat": "", "zip": "59100",
    ]
    return base.merging(
      state.account.changes, except: ["nichandle", "currency", "ovhCompany", "ovhSubsidiary", "state"])
  }

  static func update(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    state.account.changes = state.account.changes.merging(call.body)
    return nil
  }

  static func methods(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let isDefault = call.query["default"].map { $0 == "true" || $0 == "1" }
    return .ids(
      state.account.paymentMethods.filter { method in
        isDefault.map { method.isDefault == $0 } ?? true
          && call.query["status"].map { method.status == $0 } ?? true
          && call.query["paymentType"].map { method.type == $0 } ?? true
      }.map(\.id))
  }

  static func method(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    state.account.paymentMethods[try index(state, call)].json
  }

  static func updateMethod(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    let index = try index(state, call)
    if let description = call.body["description"]?.string {
      state.account.paymentMethods[index].description = description
    }
    if call.body["default"]?.bool == true {
      for other in state.account.paymentMethods.indices {
        state.account.paymentMethods[other].isDefault = other == index
      }
    }
    return state.account.paymentMethods[index].json
  }

  static func deleteMethod(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    var method = state.account.paymentMethods.remove(at: try index(state, call))
    method.status = "CANCELED"
    return method.json
  }

  static func available(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    .array(availableMethods(registerableOnly: true))
  }

  static func fidelityAccount(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    [
      "alertThreshold": .id(state.account.fidelityThreshold), "balance": .integer(state.account.fidelityPoints),
      "canBeCredited": true,
      "lastUpdate": .string(Timestamp.paris(call.now)), "openDate": "2025-01-01T01:00:00+01:00",
    ]
  }

  static func updateFidelityAccount(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    state.account.fidelityThreshold = call.body["alertThreshold"]?.integer
    return nil
  }

  static func checkVoucher(_ state: inout SimulatorState, _ call: Call) throws(Refusal) -> JSONValue {
    ["validity": .bool(Coupon(call.body["voucher"]?.string ?? "") != nil)]
  }

  /// The kinds of payment methods that could be registered or used once.
  static func availableMethods(registerableOnly: Bool) -> [JSONValue] {
    ["CREDIT_CARD", "SEPA_DIRECT_DEBIT", "PAYPAL"].map { type in
      [
        "formSessionId": nil, "icon": ["data": nil, "name": .string(type.lowercased()), "url": nil],
        "integration": "REDIRECT", "merchantId": nil, "oneshot": .bool(!registerableOnly), "organizationId": nil,
        "paymentSubType": nil, "paymentType": .string(type), "registerable": true,
        "registerableWithTransaction": .bool(type == "CREDIT_CARD"),
      ]
    }
  }

  private static func index(_ state: SimulatorState, _ call: Call) throws(Refusal) -> Int {
    let id = call.id("paymentMethodId")
    guard let index = state.account.paymentMethods.firstIndex(where: { $0.id == id }) else {
      throw .notFound("The requested object (paymentMethodId = \(id)) does not exist")
    }
    return index
  }
}

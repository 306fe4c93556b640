import FoundationEssentials
import OVHClient

/// The account that the simulator serves.
struct Account: Codable, Sendable, Hashable {
  var nichandle: String
  var subsidiary: String
  var fidelityPoints: Int64
  /// The balance below which the account wants to be told.
  var fidelityThreshold: Int64?
  /// The credit below which the account wants to be told.
  var creditThreshold: Int64?
  var paymentMethods: [PaymentMethod] = []
  /// What `PUT /me` has changed.
  @StoredJSON var changes: JSONValue = [:]

  init(_ configuration: SimulatorAccount) {
    nichandle = configuration.nichandle
    subsidiary = configuration.subsidiary
    fidelityPoints = configuration.fidelityPoints
    if configuration.hasDefaultPaymentMethod {
      paymentMethods.append(
        PaymentMethod(
          id: 4_294_970_001, type: "CREDIT_CARD", subtype: "VISA", label: "497010XXXXXX0018",
          status: configuration.paymentMethodStatus, isDefault: true, description: "",
          creation: Date(timeIntervalSince1970: 1_735_689_600)))
    }
  }

  /// The default payment method.
  var defaultPaymentMethod: PaymentMethod? { paymentMethods.first(where: \.isDefault) }
}

/// A way to pay that the account has registered.
struct PaymentMethod: Codable, Sendable, Hashable {
  var id: Int64
  var type: String
  var subtype: String?
  var label: String
  var status: String
  var isDefault: Bool
  var description: String
  var creation: Date

  /// The method as the API tells it.
  var json: JSONValue {
    [
      "billingContactId": nil,
      "creationDate": .string(Timestamp.paris(creation)),
      "default": .bool(isDefault),
      "description": .string(description),
      "expirationDate": type == "CREDIT_CARD" ? "2030-12-31T00:00:00+01:00" : nil,
      "formSessionId": nil,
      "icon": ["data": nil, "name": .string(type.lowercased()), "url": nil],
      "integration": "NONE",
      "label": .string(label),
      "lastUpdate": .string(Timestamp.paris(creation)),
      "merchantId": nil,
      "oneclick": false,
      "paymentMeanId": .integer(id),
      "paymentMethodId": .integer(id),
      "paymentSubType": .text(subtype),
      "paymentType": .string(type),
      "status": .string(status),
    ]
  }
}

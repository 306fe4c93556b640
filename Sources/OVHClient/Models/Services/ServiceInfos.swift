/// Whether and how a service is renewed, and who looks after it (`services.Service`).
public struct ServiceInfos: APIModel, Hashable {
  /// The service's number.
  public let id: Int64
  /// The service's name.
  public let name: String
  /// `ok`, `expired`, `inCreation`, `unPaid` or `pendingDebt`.
  public let status: String
  /// The day it was made.
  public let creation: APIDate?
  /// The day it ends unless it is renewed; nil where the API tells none.
  public let expiration: APIDate?
  /// The day until which it is committed to; nil where it is not.
  public let engagedUpTo: APIDate?
  /// `automaticV2016`, `manual`, `oneShot` and the like.
  public let renewalType: String
  /// What the account has set; nil where nothing can be set.
  public let renew: Renew?
  /// The months for which it can be renewed by itself.
  public let possiblePeriods: [Int64]
  /// The account that administers it.
  public let admin: String?
  /// The account that looks after its technique.
  public let tech: String?
  /// The account that pays for it.
  public let billing: String?

  /// What the account has set (`service.RenewType`).
  public struct Renew: APIModel, Hashable {
    /// Whether it is renewed by itself.
    public let automatic: Bool
    /// Whether the account cannot change that.
    public let forced: Bool
    /// Whether it ends at its next end, whatever else is set.
    public let deleteAtExpiration: Bool
    /// Whether a renewal waits for a payment by hand.
    public let manualPayment: Bool?
    /// For how many months it is renewed; nil where the API does not say.
    public let period: Int64?

    /// Creates settings to be sent.
    public init(automatic: Bool, forced: Bool, deleteAtExpiration: Bool, manualPayment: Bool?, period: Int64?) {
      self.automatic = automatic
      self.forced = forced
      self.deleteAtExpiration = deleteAtExpiration
      self.manualPayment = manualPayment
      self.period = period
    }

    /// Reads the model; unknown keys are ignored.
    /// - Parameter json: the object of the API.
    /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
    public init(json: JSONValue) throws(ModelError) {
      let object = try JSONObject(of: json)
      automatic = try object.value("automatic", default: false)
      forced = try object.value("forced", default: false)
      deleteAtExpiration = try object.value("deleteAtExpiration", default: false)
      manualPayment = try object.optional("manualPayment")
      period = try object.optional("period")
    }

    /// The settings as the API takes them.
    public var json: JSONValue {
      var members: [(String, JSONValue)] = [
        ("automatic", .bool(automatic)), ("deleteAtExpiration", .bool(deleteAtExpiration)), ("forced", .bool(forced)),
      ]
      if let manualPayment { members.append(("manualPayment", .bool(manualPayment))) }
      if let period { members.append(("period", JSONValue(period))) }
      return .object(JSONObject(members))
    }
  }

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    id = try object.required("serviceId")
    name = try object.value("domain", default: "")
    status = try object.value("status", default: "")
    creation = try object.optional("creation")
    expiration = try object.optional("expiration")
    engagedUpTo = try object.optional("engagedUpTo")
    renewalType = try object.value("renewalType", default: "")
    renew = try object.optional("renew")
    possiblePeriods = try object.list("possibleRenewPeriod")
    admin = try object.optional("contactAdmin")
    tech = try object.optional("contactTech")
    billing = try object.optional("contactBilling")
  }
}

/// A place that a VPS can be delivered from (`vps.order.rule.Datacenter`), in either shape of the answer.
public struct VPSStock: APIModel, Hashable {
  /// The place's code, as `vps_datacenter` takes it: `GRA`.
  public let datacenter: String
  /// How soon it is delivered; with Linux, where the answer tells systems apart.
  public let status: Availability
  /// The same with Windows; nil where the answer does not tell.
  public let windowsStatus: Availability?
  /// Of what is taken in advance, the days until delivery; nil where the answer does not tell.
  public let daysBeforeDelivery: Int64?

  /// The whole answer (`vps.order.rule.Datacenters`).
  struct List: APIModel {
    let datacenters: [VPSStock]

    init(json: JSONValue) throws(ModelError) { datacenters = try JSONObject(of: json).list("datacenters") }
  }

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    datacenter = try object.required("datacenter")
    let status: Availability = try object.value("status", default: Availability(rawValue: "unknown"))
    self.status = try object.value("linuxStatus", default: status)
    windowsStatus = try object.optional("windowsStatus")
    daysBeforeDelivery = try object.optional("daysBeforeDelivery")
  }
}

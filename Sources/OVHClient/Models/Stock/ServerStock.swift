/// A server with one memory and one set of disks, and where it can be delivered (`dedicated.DatacenterAvailability`).
public struct ServerStock: APIModel, Hashable {
  /// What names the whole: the plan, the memory and the disks, joined by points.
  public let fqn: String
  /// The plan code.
  public let planCode: String
  /// The memory: the plan code of the option, as a rule without the suffix of the plan.
  public let memory: String?
  /// The disks, likewise.
  public let storage: String?
  /// The disks of the system, likewise.
  public let systemStorage: String?
  /// The graphics card, likewise.
  public let gpu: String?
  /// The places.
  public let datacenters: [Place]

  /// A place with its availability.
  public struct Place: APIModel, Hashable {
    /// The datacenter's code: `gra`.
    public let datacenter: String
    /// How soon it is delivered there.
    public let availability: Availability

    /// Reads the model; unknown keys are ignored.
    /// - Parameter json: the object of the API.
    /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
    public init(json: JSONValue) throws(ModelError) {
      let object = try JSONObject(of: json)
      datacenter = try object.required("datacenter")
      availability = try object.value("availability", default: Availability(rawValue: "unknown"))
    }
  }

  /// Reads the model; unknown keys are ignored.
  /// - Parameter json: the object of the API.
  /// - Throws: ``ModelError`` naming a key that is missing or of the wrong kind.
  public init(json: JSONValue) throws(ModelError) {
    let object = try JSONObject(of: json)
    planCode = try object.required("planCode")
    fqn = try object.value("fqn", default: planCode)
    memory = try object.optional("memory")
    storage = try object.optional("storage")
    systemStorage = try object.optional("systemStorage")
    gpu = try object.optional("gpu")
    datacenters = try object.list("datacenters")
  }
}

/// Services that are owned and a further period for them.
public struct Renewal: Sendable, Hashable {
  /// One of the services.
  public struct Service: Sendable, Hashable {
    /// The service's number.
    public var id: Int64
    /// The service's name.
    public var name: String

    /// Names a service.
    /// - Parameters:
    ///   - id: the service's number.
    ///   - name: the service's name.
    public init(id: Int64, name: String) {
      self.id = id
      self.name = name
    }
  }

  /// The service that is renewed.
  public var service: Service
  /// The services that are renewed along with it.
  public var others: [Service]
  /// For how long: ISO 8601, as the API offers it.
  public var duration: String

  /// Describes a renewal.
  /// - Parameters:
  ///   - service: the service.
  ///   - others: the services that are renewed along with it.
  ///   - duration: for how long: ISO 8601, as the API offers it.
  public init(_ service: Service, with others: [Service] = [], duration: String) {
    self.service = service
    self.others = others
    self.duration = duration
  }

  /// All services of it.
  var services: [Service] { [service] + others }
  /// Their names in words: `example.fr, hosting-1`.
  public var names: String { services.map(\.name).joined(separator: ", ") }
}

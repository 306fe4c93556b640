import OVHClient

/// What a service's own page tells, by its kind.
enum ServicePages {
  static let domain: @Sendable (OwnedService, SimulatorState) -> JSONValue = { service, state in
    DomainSettingRoutes.page(service, DomainSettingRoutes.settings(of: service, state))
  }

  static let hosting: @Sendable (OwnedService, SimulatorState) -> JSONValue = { service, _ in
    [
      "displayName": nil, "offer": .string(service.planCode), "serviceName": .string(service.name), "state": "active",
    ]
  }

  static let vps: @Sendable (OwnedService, SimulatorState) -> JSONValue = { service, _ in
    [
      "cluster": "", "displayName": .string(service.name), "memoryLimit": 4096,
      "model": ["disk": 75, "name": .string(service.planCode), "offer": .string(service.type), "version": "2019v1"],
      "name": .string(service.name), "netbootMode": "local", "offerType": "ssd", "slaMonitoring": false,
      "state": "running", "vcore": 4,
      "zone": .string("Region OpenStack: os-\(place(of: service, "vps_datacenter", else: "GRA").lowercased())1"),
    ]
  }

  static let server: @Sendable (OwnedService, SimulatorState) -> JSONValue = { service, _ in
    let place = place(of: service, "dedicated_datacenter", else: "gra")
    return [
      "commercialRange": .string(service.planCode), "datacenter": .string("\(place)1"),
      "ip": .string("198.51.100.\(service.id % 254 + 1)"), "monitoring": true, "name": .string(service.name),
      "os": .string(value(of: service, "dedicated_os") ?? "none_64.en"), "professionalUse": false, "rack": "G1A01",
      "region": .string(value(of: service, "region") ?? "europe"), "reverse": .string(service.name),
      "serverId": .integer(service.id % 1_000_000), "state": "ok", "supportLevel": "pro",
    ]
  }

  static let email: @Sendable (OwnedService, SimulatorState) -> JSONValue = { service, _ in
    [
      "allowedAccountSize": [5_000_000_000], "creationDate": .string(Timestamp.paris(service.creation)),
      "domain": .string(service.name), "filerz": nil, "lastUpdate": .string(Timestamp.paris(service.creation)),
      "offer": .string(service.planCode), "status": "ok",
    ]
  }

  private static func value(of service: OwnedService, _ label: String) -> String? {
    service.configurations.first { $0.label == label }?.value
  }

  private static func place(of service: OwnedService, _ label: String, else usual: String) -> String {
    value(of: service, label) ?? usual
  }
}

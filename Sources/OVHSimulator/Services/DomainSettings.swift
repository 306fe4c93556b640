/// What the account has set for a name.
struct DomainSettings: Codable, Sendable, Hashable {
  var isLocked = true
  var nameServers = ["dns10.ovh.net", "ns10.ovh.net"]
  var isSigned = false
  /// How often the code for a transfer was asked for: each time it is another one.
  var codes = 0

  /// What a name begins with: the name servers that it was ordered with, else OVHcloud's own.
  init(of service: OwnedService) {
    guard let hosts = service.configurations.first(where: { $0.label == "DNS" })?.value else { return }
    nameServers = hosts.lowercased().split(separator: ";").map(String.init)
  }

  /// Whether the servers are OVHcloud's own.
  var isHosted: Bool { nameServers.allSatisfy { $0.hasSuffix(".ovh.net") } }
}

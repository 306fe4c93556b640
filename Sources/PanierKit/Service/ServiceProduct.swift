import OVHClient

/// What a service is, by the route that manages it.
enum ServiceProduct {
  /// The beginnings of routes, with the product and what the routes of upgrades call it.
  private static let routes: [(prefix: String, product: String, upgrade: String?)] = [
    ("/domain/zone/", "dns", nil), ("/domain/", "domain", nil), ("/hosting/web/", "webHosting", "webHosting"),
    ("/hosting/privateDatabase/", "privateSQL", "privateSQL"), ("/vps/", "vps", "vps"),
    ("/dedicated/server/", "dedicated", nil), ("/email/domain/", "email", "emailDomain"),
    ("/sslGateway/", "sslGateway", "sslGateway"), ("/ipLoadbalancing/", "ipLoadbalancing", "ipLoadbalancing"),
    ("/dedicatedCloud/", "privateCloud", "privateCloud"),
  ]

  /// The product of a service; what the API calls it where the route is not known.
  static func name(of service: ExpandedService) -> String { known(service)?.product ?? service.product }

  /// The product by which the routes of upgrades know a service; nil where that is not known.
  static func upgrade(of service: ExpandedService) -> String? {
    if let known = known(service) { return known.upgrade }
    return RouteTable.shared.upgradeProducts.contains(service.product) ? service.product : nil
  }

  /// The product by which the routes of upgrades know the services of a kind; nil where they do not.
  static func upgrade(of kind: ServiceKind) -> String? { routes.first { $0.product == kind.name }?.upgrade }

  private static func known(_ service: ExpandedService) -> (prefix: String, product: String, upgrade: String?)? {
    service.route.flatMap { route in routes.first { route.hasPrefix($0.prefix) } }
  }
}

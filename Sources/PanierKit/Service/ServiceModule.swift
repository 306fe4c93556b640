import OVHClient
import PanierReference
public import PanierVM

/// The global `service`: what the account owns.
public enum ServiceModule {
  /// The module.
  public static let module = LuaModule(
    "service", summary: "Finds the services that the account owns, to renew or upgrade them.",
    functions: [open, ServiceList.list, DueRenewals.renewals])

  private static let open = LuaFunction(
    "service.open",
    "Finds a service by its name: GET /services, GET /services/{serviceId} and, where it has one, its serviceInfos.",
    parameters: .required("name", String.self, "the service's name: a domain, a VPS, a hosting"),
    .optional("product", String.self, "which one, where several have the name"),
    results: [ResultDoc(.object("Service"), "the service")],
    errors: [
      "the account has no service 'exampl.fr'; me.services(product) lists what it has",
      "the account has several services 'example.fr'; say which: service.open(\"example.fr\", \"domain\"), or with zone",
    ],
    example: ServiceMethods.example + "\nprint(s.product)  --> domain",
    waiting: { call, name, product in
      let session = try call.session
      let client = session.client
      let ids = try await client.serviceIDs(named: name)
      // An endpoint that knows no such filter lists all of them.
      let found = try await session.reading(ids, "services") { try await client.service($0) }
        .filter { $0.name == name }
      let products = found.map { ServiceProduct.name(of: $0) }
      let meant = found.filter { product == nil || ServiceProduct.name(of: $0) == product }
      guard let service = meant.first else { throw UnknownOwnedService(name: name, products: products) }
      guard meant.count == 1 else { throw SeveralServices(name: name, products: products) }
      return .one(.object(try await ServiceObject.reading(service, session)))
    })
}

/// A service that the account does not have.
struct UnknownOwnedService: UsageError, Hashable {
  let name: String
  /// What the services of the name are, where a product was asked for.
  let products: [String]

  var description: String {
    products.isEmpty
      ? "the account has no service '\(name)'; me.services(product) lists what it has"
      : "the account's service '\(name)' is of another product: \(products.joined(separator: ", "))"
  }
}

/// A name that several services have.
struct SeveralServices: UsageError, Hashable {
  let name: String
  let products: [String]

  var description: String {
    "the account has several services '\(name)'; say which: service.open(\"\(name)\", \"\(products[0])\"), or with "
      + products.dropFirst().joined(separator: ", ")
  }
}

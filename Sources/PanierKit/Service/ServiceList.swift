import OVHClient
import PanierReference
import PanierVM

/// `service.list`: what is owned, with its state, its end and who looks after it.
enum ServiceList {
  static let list = LuaFunction(
    "service.list",
    "The services of a kind, with their state, end and renewal: GET /domain and its like, and each one's serviceInfos.",
    details: "Each service is a call of its own, eight of them at a time and within the pace.",
    parameters: .optional("product", String.self, "domain, webHosting, vps, dedicated or email; without it, all five"),
    results: [ResultDoc(.object("List"), "a list of services that prints as a table")],
    errors: ["services of 'domains' are not listed; did you mean 'domain'?"],
    example: """
      print(service.list("domain"):sort("days_left"))
      print(#service.list("vps"))  --> 1
      """,
    waiting: { call, product in
      .one(.object(ListObject(try await services(product, call.session))))
    })

  /// The services of a kind, or of all kinds.
  /// - Throws: ``UnknownServiceKind``.
  static func services(_ product: String?, _ session: PanierSession) async throws -> [ServiceObject] {
    var kinds = ServiceKind.all
    if let product {
      guard let kind = ServiceKind(named: product) else {
        throw UnknownServiceKind(kind: product, known: kinds.map(\.name))
      }
      kinds = [kind]
    }
    let client = session.client
    var found: [(kind: ServiceKind, name: String)] = []
    for kind in kinds { found += try await client.serviceNames(of: kind).map { (kind, $0) } }
    let now = session.now()
    return try await session.reading(found, "services") { kind, name in
      do {
        return ServiceObject(try await client.infos(of: name, kind), named: name, kind, now: now)
      } catch let error as OVHError where error.status == 404 {
        // It ended between the list and the look.
        return nil
      }
    }.compactMap(\.self)
  }
}

/// A kind of services that has no list.
struct UnknownServiceKind: UsageError, Hashable {
  let kind: String
  let known: [String]

  var description: String {
    "services of '\(kind)' are not listed"
      + Spelling.hint(for: kind, among: known, else: "there are lists of \(known.joined(separator: ", "))")
  }
}

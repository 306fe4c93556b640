import FoundationEssentials
import OVHClient
import PanierOrdering
import PanierReference
import PanierTerminal
public import PanierVM

/// A service that the account owns, as Lua sees it.
public final class ServiceObject: LuaObject {
  /// The service's number.
  let id: Int64
  /// The service's name.
  let name: String
  /// The product, as carts name it where they do: `domain`, `webHosting`, `vps`.
  let product: String
  let plan: String?
  /// When it ends unless it is renewed, as the API writes it; nil for one that does not.
  let expires: String?
  let nextBilling: String?
  /// Whether and how it is renewed; nil where the API has no page for that.
  let infos: ServiceInfos?
  /// The days until it ends, negative once it has; nil for one that does not.
  let daysLeft: Int64?
  /// The product by which the routes of upgrades know it; nil where that is not known.
  let upgradeProduct: String?

  /// Wraps a service that was found by its number.
  /// - Parameters:
  ///   - service: what the API said of it.
  ///   - infos: its page on renewal, where there is one.
  ///   - now: the time by which days are counted.
  init(_ service: ExpandedService, _ infos: ServiceInfos?, now: Date) {
    id = service.id
    name = service.name
    product = ServiceProduct.name(of: service)
    plan = service.planCode
    expires = service.expiration?.text
    nextBilling = service.nextBilling?.text
    self.infos = infos
    daysLeft = Self.days(from: now, to: service.expiration ?? infos?.expiration)
    upgradeProduct = ServiceProduct.upgrade(of: service)
  }

  /// Wraps a service of a list.
  /// - Parameters:
  ///   - infos: its page on renewal.
  ///   - name: its name in the list.
  ///   - kind: whose list it is.
  ///   - now: the time by which days are counted.
  init(_ infos: ServiceInfos, named name: String, _ kind: ServiceKind, now: Date) {
    id = infos.id
    self.name = name
    product = kind.name
    plan = nil
    let ends = infos.renewalType != "oneShot"
    expires = ends ? infos.expiration?.text : nil
    nextBilling = nil
    self.infos = infos
    daysLeft = ends ? Self.days(from: now, to: infos.expiration) : nil
    upgradeProduct = ServiceProduct.upgrade(of: kind)
  }

  /// Wraps a service that was found by its number, with its page on renewal where it has one.
  ///
  /// Right after its delivery the page may be missing still.
  static func reading(_ service: ExpandedService, _ session: PanierSession) async throws -> ServiceObject {
    var infos: ServiceInfos?
    if let kind = ServiceKind(named: ServiceProduct.name(of: service)) {
      do { infos = try await session.client.infos(of: service.name, kind) } catch let error as OVHError
        where error.status == 404
      {}
    }
    return ServiceObject(service, infos, now: session.now())
  }

  /// How it goes on at its end: `automatic`, `manual`, `ends` or `none`; nil where that is not known.
  var renewal: String? {
    guard let infos else { return nil }
    guard let renew = infos.renew, infos.renewalType != "oneShot" else { return "none" }
    if renew.deleteAtExpiration { return "ends" }
    return renew.automatic || renew.forced ? "automatic" : "manual"
  }

  /// The accounts that look after it, those that are the same named once.
  var contacts: String {
    var seen: Set<String> = []
    return [infos?.admin, infos?.tech, infos?.billing].compactMap(\.self).filter { seen.insert($0).inserted }
      .joined(separator: ", ")
  }

  private static func days(from now: Date, to date: APIDate?) -> Int64? {
    date?.date.map { Int64(($0.timeIntervalSince(now) / 86_400).rounded(.down)) }
  }

  public static let luaType = LuaType(
    "Service", of: ServiceObject.self,
    summary: "A service that the account owns: a domain, a hosting, a server.",
    fields: [
      LuaField("id", .integer, "The service's number.") { .integer($0.id) },
      LuaField("name", .string, "The service's name.") { .string($0.name) },
      LuaField("product", .string, "The product: domain, webHosting, vps, dedicated, email.") { .string($0.product) },
      LuaField("plan", .optional(.string), "The plan code; nil in lists.") { .optional($0.plan) },
      LuaField("status", .optional(.string), "ok, expired, inCreation, unPaid, pendingDebt; nil where it has no page.")
      {
        .optional($0.infos?.status)
      },
      LuaField("since", .optional(.string), "The day it was made: ISO 8601.") { .optional($0.infos?.creation?.text) },
      LuaField("expires", .optional(.string), "When it ends unless it is renewed: ISO 8601; nil for one that does not.")
      { .optional($0.expires) },
      LuaField("days_left", .optional(.integer), "The whole days until then; negative once it has expired.") {
        $0.daysLeft.map { .integer($0) } ?? .nil
      },
      LuaField(
        "renewal", .optional(.string),
        "How it goes on then: automatic, manual, ends, or none for what is bought once; nil where it has no page."
      ) { .optional($0.renewal) },
      LuaField("period", .optional(.integer), "For how many months it is renewed by itself.") {
        $0.infos?.renew?.period.map { .integer($0) } ?? .nil
      },
      LuaField("next_billing", .optional(.string), "When it is billed next: ISO 8601; nil where that is not known.") {
        .optional($0.nextBilling)
      },
      LuaField("admin", .optional(.string), "The account that administers it.") { .optional($0.infos?.admin) },
      LuaField("tech", .optional(.string), "The account that looks after its technique.") { .optional($0.infos?.tech) },
      LuaField("billing", .optional(.string), "The account that pays for it.") { .optional($0.infos?.billing) },
    ],
    methods: ServiceMethods.all,
    operators: .init(tostring: { "\($0.product) \($0.name)" }),
    example: ServiceMethods.example + "\nprint(s.name, s.expires)"
  )
}

extension ServiceObject: Listed {
  /// What is owned, until when, and how it goes on.
  static func table(of services: [ServiceObject]) -> TextTable {
    TextTable(
      columns: [
        .init("Service"), .init("Product"), .init("Plan", isDroppable: true), .init("Status"),
        .init("Since", isDroppable: true), .init("Expires"), .init("Days", alignment: .right), .init("Renewal"),
        .init("Contacts", isDroppable: true),
      ],
      rows: services.map { object in
        [
          .init(object.name), .init(object.product), .init(object.plan ?? ""), .init(object.infos?.status ?? ""),
          .init(object.infos?.creation?.text ?? ""), .init(object.expires.map { String($0.prefix(10)) } ?? ""),
          .init(object.daysLeft.map { "\($0)" } ?? ""), .init(object.renewal ?? ""), .init(object.contacts),
        ]
      },
      notes: services.isEmpty ? ["no services"] : [])
  }
}

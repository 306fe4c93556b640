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
  let service: ExpandedService

  /// Wraps a service.
  init(_ service: ExpandedService) {
    id = service.id
    name = service.name
    product = ServiceProduct.name(of: service)
    self.service = service
  }

  public static let luaType = LuaType(
    "Service", of: ServiceObject.self,
    summary: "A service that the account owns: a domain, a hosting, a server.",
    fields: [
      LuaField("id", .integer, "The service's number.") { .integer($0.id) },
      LuaField("name", .string, "The service's name.") { .string($0.name) },
      LuaField("product", .string, "The product: domain, webHosting, vps, dedicated, email.") { .string($0.product) },
      LuaField("plan", .optional(.string), "The plan code.") { .optional($0.service.planCode) },
      LuaField("expires", .optional(.string), "When it ends unless it is renewed: ISO 8601; nil for one that does not.")
      { .optional($0.service.expiration?.text) },
      LuaField("next_billing", .optional(.string), "When it is billed next: ISO 8601; nil where it is not.") {
        .optional($0.service.nextBilling?.text)
      },
    ],
    methods: ServiceMethods.all,
    operators: .init(tostring: { "\($0.product) \($0.name)" }),
    example: ServiceMethods.example + "\nprint(s.name, s.expires)"
  )
}

extension ServiceObject: Listed {
  /// What is owned, and until when.
  static func table(of services: [ServiceObject]) -> TextTable {
    TextTable(
      columns: [.init("Service"), .init("Product"), .init("Plan"), .init("Expires")],
      rows: services.map { object in
        [
          .init(object.name), .init(object.product), .init(object.service.planCode ?? ""),
          .init(object.service.expiration?.text ?? ""),
        ]
      },
      notes: services.isEmpty ? ["no services"] : [])
  }
}

import OVHClient
import PanierReference
public import PanierVM

/// The global `me`: the account behind the credential.
public enum AccountModule {
  /// The module.
  public static let module = LuaModule(
    "me", summary: "The account behind the credential.", functions: [account, contacts, paymentMethods, services])

  private static let account = LuaFunction(
    "me.account", "The account: GET /me.",
    results: [
      ResultDoc(
        .table, "`id subsidiary email first_name name organisation country language legal_form state currency`")
    ],
    example: #"print(me.account().id)  --> si1111-ovh"#,
    waiting: { call in
      let account = try await call.session.client.account()
      return .one(
        .record([
          ("id", account.nichandle), ("subsidiary", account.ovhSubsidiary), ("email", account.email),
          ("first_name", account.firstName), ("name", account.name), ("organisation", account.organisation),
          ("country", account.country), ("language", account.language), ("legal_form", account.legalForm),
          ("state", account.state), ("currency", account.currency?.code),
        ]))
    })

  private static let contacts = LuaFunction(
    "me.contacts", "The account's contacts: GET /me/contact and each of them.",
    results: [
      ResultDoc(
        .list(.table),
        "tables with `id path first_name last_name organisation email phone city country`; `path` is "
          + "what OWNER_CONTACT takes")
    ],
    example: #"for _, contact in ipairs(me.contacts()) do print(contact.path, contact.last_name) end"#,
    waiting: { call in
      let client = try call.session.client
      var contacts: [LuaValue] = []
      for id in try await client.contacts() {
        let contact = try await client.contact(id)
        contacts.append(
          .record(
            [
              ("path", "/me/contact/\(contact.id)"), ("first_name", contact.firstName),
              ("last_name", contact.lastName), ("organisation", contact.organisationName),
              ("email", contact.email), ("phone", contact.phone), ("city", contact.address?.city),
              ("country", contact.address?.country),
            ], id: contact.id))
      }
      return .list(contacts)
    })

  private static let paymentMethods = LuaFunction(
    "me.payment_methods", "The account's payment methods: GET /me/payment/method and each of them.",
    results: [
      ResultDoc(
        .list(.table),
        "tables with `id type subtype label status default expires`; only those whose status is VALID "
          + "can pay")
    ],
    example: #"print(me.payment_methods()[1].status)  --> VALID"#,
    waiting: { call in
      let client = try call.session.client
      var methods: [LuaValue] = []
      for id in try await client.paymentMethods() {
        let method = try await client.paymentMethod(id)
        guard
          case .table(var table) = LuaValue.record(
            [
              ("type", method.paymentType), ("subtype", method.paymentSubType), ("label", method.label),
              ("status", method.status?.rawValue), ("expires", method.expirationDate?.text),
            ], id: method.id)
        else { continue }
        table["default"] = .boolean(method.isDefault)
        methods.append(.table(table))
      }
      return .list(methods)
    })

  private static let services = LuaFunction(
    "me.services", "The services of a product whose options can be ordered: GET /order/cartServiceOption/{product}.",
    parameters: .required("product", String.self, "the product: domain, webHosting, vps"),
    results: [ResultDoc(.list(.string), "the names of the services")],
    errors: ["there are no options for services of 'webhosting'; did you mean 'webHosting'?"],
    example: #"for _, name in ipairs(me.services("domain")) do print(name) end"#,
    waiting: { call, product in
      let product = try OwnedService.product(product)
      return .list(try await call.session.client.optionServices(product: product).map { .string($0) })
    })
}

extension LuaValue {
  /// A table of texts; those that are nil are left out.
  static func record(_ fields: [(String, String?)], id: Int64? = nil) -> LuaValue {
    let texts = fields.compactMap { field in field.1.map { (field.0, LuaValue.string($0)) } }
    return .table(LuaTable(fields: (id.map { [("id", .integer($0))] } ?? []) + texts))
  }
}

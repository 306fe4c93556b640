import OVHClient
import PanierReference
public import PanierVM

/// The global `me`: the account behind the credential.
public enum AccountModule {
  /// The module.
  public static let module = LuaModule(
    "me", summary: "The account behind the credential.",
    functions: [account, contacts, ContactMethods.create, paymentMethods, services, DomainTaskMethods.list])

  private static let account = LuaFunction(
    "me.account", "The account: GET /me.",
    results: [ResultDoc(.object("Account"), "the account")],
    example: #"print(me.account().id)  --> si1111-ovh"#,
    waiting: { call in .one(.object(AccountObject(try await call.session.client.account()))) })

  private static let contacts = LuaFunction(
    "me.contacts", "The account's contacts: GET /me/contact and each of them.",
    results: [
      ResultDoc(.object("List"), "a list of contacts that prints as a table; `path` is what OWNER_CONTACT takes")
    ],
    example: #"for _, contact in ipairs(me.contacts()) do print(contact.path, contact.last_name) end"#,
    waiting: { call in
      let session = try call.session
      let client = session.client
      let contacts = try await session.reading(try await client.contactIDs(), "contacts") {
        try await client.contact($0)
      }
      return .one(.object(ListObject(contacts.map(ContactObject.init))))
    })

  private static let paymentMethods = LuaFunction(
    "me.payment_methods", "The account's payment methods: GET /me/payment/method and each of them.",
    results: [
      ResultDoc(
        .object("List"), "a list of payment methods that prints as a table; only those whose status is VALID can pay")
    ],
    example: #"print(me.payment_methods()[1].status)  --> VALID"#,
    waiting: { call in
      let session = try call.session
      let client = session.client
      let methods = try await session.reading(try await client.paymentMethodIDs(), "payment methods") {
        try await client.paymentMethod($0)
      }
      return .one(.object(ListObject(methods.map(PaymentMethodObject.init))))
    })

  private static let services = LuaFunction(
    "me.services", "The services of a product whose options can be ordered: GET /order/cartServiceOption/{product}.",
    parameters: .required("product", String.self, "the product: domain, webHosting, vps"),
    results: [ResultDoc(.object("Names"), "the names of the services; it prints as a table")],
    errors: ["there are no options for services of 'webhosting'; did you mean 'webHosting'?"],
    example: #"for _, name in ipairs(me.services("domain")) do print(name) end"#,
    waiting: { call, product in
      let product = try OwnedService.product(product)
      let names = try await call.session.client.optionServiceNames(product: product)
      return .one(.object(NameListObject(names, title: "Services of \(product)", heading: "Service")))
    })
}

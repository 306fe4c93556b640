import OVHClient
import PanierReference
import PanierTerminal
public import PanierVM

/// A contact of the account, as Lua sees it.
public final class ContactObject: LuaObject {
  let contact: Contact

  /// Wraps a contact.
  init(_ contact: Contact) { self.contact = contact }

  /// What OWNER_CONTACT takes.
  var path: String { "/me/contact/\(contact.id)" }

  public static let luaType = LuaType(
    "Contact", of: ContactObject.self,
    summary: "A contact of the account: who can own a name.",
    fields: [
      LuaField("id", .integer, "The contact's number.") { .integer($0.contact.id) },
      LuaField("path", .string, "What OWNER_CONTACT takes.") { .string($0.path) },
      LuaField("first_name", .optional(.string), "The first name.") { .optional($0.contact.firstName) },
      LuaField("last_name", .optional(.string), "The family name.") { .optional($0.contact.lastName) },
      LuaField("organisation", .optional(.string), "The organisation.") { .optional($0.contact.organisationName) },
      LuaField("legal_form", .optional(.string), "individual, corporation and the like.") {
        .optional($0.contact.legalForm)
      },
      LuaField("email", .optional(.string), "The mail address.") { .optional($0.contact.email) },
      LuaField("phone", .optional(.string), "The phone number.") { .optional($0.contact.phone) },
      LuaField("line1", .optional(.string), "The first line of the address.") { .optional($0.contact.address?.line1) },
      LuaField("zip", .optional(.string), "The post code.") { .optional($0.contact.address?.zip) },
      LuaField("city", .optional(.string), "The city.") { .optional($0.contact.address?.city) },
      LuaField("country", .optional(.string), "The country's code.") { .optional($0.contact.address?.country) },
      LuaField("language", .optional(.string), "The language: fr_FR.") { .optional($0.contact.language) },
    ],
    methods: [ContactMethods.update],
    operators: .init(tostring: { "contact \($0.path)" }),
    example: """
      local owner = me.contacts()[1]
      print(owner:update{ city = "Lille" }.city)  --> Lille
      """
  )
}

extension ContactObject: Listed {
  /// Contacts, one a line.
  static func table(of contacts: [ContactObject]) -> TextTable {
    TextTable(
      columns: [
        .init("Contact"), .init("Name"), .init("Organisation", isDroppable: true), .init("Email"), .init("Phone"),
        .init("City"), .init("Country"),
      ],
      rows: contacts.map { object in
        let contact = object.contact
        let name = [contact.firstName, contact.lastName].compactMap(\.self).joined(separator: " ")
        return [
          .init(object.path), .init(name), .init(contact.organisationName ?? ""), .init(contact.email ?? ""),
          .init(contact.phone ?? ""), .init(contact.address?.city ?? ""), .init(contact.address?.country ?? ""),
        ]
      },
      notes: contacts.isEmpty ? ["no contacts"] : [])
  }
}

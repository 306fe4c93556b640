import OVHClient
import PanierReference
import PanierTerminal
public import PanierVM

/// The account behind the credential, as Lua sees it.
public final class AccountObject: LuaObject {
  let account: Account

  /// Wraps an account.
  init(_ account: Account) { self.account = account }

  public static let luaType = LuaType(
    "Account", of: AccountObject.self,
    summary: "The account behind the credential.",
    fields: [
      LuaField("id", .string, "The account: xx1111-ovh.") { .string($0.account.nichandle) },
      LuaField("subsidiary", .optional(.string), "The subsidiary: FR.") { .optional($0.account.ovhSubsidiary) },
      LuaField("email", .optional(.string), "The mail address.") { .optional($0.account.email) },
      LuaField("first_name", .optional(.string), "The first name.") { .optional($0.account.firstName) },
      LuaField("name", .optional(.string), "The family name.") { .optional($0.account.name) },
      LuaField("organisation", .optional(.string), "The organisation.") { .optional($0.account.organisation) },
      LuaField("country", .optional(.string), "The country's code.") { .optional($0.account.country) },
      LuaField("language", .optional(.string), "The language: fr_FR.") { .optional($0.account.language) },
      LuaField("legal_form", .optional(.string), "individual, corporation and the like.") {
        .optional($0.account.legalForm)
      },
      LuaField("state", .optional(.string), "complete or incomplete.") { .optional($0.account.state) },
      LuaField("currency", .optional(.string), "The currency's code.") { .optional($0.account.currency?.code) },
    ],
    operators: .init(tostring: { "account \($0.account.nichandle)" }),
    example: "print(me.account().subsidiary)  --> FR"
  )
}

extension AccountObject: Listed {
  var table: TextTable? {
    let name = [account.firstName, account.name].compactMap(\.self).joined(separator: " ")
    let fields: [(String, String?)] = [
      ("Account", account.nichandle), ("Name", name), ("Organisation", account.organisation),
      ("Email", account.email), ("Country", account.country), ("Subsidiary", account.ovhSubsidiary),
      ("Currency", account.currency?.code), ("Language", account.language), ("Legal form", account.legalForm),
      ("State", account.state),
    ]
    return .record(fields.compactMap { label, text in text.flatMap { $0.isEmpty ? nil : (label, $0) } })
  }

  /// Accounts, one a line.
  static func table(of accounts: [AccountObject]) -> TextTable {
    TextTable(
      columns: [.init("Account"), .init("Subsidiary"), .init("Email")],
      rows: accounts.map(\.account).map { account in
        [.init(account.nichandle), .init(account.ovhSubsidiary ?? ""), .init(account.email ?? "")]
      })
  }
}

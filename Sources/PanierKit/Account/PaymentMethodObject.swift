import OVHClient
import PanierReference
import PanierTerminal
public import PanierVM

/// A payment method of the account, as Lua sees it.
public final class PaymentMethodObject: LuaObject {
  let method: PaymentMethod

  /// Wraps a payment method.
  init(_ method: PaymentMethod) { self.method = method }

  public static let luaType = LuaType(
    "PaymentMethod", of: PaymentMethodObject.self,
    summary: "A payment method of the account; only one whose status is VALID can pay.",
    fields: [
      LuaField("id", .integer, "The number to pay with.") { .integer($0.method.id) },
      LuaField("type", .string, "CREDIT_CARD, SEPA_DIRECT_DEBIT, PAYPAL.") { .string($0.method.paymentType) },
      LuaField("subtype", .optional(.string), "The brand of a card.") { .optional($0.method.paymentSubType) },
      LuaField("label", .optional(.string), "The number as the API masks it.") { .optional($0.method.label) },
      LuaField("status", .optional(.string), "VALID, EXPIRED and the like.") {
        .optional($0.method.status?.rawValue)
      },
      LuaField("expires", .optional(.string), "When it expires: ISO 8601.") {
        .optional($0.method.expirationDate?.text)
      },
      LuaField("default", .boolean, "Whether it pays where none is named.") { .boolean($0.method.isDefault) },
    ],
    operators: .init(tostring: { "\($0.method.paymentType) \($0.method.label ?? "\($0.method.id)")" }),
    example: "print(me.payment_methods()[1].default)  --> true"
  )
}

extension PaymentMethodObject: Listed {
  /// Payment methods, one a line.
  static func table(of methods: [PaymentMethodObject]) -> TextTable {
    TextTable(
      columns: [
        .init("Id", alignment: .right), .init("Type"), .init("Label"), .init("Status"), .init("Default"),
        .init("Expires"),
      ],
      rows: methods.map(\.method).map { method in
        [
          .init("\(method.id)"),
          .init([method.paymentType, method.paymentSubType].compactMap(\.self).joined(separator: " ")),
          .init(method.label ?? ""), .init(method.status?.rawValue ?? ""), .init(method.isDefault ? "yes" : ""),
          .init(method.expirationDate.map { String($0.text.prefix(10)) } ?? ""),
        ]
      },
      notes: methods.isEmpty ? ["no payment methods"] : [])
  }
}

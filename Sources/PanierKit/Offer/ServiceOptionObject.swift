import OVHClient
import PanierOrdering
import PanierReference
import PanierTerminal
public import PanierVM

/// One way to order an option for a service that the account owns, as Lua sees it.
public final class ServiceOptionObject: LuaObject {
  let service: OwnedService
  let option: GenericOption
  let way: PlanPrice
  /// Whether the cart holds the option for this service.
  let isChosen: Bool

  /// Wraps a way to order.
  init(_ option: GenericOption, for service: OwnedService, way: PlanPrice, isChosen: Bool) {
    self.option = option
    self.service = service
    self.way = way
    self.isChosen = isChosen
  }

  public static let luaType = LuaType(
    "ServiceOption", of: ServiceOptionObject.self,
    summary: "One way to order an option for a service that is owned already: a pricing mode and a period.",
    fields: [
      LuaField("product", .string, "The product of the service: domain, webHosting, vps.") {
        .string($0.service.product)
      },
      LuaField("service", .string, "The name of the service.") { .string($0.service.name) },
      LuaField("plan", .string, "The plan code of the option.") { .string($0.option.planCode) },
      LuaField("name", .string, "The option as the API names it.") { .string($0.option.productName) },
      LuaField("family", .string, "The family: trade, privateSQL, snapshot.") { .string($0.option.family) },
      LuaField("mandatory", .boolean, "Whether the service needs one option of the family.") {
        .boolean($0.option.mandatory)
      },
      LuaField("exclusive", .boolean, "Whether the service takes one option of the family at most.") {
        .boolean($0.option.exclusive)
      },
      LuaField("chosen", .boolean, "Whether this cart holds the option for the service.") {
        .boolean($0.isChosen)
      },
      LuaField(
        "mode", .optional(.string), "The pricing mode: default, upfront12, create-default; nil on quotation."
      ) { .optional($0.way.isOnQuotation ? nil : $0.way.mode.rawValue) },
      LuaField("duration", .optional(.string), "The period: ISO 8601; P0D for what is paid once, nil on quotation.") {
        .optional($0.way.isOnQuotation ? nil : $0.way.duration)
      },
      LuaField("price", .optional(.object("Money")), "The price of each period, without tax.") {
        .money($0.way.price)
      },
      LuaField("installation", .optional(.object("Money")), "The set-up fee, charged once, without tax.") {
        .money($0.way.setup)
      },
      LuaField("total", .optional(.object("Money")), "The first period with the set-up fee, without tax.") {
        .money($0.way.total)
      },
      LuaField("min_quantity", .integer, "The smallest quantity.") {
        .integer($0.way.minimum)
      },
      LuaField("max_quantity", .optional(.integer), "The largest quantity; nil for no limit.") {
        $0.way.maximum.map { .integer($0) } ?? .nil
      },
    ],
    operators: .init(
      tostring: { object in
        "option \(object.option.planCode) of \(object.service.name) ("
          + [object.way.duration, object.way.totalInWords].filter { !$0.isEmpty }.joined(separator: ", ") + ")"
      }),
    example: """
      local c = cart.new()
      for _, name in ipairs(me.services("domain")) do print(c:service_options{ product = "domain", service = name }) end
      """
  )
}

extension ServiceOptionObject: Listed {
  /// Options of an owned service by family.
  static func table(of options: [ServiceOptionObject]) -> TextTable {
    TextTable(
      title: options.first.map { "Options of \($0.service.name), excl. tax" },
      columns: [
        .init("Family"), .init("Option"), .init("Name"), .init("Mode"), .init("Duration"),
        .init("Price", alignment: .decimal), .init("Set-up", alignment: .decimal), .init("Chosen"),
      ],
      rows: options.map { object in
        [
          .init(object.option.family), .init(object.option.planCode), .init(object.option.productName),
          .init(object.way.mode.rawValue), .init(object.way.duration),
          .init(object.way.isOnQuotation ? object.way.totalInWords : object.way.price?.description ?? ""),
          .money(object.way.setup), .init(object.isChosen ? "yes" : ""),
        ]
      },
      notes: options.isEmpty
        ? ["no options"]
        : OptionFamilies.notes(
          options.map { .init(option: $0.option, isChosen: $0.isChosen) }, canBeFilledElsewhere: true))
  }
}

import PanierOrdering
import PanierReference
import PanierTerminal
public import PanierVM

/// A contract that an order accepts, as Lua sees it.
public final class ContractObject: LuaObject {
  let contract: QuoteContract

  /// Wraps a contract.
  init(_ contract: QuoteContract) { self.contract = contract }

  public static let luaType = LuaType(
    "Contract", of: ContractObject.self,
    summary: "A contract that an order accepts.",
    fields: [
      LuaField("name", .string, "The contract's name.") { .string($0.contract.name) },
      LuaField("url", .string, "Where its text is.") { .string($0.contract.url) },
    ],
    operators: .init(tostring: { "\($0.contract.name) <\($0.contract.url)>" }),
    example: OrderMethods.example + "\nprint(o:contracts()[1].name)"
  )
}

extension ContractObject: Listed {
  /// Contracts, one a line.
  static func table(of contracts: [ContractObject]) -> TextTable {
    TextTable(
      title: "Contracts", columns: [.init("Contract"), .init("Text")],
      rows: contracts.map(\.contract).map { [.init($0.name), .init($0.url)] },
      notes: contracts.isEmpty ? ["no contracts"] : [])
  }
}

extension LuaValue {
  /// Contracts as Lua sees them: a list of objects with `name` and `url`.
  static func contracts(_ contracts: [QuoteContract]) -> LuaValue {
    .object(ListObject(contracts.map(ContractObject.init)))
  }
}

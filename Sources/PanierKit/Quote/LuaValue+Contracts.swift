import PanierOrdering
import PanierVM

extension LuaValue {
  /// Contracts as Lua sees them: a list of tables with `name` and `url`.
  static func contracts(_ contracts: [QuoteContract]) -> LuaValue {
    .list(contracts.map { .table(LuaTable(fields: [("name", .string($0.name)), ("url", .string($0.url))])) })
  }
}

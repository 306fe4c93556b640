import GRDB

/// The table `contract`: what each purchase accepts, which the API does not repeat once it is ordered.
enum ContractRow {
  static func insert(_ contract: QuoteContract, of entry: Int64, _ database: Database) throws {
    let statement = try database.cachedStatement(
      sql: "INSERT INTO contract (entry, name, url, sha256) VALUES (?, ?, ?, ?)")
    try statement.execute(arguments: [entry, contract.name, contract.url, contract.sha256])
  }

  static func contracts(of entry: Int64, _ database: Database) throws -> [QuoteContract] {
    let statement = try database.cachedStatement(
      sql: "SELECT name, url, sha256 FROM contract WHERE entry = ? ORDER BY name, url")
    return try Row.fetchAll(statement, arguments: [entry]).map {
      QuoteContract(name: $0["name"], url: $0["url"], sha256: $0["sha256"])
    }
  }
}

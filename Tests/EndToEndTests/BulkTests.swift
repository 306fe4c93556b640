import Foundation
import OVHClient
import OVHSimulator
import PanierTesting
import Testing

/// Many names through faults and kills: each ends bought once, refused with a reason, or unknown and listed.
@Suite struct BulkTests {
  private static let checkout = "POST /order/cart/{cartId}/checkout"

  /// What the list says of a name, and what has to become of it.
  private struct Line {
    let name: String
    let ceiling: String
    let ending: String
  }

  /// Names of every kind, one after the other.
  private static let lines: [Line] = (0..<60).map { number in
    switch number % 6 {
    case 4: Line(name: "taken-\(number).fr", ceiling: "10 EUR", ending: "refused")
    case 5: Line(name: "free-\(number).fr", ceiling: "1 EUR", ending: "refused")
    default: Line(name: "free-\(number).fr", ceiling: "10 EUR", ending: "bought")
    }
  }

  /// Five calls of a hundred fail: refused, or lost before or after their effect.
  private static func strike(_ simulator: Simulator) throws {
    let shares: [(kind: Fault.Kind, percent: Int64)] = [
      (.status, 2), (.dropBeforeCommit, 1), (.dropAfterCommit, 2),
    ]
    for (kind, percent) in shares {
      var fault = Fault(kind, on: "*", times: .max)
      fault.status = 503
      fault.percent = percent
      try simulator.strike(fault)
    }
  }

  /// The rows of the result file, the last word on each name.
  private static func results(_ path: String) throws -> [String: String] {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    var words: [String: String] = [:]
    for row in text.split(separator: "\n").dropFirst() {
      let fields = row.split(separator: ",", omittingEmptySubsequences: false)
      words[String(fields[0])] = String(fields[1])
    }
    return words
  }

  /// The names that the account's orders are for, each as often as it was ordered.
  private static func ordered(_ client: OVHClient) async throws -> [String] {
    var names: [String] = []
    for id in try await client.orderIDs() {
      guard let line = try await client.orderDetailIDs(id).first else { continue }
      names.append(String(try await client.orderDetail(id, detail: line).description.prefix { $0 != " " }))
    }
    return names
  }

  @Test func endsEachNameOnceThroughFaultsAndKills() async throws {
    let folder = try TemporaryFolder()
    let (path, list, result) = (folder.path, folder.path + "/names.csv", folder.path + "/names.result.csv")
    try (["name,ceiling"] + Self.lines.map { "\($0.name),\($0.ceiling)" }).joined(separator: "\n")
      .write(toFile: list, atomically: false, encoding: .utf8)
    let start = Date()
    try await RunningSimulator.with(.http, clock: { start }) { running in
      let environment = PanierProcess.simulatorKeys(running.client.endpoint.baseURL)
        .merging(["XDG_STATE_HOME": path]) { $1 }
      let arguments = [
        "scripts/buy-list.lua", list, "pause=0", "budget=300 EUR", "--yes", "--budget", "300 EUR", "-o", "json",
      ]
      try Self.strike(running.simulator)
      for kill in 1...3 {
        let process = try RunningPanier(arguments, environment: environment)
        while running.simulator.calls(of: Self.checkout).count < kill * 10 {
          await Task.yield()
        }
        process.kill()
        _ = await process.status
      }
      let first = try await PanierProcess.run(arguments, environment: environment)
      #expect([0, 9].contains(first.status), "\(first.errors)")
      let rows = try #require(try JSONValue(parsing: first.output).array)
      #expect(rows.count == Self.lines.count)
      // Nothing is left without a word, and what is not known is listed with its reason.
      for row in rows {
        let word = row["result"]?.string ?? ""
        #expect(
          word == "bought" || word == "not free" || word == "above its ceiling" || word.hasPrefix("unknown: "), "\(row)"
        )
      }
      // Once no order can come to be any more, what was unknown is settled, and the rest is bought.
      running.simulator.forgetFaults()
      running.simulator.advance(by: 920)
      let second = try await PanierProcess.run(arguments, environment: environment)
      #expect(second.status == 0, "\(second.errors)")
      let words = try Self.results(result)
      for line in Self.lines { #expect(words[line.name] == line.ending, "\(line.name)") }
      let ordered = try await Self.ordered(running.client)
      #expect(ordered.sorted() == Self.lines.filter { $0.ending == "bought" }.map(\.name).sorted())
      // A further run has nothing to do.
      let posts = running.count(of: "POST /order/cart/{id}/checkout")
      let carts = running.count(of: "POST /order/cart")
      let third = try await PanierProcess.run(arguments, environment: environment)
      #expect(
        third.status == 0 && third.errors.hasPrefix("60 names: 40 bought, 20 refused, 268.40 EUR spent with tax; "))
      #expect(running.count(of: "POST /order/cart/{id}/checkout") == posts)
      #expect(running.count(of: "POST /order/cart") == carts)
    }
    withExtendedLifetime(folder) {}
  }
}

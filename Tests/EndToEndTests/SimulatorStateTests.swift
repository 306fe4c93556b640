import Foundation
import OVHClient
import OVHSimulator
import Testing

/// What the simulator remembers: from run to run, from process to process, and when it is killed.
@Suite struct SimulatorStateTests {
  private static let order = """
    local c = cart.new{ description = "kept" }
    c:add(c:offers("free-NAME.fr"):cheapest())
    c:assign()
    c:items()[1]:configure{ OWNER_LEGAL_AGE = true }
    print(c:checkout{ quote = c:quote(), waive_retraction = true }.id)
    """
  private static let flags = ["--yes", "--budget", "100 EUR"]

  private func run(_ script: String, in folder: String) async throws -> PanierProcess {
    try await PanierProcess.run(["-e", script] + Self.flags, environment: ["XDG_STATE_HOME": folder + "/state"])
  }

  private func place(_ name: String, in folder: String) async throws -> String {
    let run = try await run(Self.order.replacing("NAME", with: name), in: folder)
    #expect(run.status == 0, "\(run.errors)")
    return run.output.filter { !$0.isWhitespace }
  }

  private func list(in folder: String) async throws -> PanierProcess {
    try await run("for _, o in ipairs(order.list()) do print(o.id) end", in: folder)
  }

  @Test func anOrderOfAnEarlierRunIsListed() async throws {
    let folder = try TemporaryFolder()
    let id = try await place("a", in: folder.path)
    let listed = try await list(in: folder.path)
    #expect(listed.output == id + "\n")
    #expect(listed.errors == "")
  }

  @Test func processesAtTheSameTimeSeeEachOthersOrders() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let ids = try await withThrowingTaskGroup(of: String.self) { group in
      for number in 1...4 { group.addTask { try await place("n\(number)", in: path) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(Set(ids).count == 4)
    let listed = try await list(in: folder.path)
    #expect(Set(listed.output.split(separator: "\n").map(String.init)) == Set(ids))
  }

  @Test func aBrokenStateIsSaidAndMovedAside() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/state/panier/simulator.state"
    try FileManager.default.createDirectory(
      atPath: folder.path + "/state/panier", withIntermediateDirectories: true)
    try "broken".write(toFile: path, atomically: false, encoding: .utf8)
    let listed = try await list(in: folder.path)
    #expect(listed.status == 0)
    #expect(listed.output == "")
    #expect(
      listed.errors
        == "panier: warning: the simulator's earlier orders could not be read: its state file does not hold a "
        + "simulator's state; it was moved to '\(path).damaged-1' and a new one is begun\n")
    #expect(try String(contentsOfFile: path + ".damaged-1", encoding: .utf8) == "broken")
  }

  /// Kills a server at random moments while it takes orders: what it answered is there afterwards, each time.
  ///
  /// `PANIER_KILLS` sets how often; a few times is enough to find an order of writing that is wrong.
  @Test func everyAcknowledgedOrderSurvivesKillNine() async throws {
    let rounds = ProcessInfo.processInfo.environment["PANIER_KILLS"].flatMap { Int($0) } ?? 8
    let folder = try TemporaryFolder()
    let path = folder.path + "/state"
    let transport = HTTPTransport()
    var acknowledged: [String] = []
    for round in 1...rounds {
      let server = try await ServingProcess.start(["--state", path])
      let process = server.processIdentifier
      // Some orders are through when the kill comes, however busy the machine is; the next one may be anywhere.
      let orders = Int.random(in: 1...4)
      var killing: Task<Void, any Error>?
      do {
        let buyer = try await Buyer(server.url, transport)
        for number in 1...1000 {
          acknowledged.append(try await buyer.buy("free-\(round)-\(number).fr"))
          if number == orders {
            killing = Task.detached {
              try await Task.sleep(for: .milliseconds(Int.random(in: 0...50)))
              kill(process, SIGKILL)
            }
          }
        }
      } catch {
        // The connection ended with the process.
      }
      try await #require(killing).value
      _ = try await server.result()
      let reader = try Simulator(stateFile: path, clock: { .now })
      let buyer = try await Buyer(SimulatorTransport.baseURL, SimulatorTransport(reader))
      let kept = Set(try await buyer.orders())
      #expect(kept.isSuperset(of: acknowledged), "round \(round)")
      // At most the one order whose answer was lost is there besides.
      #expect(kept.count <= acknowledged.count + round)
    }
    await transport.shutdown()
    #expect(!acknowledged.isEmpty)
  }
}

/// Orders names over a transport, as a service account.
private struct Buyer {
  private struct Refused: Error { let text: String }

  private let url: String
  private let transport: any Transport
  private var token = ""

  init(_ url: String, _ transport: any Transport) async throws {
    self.url = url
    self.transport = transport
    let form =
      "grant_type=client_credentials&client_id=simulator-client&client_secret=simulator-client-secret&scope=all"
    let answer = try await transport.send(
      TransportRequest(
        method: "POST", url: String(url.dropLast(4)) + "/auth/oauth2/token",
        headers: [HeaderField("Content-Type", "application/x-www-form-urlencoded")], body: Array(form.utf8)))
    token = try JSONValue(parsing: answer.body)["access_token"]?.string ?? ""
  }

  func buy(_ name: String) async throws -> String {
    let cart = "/order/cart/" + (try await call("POST", "/order/cart", ["ovhSubsidiary": "FR"])["cartId"]?.string ?? "")
    let item = try await call("POST", cart + "/domain", ["domain": .string(name)])["itemId"]?.number?.text ?? ""
    _ = try await call(
      "POST", cart + "/item/\(item)/configuration", ["label": "OWNER_LEGAL_AGE", "value": "true"])
    _ = try await call("POST", cart + "/assign", [:])
    let order = try await call("POST", cart + "/checkout", ["waiveRetractationPeriod": true])
    guard let id = order["orderId"]?.number?.text else { throw Refused(text: order.text) }
    return id
  }

  func orders() async throws -> [String] {
    try await call("GET", "/me/order", nil).array?.compactMap(\.number?.text) ?? []
  }

  private func call(_ method: String, _ path: String, _ body: JSONValue?) async throws -> JSONValue {
    let answer = try await transport.send(
      TransportRequest(
        method: method, url: url + path,
        headers: [
          HeaderField("Authorization", "Bearer " + token), HeaderField("Content-Type", "application/json"),
        ], body: body?.bytes))
    guard answer.status == 200 else { throw Refused(text: String(decoding: answer.body, as: UTF8.self)) }
    return try JSONValue(parsing: answer.body)
  }
}

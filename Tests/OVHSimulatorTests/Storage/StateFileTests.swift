import FoundationEssentials
import OVHClient
import Testing

@testable import OVHSimulator

@Suite struct StateFileTests {
  /// A path in a folder of its own, removed afterwards.
  private func withPath(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "simulator-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.appending(path: "state.json").path())
  }

  private func client(_ path: String) throws -> APIClient { try APIClient(stateFile: path) }

  @Test func anOrderSurvivesItsProgram() throws {
    try withPath { path in
      let first = try client(path)
      let id = first.order("free-a.fr", pays: true)
      let order = first.get("/me/order/\(id)")
      // Nothing is closed: what was answered is in the file already.
      let second = try client(path)
      #expect(second.get("/me/order/\(id)").json == order.json)
      #expect(second.order("free-b.fr") != id)
    }
  }

  @Test func twoProgramsThatShareTheFileSeeEachOther() throws {
    try withPath { path in
      let first = try client(path)
      let second = try client(path)
      var carts: [String] = []
      for _ in 0..<5 {
        carts.append(first.cart())
        carts.append(second.cart())
      }
      #expect(Set(carts).count == 10)
      for client in [first, second] {
        #expect(client.get("/order/cart").json.array?.count == 10)
        for cart in carts { #expect(client.get(cart).status == 200) }
      }
    }
  }

  @Test func whatAFaultUsesUpIsKept() throws {
    try withPath { path in
      let first = try client(path)
      first.post("/_simulator/faults", ["route": "GET /me", "kind": "status", "status": 500])
      #expect(try client(path).get("/me").status == 500)
      #expect(try client(path).get("/me").status == 200)
    }
  }

  @Test(arguments: ["", "{}", "nonsense", #"{"version":99}"#])
  func aFileThatHoldsSomethingElseIsRefused(_ text: String) throws {
    try withPath { path in
      try Data(text.utf8).write(to: URL(filePath: path))
      let error = #expect(throws: SimulatorStateError.self) { try client(path) }
      #expect(
        error?.description
          == "The simulator's state file '\(path)' does not hold a simulator's state; move it away or name another one")
      #expect(try Data(contentsOf: URL(filePath: path)) == Data(text.utf8))
    }
  }

  @Test func aFolderThatIsNotThereIsNamed() {
    let error = #expect(throws: SimulatorStateError.self) { try client("/nowhere/at/all/state.json") }
    #expect(
      error?.description
        == "The simulator's state file '/nowhere/at/all/state.json' cannot be locked: No such file or directory; "
        + "move it away or name another one")
  }

  @Test func aCallWhoseChangeCannotBeKeptChangesNothing() throws {
    try withPath { path in
      let client = try client(path)
      let cart = client.cart()
      // A folder in the draft's place cannot be written to.
      try FileManager.default.createDirectory(atPath: path + ".new", withIntermediateDirectories: false)
      let answer = client.post("/order/cart", ["ovhSubsidiary": "FR"])
      #expect(answer.status == 500)
      try FileManager.default.removeItem(atPath: path + ".new")
      #expect(client.get("/order/cart").json.array?.count == 1)
      #expect(client.get(cart).status == 200)
    }
  }
}

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

  @Test(arguments: ["{}", "nonsense", "panier-simulator-stat"])
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

  @Test(arguments: [(#"{"answers":3,"version":1}"#, "1"), ("panier-simulator-state 99\n", "99")])
  func aFileOfAnotherVersionIsNamed(_ text: String, _ version: String) throws {
    try withPath { path in
      try Data(text.utf8).write(to: URL(filePath: path))
      let error = #expect(throws: SimulatorStateError.self) { try client(path) }
      #expect(
        error?.description
          == "The simulator's state file '\(path)' is of version \(version), and only version 2 is read; "
          + "move it away or name another one")
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
      // A folder in the draft's place cannot be written to.
      try FileManager.default.createDirectory(atPath: path + ".new", withIntermediateDirectories: false)
      let answer = client.post("/order/cart", ["ovhSubsidiary": "FR"])
      #expect(answer.status == 500)
      #expect(
        answer.message
          == "The simulator's state file '\(path)' cannot be written: Is a directory; move it away or name another one")
      try FileManager.default.removeItem(atPath: path + ".new")
      let cart = client.cart()
      #expect(client.get("/order/cart").json.array?.count == 1)
      #expect(client.get(cart).status == 200)
    }
  }

  /// What `kill -9` leaves: every length that the file had on its way.
  @Test func aFileCutAnywhereHoldsEveryWholeRecordAndNothingElse() throws {
    try withPath { path in
      let first = try client(path)
      // After each order: how long the file was, and the orders that were answered by then.
      var stages: [(size: Int, orders: Int)] = []
      for number in 1...3 {
        _ = first.order("free-\(number).fr")
        stages.append((try Data(contentsOf: URL(filePath: path)).count, number))
      }
      let whole = try Data(contentsOf: URL(filePath: path))
      let lineEnds = Set(whole.indices.filter { whole[$0] == UInt8(ascii: "\n") }.map { $0 + 1 })
      let start = try #require(lineEnds.min())
      for length in stride(from: start, through: whole.count, by: 61) {
        try whole.prefix(length).write(to: URL(filePath: path))
        let reopened = try client(path)
        let orders = reopened.get("/me/order").json.array?.count
        #expect(orders == stages.last { $0.size <= length }?.orders ?? 0, "cut at \(length)")
        // The torn record is gone from the file, whatever is appended next.
        let kept = try Data(contentsOf: URL(filePath: path))
        #expect(kept.starts(with: whole.prefix(lineEnds.filter { $0 <= length }.max() ?? 0)))
        #expect(kept.last == UInt8(ascii: "\n"))
      }
    }
  }

  @Test func aDamagedLastRecordIsDropped() throws {
    try withPath { path in
      let first = try client(path)
      let id = first.order("free-a.fr")
      _ = first.cart()
      var bytes = try Data(contentsOf: URL(filePath: path))
      bytes[bytes.count - 9] ^= 1
      try bytes.write(to: URL(filePath: path))
      let second = try client(path)
      #expect(second.get("/me/order").json.array?.map(\.text) == [id])
      #expect(second.get("/order/cart").json.array?.count == 1)
    }
  }

  @Test func damageBeforeTheLastRecordIsRefusedAndNothingIsLost() throws {
    try withPath { path in
      let first = try client(path)
      _ = first.order("free-a.fr")
      var bytes = try Data(contentsOf: URL(filePath: path))
      let end = try #require(bytes.firstIndex(of: UInt8(ascii: "\n")))
      bytes[end + 40] ^= 1
      try bytes.write(to: URL(filePath: path))
      let error = #expect(throws: SimulatorStateError.self) { try client(path) }
      #expect(
        error?.description
          == "The simulator's state file '\(path)' is damaged at byte \(end + 1), before its last line; "
          + "move it away or name another one")
      #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
    }
  }

  @Test func aLogThatHasGrownIsWrittenAnewAndStaysShared() throws {
    try withPath { path in
      let first = try client(path)
      let second = try client(path)
      let id = first.order("free-a.fr")
      let cart = first.cart()
      var largest = 0
      for number in 0..<130 {
        let client = number % 2 == 0 ? first : second
        client.call("PUT", cart, ["description": .string(String(repeating: "long ", count: 2000))])
        largest = max(largest, try size(path))
      }
      #expect(largest > 1_000_000)
      #expect(try size(path) < largest)
      for client in [first, second, try self.client(path)] {
        #expect(client.get("/me/order").json.array?.map(\.text) == [id])
        #expect(client.get(cart)["description"].string?.count == 10_000)
      }
    }
  }

  @Test func aResetIsSeenByTheOtherProgram() throws {
    try withPath { path in
      let first = try client(path)
      let second = try client(path)
      _ = first.order("free-a.fr")
      #expect(second.get("/me/order").json.array?.count == 1)
      first.post("/_simulator/reset", nil)
      #expect(second.get("/me/order").json.array?.isEmpty == true)
      _ = second.order("free-b.fr")
      #expect(first.get("/me/order").json.array?.count == 1)
    }
  }

  private func size(_ path: String) throws -> Int {
    try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? -1
  }
}

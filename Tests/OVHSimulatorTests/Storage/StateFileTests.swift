import FoundationEssentials
import GRDB
import OVHClient
import Testing

@testable import OVHSimulator

@Suite struct StateFileTests {
  /// A path in a folder of its own, removed afterwards.
  private func withPath(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "simulator-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.appending(path: "state").path())
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

  @Test(arguments: [("panier-simulator-state 2\n", "2"), ("panier-simulator-state 99\n", "99")])
  func aFileOfAnotherVersionIsNamed(_ text: String, _ version: String) throws {
    try withPath { path in
      try Data(text.utf8).write(to: URL(filePath: path))
      let error = #expect(throws: SimulatorStateError.self) { try client(path) }
      #expect(
        error?.description
          == "The simulator's state file '\(path)' is of version \(version), and only version 3 is read; "
          + "move it away or name another one")
    }
  }

  @Test func aFolderThatIsNotThereIsNamed() {
    let error = #expect(throws: SimulatorStateError.self) { try client("/nowhere/at/all/state") }
    #expect(
      error?.description
        == "The simulator's state file '/nowhere/at/all/state' cannot be locked: No such file or directory; "
        + "move it away or name another one")
  }

  @Test func anotherDatabaseIsRefusedAndStaysAsItWas() throws {
    try withPath { path in
      try DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE entry (id INTEGER)") }
      let before = try Data(contentsOf: URL(filePath: path))
      let error = #expect(throws: SimulatorStateError.self) { try client(path) }
      #expect(error?.reason == "does not hold a simulator's state")
      #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }
  }

  @Test func aCallWhoseChangeCannotBeKeptChangesNothing() throws {
    try withPath { path in
      let client = try client(path)
      let order = client.order("free-a.fr")
      let database = try DatabaseQueue(path: path)
      try database.write {
        try $0.execute(
          sql: "CREATE TRIGGER full BEFORE INSERT ON carts BEGIN SELECT RAISE(ABORT, 'the disk is full'); END")
      }
      let answer = client.post("/order/cart", ["ovhSubsidiary": "FR"])
      #expect(answer.status == 500)
      #expect(
        answer.message
          == "The simulator's state file '\(path)' cannot be written: the disk is full; move it away or name another one"
      )
      try database.write { try $0.execute(sql: "DROP TRIGGER full") }
      let cart = client.cart()
      #expect(client.get("/order/cart").json.array?.count == 2)
      #expect(client.get(cart).status == 200)
      #expect(client.get("/me/order").json.array?.map(\.text) == [order])
    }
  }

  /// What `kill -9` leaves: every length that the write-ahead log had on its way.
  @Test func aLogCutAnywhereHoldsEveryWholeCallAndNothingElse() throws {
    try withPath { path in
      let first = try client(path)
      // After each order: how long the log was, and the orders that were answered by then.
      var stages: [(size: Int, orders: Int)] = []
      for number in 1...3 {
        _ = first.order("free-\(number).fr")
        stages.append((try Data(contentsOf: URL(filePath: path + "-wal")).count, number))
      }
      let database = try Data(contentsOf: URL(filePath: path))
      let log = try Data(contentsOf: URL(filePath: path + "-wal"))
      let copy = path + "-copy"
      for length in stride(from: stages[0].size - 5000, through: log.count, by: 997) {
        try database.write(to: URL(filePath: copy))
        try log.prefix(length).write(to: URL(filePath: copy + "-wal"))
        try? FileManager.default.removeItem(atPath: copy + "-shm")
        let reopened = try client(copy)
        let orders = reopened.get("/me/order").json.array?.count
        #expect(orders == stages.last { $0.size <= length }?.orders ?? 0, "cut at \(length)")
        // What was torn is in nobody's way.
        _ = reopened.order("free-after.fr")
        #expect(reopened.get("/me/order").json.array?.count == (orders ?? 0) + 1)
      }
    }
  }

  @Test func anOrderThatCannotBeReadIsSaidAndStays() throws {
    try withPath { path in
      let first = try client(path)
      let id = first.order("free-a.fr")
      try DatabaseQueue(path: path).write { try $0.execute(sql: "UPDATE orders SET json = '{'") }
      let answer = first.get("/me/order/\(id)")
      #expect(answer.status == 500)
      #expect(
        answer.message
          == "The simulator's state file '\(path)' is damaged: one of its orders cannot be read; "
          + "move it away or name another one")
      #expect(first.get("/me").status == 200)
    }
  }

  @Test func aFileThatIsRemovedByHandBeginsAnewWithoutGivingOutAnIdentifierTwice() throws {
    try withPath { path in
      let client = try client(path)
      let id = client.order("free-a.fr")
      for name in ["", "-wal", "-shm"] { try FileManager.default.removeItem(atPath: path + name) }
      #expect(client.get("/me/order").json.array?.isEmpty == true)
      #expect(client.order("free-a.fr") != id)
    }
  }

  @Test func aProgramStartsWithoutReadingWhatItIsNotAskedFor() throws {
    try withPath { path in
      let first = try client(path)
      _ = first.order("free-a.fr")
      // Had it been read at the start or on the way, the call would have failed.
      try DatabaseQueue(path: path).write { try $0.execute(sql: "UPDATE orders SET json = '{'") }
      let second = try client(path)
      #expect(second.get(second.cart()).status == 200)
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
}

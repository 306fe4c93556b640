import FoundationEssentials
import OVHClient
import Synchronization
import Testing

@testable import OVHSimulator

@Suite struct PersonalStateTests {
  /// Collects what the operator is told.
  private final class Warnings: Sendable {
    private let texts = Mutex<[String]>([])
    var all: [String] { texts.withLock { $0 } }
    func add(_ text: String) { texts.withLock { $0.append(text) } }
  }

  private let warnings = Warnings()

  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "personal-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path())
  }

  private func client(_ path: String) -> APIClient {
    let clock = ManualClock()
    let simulator = Simulator(personalStateFile: path, clock: { clock.now }, warn: warnings.add)
    return APIClient(simulator, clock)
  }

  @Test func anOrderOfAnEarlierRunIsListed() throws {
    try withFolder { folder in
      let path = folder + "/state/panier/simulator.state"
      let id = client(path).order("free-a.fr", pays: true)
      #expect(client(path).get("/me/order").json.array?.map(\.text) == [id])
      #expect(warnings.all.isEmpty)
    }
  }

  @Test func nothingIsMadeBeforeTheFirstCall() throws {
    try withFolder { folder in
      let client = client(folder + "/state/simulator.state")
      #expect(!FileManager.default.fileExists(atPath: folder + "/state"))
      _ = client.get("/me")
      #expect(FileManager.default.fileExists(atPath: folder + "/state"))
    }
  }

  @Test func aBrokenFileIsMovedAsideOnceAndTheOthersGoOn() throws {
    try withFolder { folder in
      let path = folder + "/simulator.state"
      try Data("broken".utf8).write(to: URL(filePath: path))
      let first = client(path)
      let second = client(path)
      let id = first.order("free-a.fr")
      #expect(second.get("/me/order").json.array?.map(\.text) == [id])
      #expect(try Data(contentsOf: URL(filePath: path + ".damaged-1")) == Data("broken".utf8))
      #expect(
        warnings.all == [
          "the simulator's earlier orders could not be read: its state file does not hold a simulator's state; "
            + "it was moved to '\(path).damaged-1' and a new one is begun"
        ])
    }
  }

  @Test func whereNothingCanBeWrittenTheRunGoesOnInMemory() throws {
    try withFolder { folder in
      // A file where a folder is needed: no user can write below it.
      try Data().write(to: URL(filePath: folder + "/file"))
      let path = folder + "/file/simulator.state"
      let client = client(path)
      let id = client.order("free-a.fr")
      #expect(client.get("/me/order").json.array?.map(\.text) == [id])
      #expect(
        warnings.all == [
          "the simulator forgets this run's carts and orders at its end: its state file '\(path)' cannot be made: "
            + "its folder is not there and cannot be made either"
        ])
    }
  }
}

extension APIClient {
  fileprivate init(_ simulator: Simulator, _ clock: ManualClock) {
    self.simulator = simulator
    self.clock = clock
  }
}

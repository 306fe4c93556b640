import Foundation
import OVHClient
import PanierTesting
import Testing

/// Ctrl-C, a time limit and a reader that goes away.
@Suite struct InterruptTests {
  @Test(arguments: [
    "while true do end", "while true do cart.new():delete() end", "pcall(function() while true do end end)",
  ])
  func endsAScriptAndDeletesItsDrafts(endless: String) async throws {
    try await RunningSimulator.with(.http) { running in
      let process = try RunningPanier(
        ["-e", "cart.new() print('ready') io.stdout:flush() \(endless)"],
        environment: PanierProcess.simulatorKeys(running.client.endpoint.baseURL))
      #expect(await process.readLine() == "ready")
      let deletedBefore = running.count(of: "DELETE /order/cart/{id}")
      process.interrupt()
      #expect(await process.status == 130)
      #expect(running.count(of: "DELETE /order/cart/{id}") > deletedBefore)
      #expect(process.errors == "panier: interrupted\n")
    }
  }

  @Test func endsAScriptWhenItsTimeIsOver() async throws {
    let result = try await PanierProcess.run(["--timeout", "0.2", "-e", "while true do end"])
    #expect(result.errors == "panier: the run took longer than --timeout 0.2 and was stopped\n")
    #expect(result.status == 124)
  }

  @Test func endsQuietlyWhenNobodyReadsAnyMore() async throws {
    let process = try RunningPanier(["-e", "while true do print('more') end"])
    #expect(await process.readLine() == "more")
    process.closeOutput()
    #expect(await process.status == 1)
    #expect(process.errors == "")
  }

  @Test func saysThatTheDiskIsFull() async throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let process = try RunningPanier(["-e", "for i = 1, 1e6 do print('more') end"], outputPath: "/dev/full")
    #expect(await process.status == 1)
    #expect(process.errors == "panier: cannot write to standard output: No space left on device\n")
  }
}

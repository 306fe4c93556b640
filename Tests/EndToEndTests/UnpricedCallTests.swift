import OVHClient
import PanierTesting
import Testing

/// Calls that bill, renew, commit or end something without an order: none is sent, in a terminal or without one.
@Suite(.timeLimit(.minutes(5))) struct UnpricedCallTests {
  static let calls = [
    #"api.post("/service/12345/renew", { duration = "P1Y", services = { 12345 }, dryRun = false })"#,
    #"api.post("/service/12345/reopen")"#, #"api.post("/service/12345/terminate")"#,
    #"api.post("/services/12345/terminate")"#,
    #"api.post("/services/12345/terminate/confirm", { token = "t" })"#,
    #"api.post("/services/12345/billing/engagement/request", { pricingMode = "upfront12" })"#,
    #"api.put("/services/12345/billing/engagement/endRule", { strategy = "REACTIVATE_ENGAGEMENT" })"#,
    #"api.post("/services/12345/billing/engagement/flush")"#,
    #"api.put("/domain/example.fr/serviceInfos", { renew = { automatic = true } })"#,
    #"api.put("/vps/vps-1.example/serviceInfos", { renew = { period = 12 } })"#,
    #"api.put("/hosting/web/example.fr/serviceInfos", { renew = { automatic = true } })"#,
    #"api.post("/vps/vps-1.example/terminate")"#,
    #"api.post("/vps/vps-1.example/confirmTermination", { token = "t" })"#,
    #"api.post("/cloud/project/p/instance", { flavorId = "f", name = "n", region = "GRA" })"#,
    #"api.post("/cloud/project/p/credit", { code = "c" })"#,
    #"api.post("/cloud/project/p/instance/i/activeMonthlyBilling")"#,
    #"api.post("/sms/sms-1/jobs", { message = "m", receivers = { "+33600000000" } })"#,
    #"api.post("/me/credit/code", { inputCode = "c" })"#,
  ]

  private static let environment = [
    "OVH_APPLICATION_KEY": "simulator", "OVH_APPLICATION_SECRET": "simulator-secret",
    "OVH_CONSUMER_KEY": "simulator-consumer",
  ]

  @Test(arguments: [[], ["--yes"], ["--quote"], ["--allow", "POST /**", "--allow", "PUT /**"]])
  func noneIsSentWithoutATerminal(options: [String]) async throws {
    #expect(Self.calls.count == 18)
    try await RunningSimulator.with(.http) { running in
      var environment = Self.environment
      environment["OVH_ENDPOINT"] = running.client.endpoint.baseURL
      let script = Self.calls.map { "print(select(2, pcall(function() \($0) end)))" }.joined(separator: "\n")
      let result = try await PanierProcess.run(
        ["--budget", "0.01 EUR"] + options + ["-e", script], environment: environment)
      let lines = result.output.split(separator: "\n")
      #expect(lines.count == 18)
      #expect(lines.allSatisfy { $0.contains("nothing was sent") || $0.contains(" is only sent by ") })
      #expect(running.callNames == [])
    }
  }

  @Test func noneIsSentFromATerminal() async throws {
    try await RunningSimulator.with(.http) { running in
      var environment = Self.environment
      environment["OVH_ENDPOINT"] = running.client.endpoint.baseURL
      let script = Self.calls.map { "print(select(2, pcall(function() \($0) end)))" }.joined(separator: "\n")
      let panier = try TerminalPanier(
        ["--quiet", "--budget", "0.01 EUR", "-e", script + "\nprint('the end')"], environment: environment)
      let shown = await panier.wait(for: "the end")
      #expect(!shown.contains("to confirm"))
      #expect(await panier.status == 0)
      #expect(running.callNames == [])
    }
  }

  @Test func aChangeIsSentOnceItsLastWordIsTyped() async throws {
    try await RunningSimulator.with(.http) { running in
      var environment = Self.environment
      environment["OVH_ENDPOINT"] = running.client.endpoint.baseURL
      let panier = try TerminalPanier(
        ["--quiet", "-e", #"api.put("/me", { city = "Lille" }) print("done")"#], environment: environment)
      let question = await panier.wait(for: "Type the last word of the path (me) to confirm: ")
      #expect(question.contains("PUT /me"))
      #expect(question.contains(#"{"city":"Lille"}"#))
      try panier.type("me\r")
      await panier.wait(for: "done")
      #expect(await panier.status == 0)
      #expect(running.count(of: "PUT /me") == 1)
    }
  }
}

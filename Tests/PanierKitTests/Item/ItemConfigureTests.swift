import OVHClient
import PanierTesting
import PanierVM
import Testing

/// Requirements and configurations of items.
@Suite struct ItemConfigureTests {
  private static let item = """
    local c = cart.new()
    local item = c:add(c:offers("free-example.fr"):cheapest())

    """

  @Test(arguments: TransportKind.allCases) func replacesAndNeverDuplicates(kind: TransportKind) async throws {
    try await RunningSimulator.with(kind) { running in
      let values = try await ScriptHarness(running).run(
        Self.item + """
          item:configure{ OWNER_LEGAL_AGE = false, DNS = "ns1.example.net;ns2.example.net" }
          item:configure{ OWNER_LEGAL_AGE = true }
          item:configure{ OWNER_LEGAL_AGE = true }
          local count, value = 0, nil
          item:configurations():each(function(set)
            if set.label == "OWNER_LEGAL_AGE" then count, value = count + 1, set.value end
          end)
          return count, value, #item:configurations()
          """)
      #expect(values.prefix(2) == [1, "true"])
      let sent = running.callNames
      // false and DNS, then true; the third call finds the value in place.
      #expect(sent.filter { $0 == "POST /order/cart/{id}/item/{id}/configuration" }.count == 3)
      #expect(sent.filter { $0.hasPrefix("DELETE /order/cart/{id}/item") }.count >= 1)
    }
  }

  @Test(arguments: [
    (
      #"item:configure{ OWNER_LEGAL_AG = true }"#,
      "free-example.fr has no label 'OWNER_LEGAL_AG'; did you mean 'OWNER_LEGAL_AGE'?"
    ),
    (
      #"item:configure{ OWNER_LEGAL_AGE = "yes" }"#,
      "OWNER_LEGAL_AGE of free-example.fr takes true or false, not 'yes'"
    ),
    (
      #"item:configure{ OWNER_CONTACT = "123" }"#,
      "OWNER_CONTACT of free-example.fr takes a resource path, as in \"/me/contact/123\", not '123'"
    ),
    (
      #"item:configure{ "OWNER_LEGAL_AGE" }"#,
      "configure takes labels and values, as in item:configure{ OWNER_LEGAL_AGE = true }"
    ),
    (
      #"item:configure{ OWNER_LEGAL_AGE = {} }"#,
      "OWNER_LEGAL_AGE of free-example.fr takes true or false, not a table"
    ),
  ]) func refusesBeforeAnythingIsSent(script: String, message: String) async throws {
    try await RunningSimulator.with { running in
      let error = await ScriptHarness(running).failure(Self.item + script)
      #expect(error?.message == message)
      #expect(error?.kind == .usage)
      #expect(running.count(of: "POST /order/cart/{id}/item/{id}/configuration") == 0)
    }
  }

  @Test func oneWrongValueLeavesTheOthersAlone() async throws {
    try await RunningSimulator.with { running in
      _ = await ScriptHarness(running).failure(
        Self.item + #"item:configure{ DNS = "ns1.example.net;ns2.example.net", OWNER_LEGAL_AGE = 3 }"#)
      #expect(running.count(of: "POST /order/cart/{id}/item/{id}/configuration") == 0)
    }
  }

  private static let server = """
    local c = cart.new()
    local item = c:add{ product = "eco", plan = "24sk10" }
    local function set()
      local labels = {}
      item:configurations():each(function(one) labels[one.label] = one.value end)
      return labels
    end

    """

  @Test(arguments: TransportKind.allCases) func theRegionFollowsThePlace(kind: TransportKind) async throws {
    try await RunningSimulator.with(kind) { running in
      let values = try await ScriptHarness(running).run(
        Self.server + """
          item:configure{ dedicated_datacenter = "bhs" }
          local first = set().region
          item:configure{ dedicated_datacenter = "gra" }
          return first, set().region, #item:configurations()
          """)
      #expect(values == ["canada", "europe", 2])
    }
  }

  @Test(arguments: [
    #"item:configure{ dedicated_datacenter = "bhs", region = "europe" }"#,
    #"item:configure{ dedicated_datacenter = "bhs" } item:configure{ region = "europe" }"#,
  ]) func aRegionThatContradictsThePlaceIsRefused(script: String) async throws {
    try await RunningSimulator.with { running in
      let error = await ScriptHarness(running).failure(Self.server + script)
      #expect(
        error?.message
          == "dedicated_datacenter 'bhs' is in the region canada, not in 'europe'; leave region out, and it is set with "
          + "the place")
      #expect(error?.kind == .usage)
    }
  }

  @Test func tellsWhatIsNeededAndSet() async throws {
    try await RunningSimulator.with { running in
      let lua = ScriptHarness(running)
      try await lua.run(
        Self.item + #"print(item:configure{ OWNER_LEGAL_AGE = true }:requirements())"#)
      #expect(Picture.compare("requirements", lua.output) == .same)
    }
  }
}

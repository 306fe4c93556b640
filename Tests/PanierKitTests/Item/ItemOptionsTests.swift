import OVHSimulator
import PanierTesting
import PanierVM
import Testing

/// A server in one line: options by what is wanted of each family.
@Suite struct ItemOptionsTests {
  private static let server = """
    local c = cart.new()
    local item = c:add{ product = "eco", plan = "24rise01" }
    local function plans()
      local names = {}
      c:items():each(function(one) if one.parent then names[#names + 1] = one.plan end end)
      return table.concat(names, " ")
    end

    """

  private func run(_ source: String) async throws -> (values: [LuaValue], output: String) {
    try await RunningSimulator.with { running in
      let lua = ScriptHarness(running)
      return (try await lua.run(Self.server + source), lua.output)
    }
  }

  @Test func choosesByAPartOfTheCode() async throws {
    let (values, output) = try await run(
      """
      local chosen = item:options{ memory = "64g", storage = "2x512nvme", others = "cheapest" }
      print(chosen)
      return #chosen, plans(), #item:options("cheapest"), chosen[1].family
      """)
    #expect(
      values == [
        4,
        .string(
          "ram-64g-ecc-3200-24rise softraid-2x512nvme-24rise bandwidth-1000-unguaranteed-24rise "
            + "vrack-bandwidth-1000-24rise"), 0, "memory",
      ])
    #expect(output.contains("Chosen options, excl. tax"))
    #expect(output.contains("Adds"))
  }

  @Test func theCheapestFillsWhatMustBeFilled() async throws {
    let (values, _) = try await run(
      """
      local before = tostring(show(c:options(item), { format = "csv" }) or "")
      item:options("cheapest")
      local families = {}
      c:options(item):each(function(one) if one.mandatory and one.chosen then families[#families + 1] = one.family end end)
      table.sort(families)
      return table.concat(families, " "), c:options(item)[1].mandatory
      """)
    #expect(values == ["bandwidth memory storage vrack", true])
  }

  @Test func anotherChoiceTakesTheFirstOnesPlace() async throws {
    let (values, _) = try await run(
      """
      item:options{ memory = "32g" }
      item:options{ memory = "64g" }
      item:options{ memory = "64g" }
      return plans()
      """)
    #expect(values == ["ram-64g-ecc-3200-24rise"])
  }

  @Test func whatIsMissingStandsAboveTheTable() async throws {
    let (_, output) = try await run("item:options{ memory = \"32g\" } print(c:options(item))")
    #expect(output.contains("Options, excl. tax; still to be chosen: bandwidth, storage, vrack"))
  }

  @Test func aPlaceThatTheAPICallsOptionalIsNeeded() async throws {
    let (values, output) = try await run(
      """
      print(item:requirements())
      local place = item:requirements():where{ label = "dedicated_datacenter" }[1]
      return place.needed, place.reason
      """)
    #expect(values == [true, "the API calls it optional, and refuses the checkout without it"])
    #expect(output.contains("dedicated_datacenter: the API calls it optional, and refuses the checkout without it"))
  }

  @Test(arguments: [
    (#"item:options{ memry = "64g" }"#, "24rise01 has no family of options 'memry'; did you mean 'memory'?"),
    (
      #"item:options{ memory = "ram" }"#,
      "'ram' means several options of the family memory of 24rise01: ram-128g-ecc-2933-24rise, "
        + "ram-32g-ecc-3200-24rise, ram-64g-ecc-3200-24rise; write more of the code"
    ),
    (
      #"item:options("best")"#,
      "item:options takes \"cheapest\" or a table such as { memory = \"64g\", others = \"cheapest\" }, not best"
    ),
  ]) func saysWhatIsWrong(source: String, message: String) async throws {
    try await RunningSimulator.with { running in
      let error = await ScriptHarness(running).failure(Self.server + source)
      #expect(error?.kind == "usage")
      #expect(error?.message == message)
      #expect(running.count(of: "POST /order/cart/{id}/eco/options") == 0)
    }
  }
}

import PanierTesting
import PanierVM
import Testing

/// What scripts do with lists of offers and items.
@Suite struct ListTests {
  /// A cart with three items: .com, .fr and .net, in this order.
  private static let items = """
    local c = cart.new()
    for _, name in ipairs{ "free-a.com", "free-b.fr", "free-c.net" } do c:add{ domain = name } end
    local items = c:items()
    local function names(list)
      local all = {}
      for _, item in ipairs(list) do all[#all + 1] = item.domain end
      return table.concat(all, " ")
    end

    """

  private func result(_ script: String) async throws -> [LuaValue] {
    try await RunningSimulator.with { running in try await ScriptHarness(running).run(Self.items + script) }
  }

  @Test func findsTheCheapest() async throws {
    #expect(try await result("return items:cheapest().domain") == ["free-b.fr"])
  }

  @Test func theCheapestLeavesOutWhatCannotBeOrdered() async throws {
    let values = try await RunningSimulator.with { running in
      try await ScriptHarness(running).run(
        """
        local offers = cart.new():offers("taken-example.com")
        return offers[1].status, offers:where{ orderable = false }:cheapest()
        """)
    }
    #expect(values.first == "transferable")
    #expect(values.last == .nil)
  }

  @Test func keepsWhatMatches() async throws {
    #expect(try await result(#"return names(items:where{ plan = "net" }), #items:where{}"#) == ["free-c.net", 3])
    #expect(
      try await result(#"return names(items:where(function(item) return item.total > items[2].total end))"#)
        == ["free-a.com free-c.net"])
    #expect(try await result("return names(items:where{ total = items[2].total })") == ["free-b.fr"])
  }

  @Test func sortsBothWays() async throws {
    #expect(
      try await result(#"return names(items:sort("price")), names(items:sort("-domain"))"#)
        == ["free-b.fr free-a.com free-c.net", "free-c.net free-b.fr free-a.com"])
  }

  @Test func addsUp() async throws {
    #expect(
      try await result(
        """
        local total = money(0, "EUR")
        for _, item in ipairs(items) do total = total + item.total end
        return items:sum() == total, items:sum("total") == total, items:first(0):sum(), items:first():sum() == items[1].total
        """) == [true, true, .nil, true])
  }

  @Test func cutsAndWalks() async throws {
    #expect(
      try await result("return names(items:first()), names(items:first(2)), #items:first(99), #items:first(0)")
        == ["free-a.com", "free-a.com free-b.fr", 3, 0])
    #expect(
      try await result(
        """
        local seen = ""
        items:each(function(item, index) seen = seen .. index .. item.plan .. " " end)
        return seen, items[4]
        """) == ["1com 2fr 3net ", .nil])
  }

  @Test(arguments: [
    (#"items:sort("totel")"#, "Item has no field 'totel'; did you mean 'total'?"),
    (#"items:where{ domian = "x" }"#, "Item has no field 'domian'; did you mean 'domain'?"),
    (#"items:sort("prices")"#, "a Prices and a Prices cannot be put in order; sort by a field of one type"),
    (#"items:sum("domain")"#, "a string cannot be added up; name a field of amounts or of numbers"),
    (#"items:sum("totel")"#, "Item has no field 'totel'; did you mean 'total'?"),
    (#"items:firts(1)"#, "List has no field or method 'firts'; did you mean 'first'?"),
  ]) func refuses(script: String, message: String) async throws {
    try await RunningSimulator.with { running in
      let error = await ScriptHarness(running).failure(Self.items + script)
      #expect(error?.message == message)
    }
  }
}

import OVHSimulator
import PanierTesting
import PanierVM
import Testing

/// Contacts in Lua: made, changed, and held against what a registry asks for.
@Suite struct ContactTests {
  private static let owner = """
    local owner = me.new_contact{
      first_name = "Ada", last_name = "Martin", email = "ada@example.com", phone = "+33.300000000",
      line1 = "1 rue Exemple", zip = "59100", city = "Roubaix", country = "FR",
    }
    """

  @Test(arguments: TransportKind.allCases) func aContactIsMadeAndChanged(kind: TransportKind) async throws {
    try await RunningSimulator.with(kind) { running in
      let values = try await ScriptHarness(running).run(
        Self.owner + """

          local moved = owner:update{ city = "Lille", phone = "+33.300000001" }
          return owner.legal_form, owner.language, moved.city, moved.line1, moved.phone, #me.contacts(),
            moved.path == owner.path, me.account().email
          """)
      #expect(
        values == [
          "individual", "fr_FR", "Lille", "1 rue Exemple", "+33.300000001", 2, true, "owner@example.com",
        ])
    }
  }

  @Test func aNameIsOrderedForAContact() async throws {
    try await RunningSimulator.with { running in
      let values = try await ScriptHarness(running).run(
        Self.owner + """

          local c = cart.new()
          local item = c:add{ domain = "free-a.fr" }
          item:configure{ OWNER_LEGAL_AGE = true, OWNER_CONTACT = owner }
          local set = item:requirements():where{ label = "OWNER_CONTACT" }[1]
          c:assign():quote()
          return set.value == owner.path, #set.missing
          """)
      #expect(values == [true, 0])
    }
  }

  @Test func theRegistrysWishesAreToldAndHeldAgainst() async throws {
    try await RunningSimulator.with { running in
      let lua = ScriptHarness(running)
      let values = try await lua.run(
        Self.owner + """

          local item = cart.new():add{ domain = "free-a.berlin" }
          print(item:requirements())
          return item:requirements():where{ label = "OWNER_CONTACT" }[1].rule
          """)
      guard case .string(let rule)? = values.first else {
        Issue.record("no rule")
        return
      }
      #expect(rule.hasPrefix(".berlin asks for address.city = Berlin"))
      #expect(rule.contains("address.country = DE"))
      #expect(lua.output.contains("OWNER_CONTACT: .berlin asks for"))
      let error = await lua.failure(
        Self.owner + "\ncart.new():add{ domain = \"free-a.berlin\" }:configure{ OWNER_CONTACT = owner }")
      #expect(error?.kind == "usage")
      #expect(error?.message.contains(" cannot own free-a.berlin: city: Field \"city\" must be \"Berlin\"") == true)
      let lacking = await lua.failure(
        Self.owner.replacing("phone = \"+33.300000000\",", with: "")
          + "\ncart.new():add{ domain = \"free-a.fr\" }:configure{ OWNER_CONTACT = owner }")
      #expect(
        lacking?.message.contains(" cannot own free-a.fr: phone is missing; mend it with contact:update{…}") == true)
    }
  }

  @Test func saysWhatIsMissing() async throws {
    try await RunningSimulator.with { running in
      let error = await ScriptHarness(running).failure(#"me.new_contact{ first_name = "Ada", last_name = "M" }"#)
      #expect(
        error?.message
          == "a new contact needs address (line1, city, country), email, firstName and lastName; address and "
          + "email are missing")
      #expect(running.count(of: "POST /me/contact") == 0)
    }
  }
}

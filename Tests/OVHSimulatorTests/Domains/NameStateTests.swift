import OVHClient
import Testing

@testable import OVHSimulator

@Suite struct NameStateTests {
  @Test(arguments: [
    ("free-a.fr", "create", "create-default", true),
    ("taken-a.com", "transfer", "transfer-default", true),
    ("premium-a.com", "create", "create-premium", true),
    ("example.fr", "create", "create-default", true),
  ])
  func namesAreWhatTheirPrefixSays(_ name: String, _ action: String, _ mode: String, _ orderable: Bool) {
    for seed: UInt64 in [1, 2, 99] {
      var configuration = SimulatorConfiguration()
      configuration.seed = seed
      let client = APIClient(configuration)
      let offer = client.get(client.cart() + "/domain?domain=\(name)").json.array?.first
      #expect(offer?["action"]?.string == action)
      #expect(offer?["pricingMode"]?.string == mode)
      #expect(offer?["orderable"]?.bool == orderable)
    }
  }

  @Test func namesOnTheMarketAreOnOneOfTwoPlatforms() throws {
    let modes = try (0..<40).map { number in
      let name = try DomainName("market-\(number).com")
      let france = try #require(Subsidiary("FR"))
      return DomainOffer(name, subsidiary: france, seed: 1).pricingMode
    }
    #expect(Set(modes) == ["transfer-aftermarket1", "transfer-aftermarket2"])
  }

  @Test func theStateIsAFunctionOfNameAndSeed() throws {
    let names = try (0..<2000).map { try DomainName("name\($0).com") }
    let first = names.map { NameState(of: $0, seed: 1) }
    #expect(first == names.map { NameState(of: $0, seed: 1) })
    #expect(first != names.map { NameState(of: $0, seed: 2) })
  }

  @Test func mostNamesAreFreeAndEveryStateOccurs() throws {
    let states = try (0..<5000).map { NameState(of: try DomainName("name\($0).com"), seed: 1) }
    #expect(states.count { $0 == .free } > 4000)
    #expect(Set(states) == Set(NameState.allCases))
  }

  @Test func aSuffixIsNoNameToOrder() throws {
    #expect(NameState(of: try DomainName("co.uk"), seed: 1) == .reserved)
  }
}

import OVHClient
import Testing

@testable import OVHSimulator

/// What can be delivered where: told to everybody, the same for the same seed and time, less once it was ordered.
@Suite struct StockRouteTests {
  private static let servers = "/dedicated/server/datacenter/availabilities"

  /// Plan, place and code of every row.
  private func codes(_ client: APIClient, _ query: String = "") -> [String: String] {
    var codes: [String: String] = [:]
    for entry in client.get(Self.servers + query).json.array ?? [] {
      for place in entry["datacenters"]?.array ?? [] {
        codes["\(entry["fqn"]?.string ?? "") \(place["datacenter"]?.string ?? "")"] = place["availability"]?.string
      }
    }
    return codes
  }

  @Test func everybodyIsToldEveryServer() {
    let client = APIClient().anonymous
    let answer = client.get(Self.servers)
    #expect(answer.status == 200)
    #expect(answer.json.array?.count == 519)
    #expect(codes(client).count == 1856)
    #expect(codes(client)["24sk10.ram-32g-ecc-2133.softraid-2x480ssd gra"] == "1H-high")
  }

  @Test(arguments: [
    ("?planCode=24sk10", 2), ("?planCode=24sk10&storage=softraid-2x480ssd", 1), ("?server=24rise01", 45),
    ("?memory=ram-32g-ecc-2133&planCode=24sk20", 2), ("?datacenters=syd", 36), ("?planCode=none", 0),
    ("?planCode=24sk10&datacenters=gra,rbx&excludeDatacenters=true", 2),
  ])
  func theStockIsFiltered(_ query: String, _ count: Int) {
    #expect(APIClient().anonymous.get(Self.servers + query).json.array?.count == count)
  }

  @Test func placesAreNamedOrLeftOut() {
    let client = APIClient().anonymous
    let two = client.get(Self.servers + "?planCode=24sk10&datacenters=gra,rbx").json.array?.first
    #expect(two?["datacenters"]?.array?.map { $0["datacenter"] } == ["gra", "rbx"])
    let others = client.get(Self.servers + "?planCode=24sk10&datacenters=gra,rbx&excludeDatacenters=1").json.array?
      .first
    #expect(others?["datacenters"]?.array?.map { $0["datacenter"] } == ["bhs", "fra", "lon", "sbg", "waw"])
  }

  @Test func itFollowsFromSeedAndTime() {
    let first = APIClient()
    let second = APIClient()
    #expect(codes(first) == codes(second))
    let before = codes(first)
    first.clock.advance(600)
    #expect(codes(first) == before)
    first.clock.advance(600)
    #expect(codes(first) != before)
    second.clock.advance(1200)
    #expect(codes(first) == codes(second))
    var configuration = SimulatorConfiguration()
    configuration.seed = 2
    #expect(codes(APIClient(configuration)) != before)
  }

  @Test func everyCodeComesAndOneThatNobodyKnows() {
    let client = APIClient()
    var seen: Set<String> = []
    for _ in 0..<40 {
      seen.formUnion(codes(client).values)
      client.clock.advance(900)
    }
    #expect(
      seen == [
        "1H-low", "1H-high", "24H", "72H", "120H", "240H", "480H", "720H", "1440H", "2160H", "comingSoon",
        "unavailable", "unknown", "36H-some",
      ])
  }

  @Test func itRunsOutWhenItIsOrdered() throws {
    let client = APIClient()
    let low = try #require(
      codes(client).sorted { $0.key < $1.key }
        .first { $0.value == "1H-low" && $0.key.hasPrefix("24sk10.ram-32g-ecc-2133.softraid-2x480ssd ") }
        ?? codes(client).sorted { $0.key < $1.key }.first { $0.value == "1H-low" && $0.key.hasPrefix("24sk") })
    let words = low.key.split(separator: " ")
    let plan = String(words[0].prefix { $0 != "." })
    let place = String(words[1])
    var orders = 0
    while orders < 10 {
      let answer = client.post(client.serverCart(plan, datacenter: place) + "/checkout")
      guard answer.status == 200 else {
        #expect(answer.message?.hasSuffix("is not available in \(place)") == true)
        break
      }
      orders += 1
    }
    #expect((1...4).contains(orders))
    #expect(codes(client, "?planCode=\(plan)").filter { $0.key.hasSuffix(" \(place)") }.values.contains("unavailable"))
    // The next count does not know of them.
    client.clock.advance(900)
    let next = StockLevel(ofServers: SeededGenerator.hash("stock \(plan) \(place) 1", seed: 1)).isOrderable
    #expect((client.get(client.serverCart(plan, datacenter: place) + "/checkout").status == 200) == next)
  }

  @Test func placesOfAVPSComeInBothShapes() {
    let client = APIClient().anonymous
    let route = "/vps/order/rule/datacenter?ovhSubsidiary=FR&planCode="
    let new = client.get(route + "vps-2025-model1")["datacenters"].array ?? []
    #expect(new.map { $0["datacenter"] } == ["GRA", "SBG", "DE", "UK", "WAW", "BHS"])
    #expect(new.first?["linuxStatus"] == "available")
    #expect(new.first { $0["datacenter"] == "WAW" }?["windowsStatus"] == "out-of-stock")
    #expect(new.allSatisfy { $0["daysBeforeDelivery"]?.int64 != nil })
    let old = client.get(route + "vps-2025-model3")["datacenters"].array ?? []
    #expect(old.first?.object?.names == ["datacenter", "status"])
    #expect(client.get(route + "nothing").message == "Plan code not found: nothing in vps")
    #expect(client.get("/vps/order/rule/datacenter?planCode=vps-2025-model1").status == 400)
    let systems = client.get("/vps/order/rule/osChoices?datacenter=GRA&os=Debian%2013")["choices"].array
    #expect(systems?.map { $0["status"] } == ["available", "checked-by-default", "available"])
  }

  @Test func aVPSThatIsOutOfStockIsNotOrdered() throws {
    let client = APIClient()
    var place: String?
    for _ in 0..<20 where place == nil {
      let places = client.get("/vps/order/rule/datacenter?ovhSubsidiary=FR&planCode=vps-2025-model1")["datacenters"]
        .array
      place = places?.first { $0["status"] == "out-of-stock" }?["datacenter"]?.string
      if place == nil { client.clock.advance(900) }
    }
    let empty = try #require(place)
    func answer(_ place: String) -> Answer {
      let cart = client.cart()
      let item = client.post(
        cart + "/vps",
        ["planCode": "vps-2025-model1", "duration": "P1M", "pricingMode": "default", "quantity": 1])["itemId"].text
      for (label, value) in [("vps_datacenter", place), ("vps_os", "Debian 13")] {
        client.post(cart + "/item/\(item)/configuration", ["label": .string(label), "value": .string(value)])
      }
      return client.get(cart + "/checkout")
    }
    #expect(answer(empty).message == "vps-2025-model1 is not available in \(empty)")
    #expect(answer("GRA").status == 200)
  }
}

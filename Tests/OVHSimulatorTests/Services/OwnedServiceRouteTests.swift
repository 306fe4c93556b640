import FoundationEssentials
import OVHClient
import Testing

@testable import OVHSimulator

/// What the account owns: from the start, by delivery, until its end, and how it is renewed.
@Suite struct OwnedServiceRouteTests {
  private func infos(_ client: APIClient, _ path: String) -> Answer { client.get(path + "/serviceInfos") }

  @Test func someAreOwnedFromTheStart() {
    let client = APIClient()
    #expect(client.get("/domain").json == ["owned-shop.fr", "owned-blog.com", "owned-old.net"])
    #expect(client.get("/hosting/web").json == ["ownedsh.cluster031.hosting.ovh.net"])
    #expect(client.get("/vps").json == ["vps-0a1b2c3d.vps.ovh.net"])
    #expect(client.get("/dedicated/server").json == ["ns3000001.ip-198-51-100.eu"])
    #expect(client.get("/email/domain").json == ["owned-mail.fr"])
    for path in [
      "/domain/owned-shop.fr", "/hosting/web/ownedsh.cluster031.hosting.ovh.net", "/vps/vps-0a1b2c3d.vps.ovh.net",
      "/dedicated/server/ns3000001.ip-198-51-100.eu", "/email/domain/owned-mail.fr",
    ] {
      #expect(client.get(path).status == 200, "\(path)")
      #expect(infos(client, path)["status"] == "ok", "\(path)")
    }
    #expect(client.anonymous.get("/domain").status == 401)
    #expect(client.get("/domain/owned-vps.fr").message == "This service does not exist")
  }

  @Test func theirEndsAreCountedFromTheFirstCall() {
    let client = APIClient()
    // The clock stands at 2026-11-24 04:00 UTC.
    let shop = infos(client, "/domain/owned-shop.fr")
    #expect(shop["expiration"] == "2026-12-14")
    #expect(shop["creation"] == "2024-12-14")
    #expect(shop["renewalType"] == "manual")
    #expect(shop["possibleRenewPeriod"] == [12, 24, 36])
    #expect(infos(client, "/domain/owned-old.net")["status"] == "expired")
    client.clock.advance(21 * 86400)
    #expect(infos(client, "/domain/owned-shop.fr")["status"] == "expired")
    // What is renewed by itself goes on by its period.
    #expect(infos(client, "/vps/vps-0a1b2c3d.vps.ovh.net")["expiration"] == "2027-01-06")
    client.clock.advance(30 * 86400)
    #expect(client.get("/domain").json == ["owned-blog.com"])
  }

  @Test func whatIsDeliveredIsListedFirst() {
    let client = APIClient()
    _ = client.order("free-a.fr", pays: true)
    #expect(client.get("/domain").json.array?.first == "owned-shop.fr")
    client.clock.advance(10)
    #expect(client.get("/domain").json.array?.first == "free-a.fr")
    #expect(infos(client, "/domain/free-a.fr")["expiration"] == "2027-11-24")
    #expect(infos(client, "/domain/free-a.fr")["renew"]["automatic"] == .bool(true))
  }

  @Test func renewalIsTurnedOnAndOff() {
    let client = APIClient()
    let path = "/domain/owned-shop.fr"
    let on: JSONValue = [
      "renew": ["automatic": true, "deleteAtExpiration": false, "forced": false, "manualPayment": false, "period": 24]
    ]
    #expect(client.call("PUT", path + "/serviceInfos", on).status == 200)
    #expect(infos(client, path)["renewalType"] == "automaticV2016")
    client.clock.advance(21 * 86400)
    #expect(infos(client, path)["expiration"] == "2028-12-14")
    let refused = client.call(
      "PUT", path + "/serviceInfos",
      ["renew": ["automatic": true, "deleteAtExpiration": false, "forced": false, "period": 7]])
    #expect(refused.message == "Renew period 7 is not possible: 12, 24, 36")
    // What is not named stays as it is.
    #expect(client.call("PUT", path + "/serviceInfos", ["renew": ["automatic": false]]).status == 200)
    #expect(infos(client, path)["renew"]["period"] == .integer(24))
  }

  @Test func settingsAndEndsAreKeptInTheFile() throws {
    let path = FileManager.default.temporaryDirectory.path + "/panier-services-\(UUID().uuidString)"
    defer { for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) } }
    let first = try APIClient(stateFile: path)
    first.call(
      "PUT", "/domain/owned-shop.fr/serviceInfos",
      ["renew": ["automatic": true, "deleteAtExpiration": false, "forced": false]])
    let second = try APIClient(stateFile: path)
    second.clock.advance(10 * 86400)
    #expect(infos(second, "/domain/owned-shop.fr")["renewalType"] == "automaticV2016")
    // The first call was that of the first program.
    #expect(infos(second, "/domain/owned-old.net")["expiration"] == "2026-11-19")
  }

  @Test func anIPBlockIsOrderedAsInThePublicExample() {
    let client = APIClient()
    let cart = "/order/cart/" + (client.anonymous.post("/order/cart", ["ovhSubsidiary": "FR"])["cartId"].string ?? "")
    client.post(cart + "/assign")
    let offers = client.get(cart + "/ip").json.array ?? []
    let offer = offers.first { $0["planCode"] == "ip-v4-s24-ripe" }
    let mode = offer?["prices"]?.array?.first?["pricingMode"] ?? nil
    let item = client.post(
      cart + "/ip", ["planCode": "ip-v4-s24-ripe", "duration": "P1M", "pricingMode": mode, "quantity": 1])["itemId"]
      .text
    #expect(client.get(cart + "/checkout").message == "Custom field country is mandatory for product ip-v4-s24-ripe")
    client.post(cart + "/item/\(item)/configuration", ["label": "country", "value": "FR"])
    #expect(client.get(cart + "/checkout").status == 200)
    let order = client.post(cart + "/checkout", ["autoPayWithPreferredPaymentMethod": true])
    #expect(order["orderId"].int64 != nil)
    #expect(client.get("/ip").json == [])
    client.clock.advance(10)
    let block = client.get("/ip").json.array?.first?.string ?? ""
    #expect(block.hasPrefix("203.0.") && block.hasSuffix(".0/24"))
    #expect(client.get("/ip/" + block.replacing("/", with: "%2F"))["country"] == "fr")
    #expect(client.get("/ip?type=dedicated").json == [])
  }

  @Test func theCreditAccountIsEmpty() {
    let client = APIClient()
    #expect(client.get("/me/ovhAccount").json == ["FR"])
    #expect(client.get("/me/ovhAccount/FR").price("balance") == "0")
    client.call("PUT", "/me/ovhAccount/FR", ["alertThreshold": 5])
    #expect(client.get("/me/ovhAccount/FR")["alertThreshold"] == 5)
    #expect(client.get("/me/ovhAccount/FR/movements").json == [])
    #expect(client.get("/me/ovhAccount/XX").status == 404)
  }
}

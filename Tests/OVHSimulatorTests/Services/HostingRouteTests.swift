import OVHClient
import Testing

@testable import OVHSimulator

/// A hosting after it was ordered: names, certificate, databases, ready programs and users.
@Suite struct HostingRouteTests {
  private let client = APIClient()
  private let base = "/hosting/web/ownedsh.cluster031.hosting.ovh.net"

  @Test func aNameGetsACertificateAndAWordPress() {
    #expect(client.get(base + "/attachedDomain").json == [])
    #expect(client.get(base + "/ssl").status == 404)
    let task = client.post(base + "/attachedDomain", ["domain": "free-a.fr", "path": "www"])
    #expect(client.get(base + "/tasks/\(task["id"].text)")["status"] == "done")
    #expect(client.post(base + "/attachedDomain", ["domain": "free-a.fr", "path": "www"]).status == 400)
    #expect(client.get(base + "/attachedDomain/free-a.fr")["ssl"] == false)
    #expect(client.post(base + "/ssl")["provider"] == "LETSENCRYPT")
    #expect(client.get(base + "/attachedDomain/free-a.fr")["ssl"] == true)
    let programs = client.get("/hosting/web/moduleList").json.array ?? []
    #expect(client.get("/hosting/web/moduleList/\(programs.first?.text ?? "")")["name"] == "WordPress")
    #expect(client.post(base + "/module", ["moduleId": 82, "domain": "other.fr"]).status == 400)
    #expect(client.post(base + "/module", ["moduleId": 82, "domain": "free-a.fr"]).status == 200)
    let id = client.get(base + "/module").json.array?.first?.text ?? ""
    #expect(client.get(base + "/module/\(id)")["targetUrl"] == "https://free-a.fr/")
    #expect(client.call("DELETE", base + "/module/\(id)").status == 200)
    #expect(client.call("DELETE", base + "/attachedDomain/free-a.fr").status == 200)
    #expect(client.get(base + "/module").json == [])
    #expect(client.get(base + "/tasks").json.array?.count == 5)
  }

  @Test func databasesAndUsersComeAndGo() {
    let database: JSONValue = ["user": "shop", "type": "mysql", "capabilitie": "classic", "password": "s3cret-word"]
    #expect(client.post(base + "/database", database).status == 200)
    #expect(client.post(base + "/database", database).status == 400)
    #expect(client.get(base + "/database").json == ["shop"])
    #expect(client.get(base + "/database/shop")["server"] == "shop.mysql.db")
    #expect(client.call("DELETE", base + "/database/shop").status == 200)
    let user: JSONValue = ["login": "deploy", "home": "www", "password": "s3cret-word"]
    #expect(client.post(base + "/user", user).status == 200)
    #expect(client.get(base + "/user/deploy")["home"] == "www")
    #expect(client.call("DELETE", base + "/user/deploy").status == 200)
    #expect(client.get(base + "/user").json == [])
    #expect(client.post(base + "/user", ["login": "Big", "home": "x", "password": "y"]).status == 400)
    #expect(client.get("/hosting/web/other/user").status == 404)
  }
}

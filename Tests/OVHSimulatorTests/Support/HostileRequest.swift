import OVHClient

@testable import OVHSimulator

/// A request that nobody sends in good faith, made at random.
struct HostileRequest: CustomStringConvertible {
  var method: String
  var target: String
  var headers: [HeaderField]
  var body: [UInt8]
  /// Whether it is signed as it should be.
  var isSigned: Bool

  var description: String {
    "\(method) \(target.prefix(200)) \(headers.prefix(4)) \(String(decoding: body.prefix(200), as: UTF8.self))"
  }

  private static let templates = RouteTable.shared.describedOperations.filter { Handlers.answer(to: $0) != nil }
    .map { ($0.method.rawValue, $0.path) }
  private static let methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "get", "X"]
  private static let values = [
    "0", "-1", "1", "9223372036854775807", "99999999999999999999", "%00", "%F0%9F%98%80", "a%2Fb", "%2e%2e", "..",
    "'%22%3C%3E", "%ff%fe", "%", "%zz", "null", "true", "c5f4b7a1-0000-4000-8000-000000000001", "fr", "domain",
    "eco", String(repeating: "x", count: 3000),
  ]
  private static let queries = [
    "", "?", "?domain=free-x.fr", "?ovhSubsidiary=FR", "?planCode=24sk10&label=x", "?%zz", "?a=b&a=c", "?=&=&",
    "?%00=%ff",
    "?domain=%F0%9F%98%80.fr", "?domain=" + String(repeating: "a.", count: 500), "?date.from=9999-99-99T99:99:99",
    "?action=create&domain=xn--.com", "?default=maybe", "?domain=x.fr%0d%0aX-Header:1", "?status=SUCCESS&x[]=1",
  ]
  private static let bodies = [
    "", "{}", "[]", "null", "true", "\"x\"", "-9223372036854775808", "1e999", "{\"a\":1,\"a\":2}", "\u{FEFF}{}",
    #"{"quantity":9223372036854775807}"#, #"{"duration":"P9999999999999999999Y","domain":"free-x.fr"}"#,
    #"{"domain":"free-x.fr","duration":"P1Y","planCode":"fr","pricingMode":"create-default","quantity":-5}"#,
    #"{"planCode":"24sk10","duration":"P1M","pricingMode":"default","quantity":9223372036854775807,"itemId":-1}"#,
    #"{"label":"","value":""}"#, #"{"ovhSubsidiary":"FR","expire":"9999-12-31"}"#,
    #"{"ovhSubsidiary":"FR","expire":"0000-00-00T00:00:00Z"}"#, #"{"ovhSubsidiary":"FR\u0000"}"#,
    #"{"paymentMean":"fidelityAccount","paymentMethod":{"id":1},"reason":"other"}"#, #"{"coupon":"WELCOME"}"#,
    #"{"accessRules":[{"method":"GET","path":"/*"}],"redirection":"javascript:alert(1)"}"#, #"{"accessRules":[[]]}"#,
    #"{"kind":"status","status":500}"#, #"{"speed":-1}"#, #"{"advance":1e400}"#, #"{"domain":"\ud800.fr"}"#,
    #"{"address":{"country":"FR"},"email":"","firstName":"","language":"fr_FR","lastName":"","legalForm":"individual"}"#,
    "grant_type=client_credentials&client_id=%zz", "decision=accept&duration=" + String(repeating: "9", count: 400),
    String(repeating: "[", count: 20_000), String(repeating: "{\"a\":", count: 1000),
    "\"" + String(repeating: "\\u0041", count: 2000) + "\"",
  ]
  private static let fields = [
    ("X-Ovh-Application", "simulator"), ("X-Ovh-Consumer", "simulator-consumer"), ("X-Ovh-Timestamp", "x"),
    ("X-Ovh-Timestamp", "9223372036854775807"), ("X-Ovh-Signature", "$1$"), ("Authorization", "Bearer"),
    ("Authorization", "Basic Og=="), ("Authorization", "Bearer a b c"), ("Content-Type", "text/plain; charset=utf-7"),
    ("Content-Encoding", "gzip"), ("Accept", "*/*;q=nonsense"), ("Cookie", String(repeating: "c", count: 2000)),
    ("Range", "bytes=0-0,-1"), ("X-HTTP-Method-Override", "DELETE"), ("If-None-Match", "*"),
  ]

  /// A random request.
  /// - Parameters:
  ///   - known: values that exist, which some paths name.
  ///   - generator: the chance.
  init(known: [String], using generator: inout SeededGenerator) {
    let (usual, template) = Self.templates.randomElement(using: &generator) ?? ("GET", "/me")
    method =
      Int.random(in: 0...4, using: &generator) > 0
      ? usual : Self.methods.randomElement(using: &generator) ?? "GET"
    let values = Self.values + known + known
    var path = template.split(separator: "/").map { segment in
      segment.hasPrefix("{") ? values.randomElement(using: &generator) ?? "0" : String(segment)
    }.joined(separator: "/")
    switch Int.random(in: 0...19, using: &generator) {
    case 0: path += "/"
    case 1: path = path.replacing("/", with: "//")
    case 2: path = String(path.prefix(Int.random(in: 0...40, using: &generator)))
    case 3: path += "/" + (values.randomElement(using: &generator) ?? "")
    case 4: path = path.uppercased()
    default: break
    }
    let base = ["/1.0/", "/1.0/", "/1.0/", "/v1/", "/v1/", "/2.0/", "/", "/_simulator/", "//1.0/"]
    // A fault that is ordered well would be a fault that is ordered; a reset would end what others look at.
    if path.hasPrefix("faults") || path.hasPrefix("reset") { path = "calls" }
    target =
      (base.randomElement(using: &generator) ?? "/") + path + (Self.queries.randomElement(using: &generator) ?? "")
    headers = (0..<Int.random(in: 0...3, using: &generator)).map { _ in
      let field = Self.fields.randomElement(using: &generator) ?? ("Accept", "*/*")
      return HeaderField(field.0, field.1)
    }
    if Int.random(in: 0...3, using: &generator) == 0 {
      body = (0..<Int.random(in: 0...300, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
    } else {
      body = Array((Self.bodies.randomElement(using: &generator) ?? "").utf8)
    }
    isSigned = Int.random(in: 0...2, using: &generator) > 0
    // It would end the key that the others use.
    if target.contains("logout") || method == "DELETE" && target.contains("/me/api/") { isSigned = false }
  }
}

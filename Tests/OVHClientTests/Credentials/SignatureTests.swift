import OVHClient
import Testing

@Suite struct SignatureTests {
  struct KnownAnswer: Sendable {
    let method: String
    let path: String
    var body = ""
    let signature: String
  }

  /// Lines 1 to 7 are the official clients' own expectations; the others follow from the same formula.
  static let knownAnswers: [KnownAnswer] = [
    .init(method: "GET", path: "/1.0/auth", signature: "$1$e9556054b6309771395efa467c22e627407461ad"),
    .init(
      method: "POST", path: "/1.0/auth", body: #"{"a":"b","c":"d"}"#,
      signature: "$1$ec2fb5c7a81f64723c77d2e5b609ae6f58a84fc1"),
    .init(
      method: "PUT", path: "/1.0/auth", body: #"{"a":"b","c":"d"}"#,
      signature: "$1$8a75a9e7c8e7296c9dbeda6a2a735eb6bd58ec4b"),
    .init(method: "DELETE", path: "/1.0/auth", signature: "$1$a1eecd00b3b02b6cf5708b84b9ff42059a950d85"),
    .init(method: "GET", path: "/1.0/call", signature: "$1$7f2db49253edfc41891023fcd1a54cf61db05fbb"),
    .init(method: "GET", path: "/v1/call", signature: "$1$e6e7906d385eb28adcbfbe6b66c1528a42d741ad"),
    .init(method: "GET", path: "/v2/call", signature: "$1$bb63b132a6f84ad5433d0c534d48d3f7c3804285"),
    .init(
      method: "GET", path: "/1.0/order/cart?description=_ovhcloud_legacy_",
      signature: "$1$6b2b0b1cf18f86860f07774b817e47f466426ee7"),
    .init(
      method: "POST", path: "/1.0/order/cart", body: #"{"ovhSubsidiary":"FR","description":"panier d'été"}"#,
      signature: "$1$2c64ebdbf38a038dd5ac459d54a57ceb5c3f0ea6"),
    .init(
      method: "POST", path: "/1.0/order/cart/c5f4b7a1-0000-4000-8000-000000000001/assign",
      signature: "$1$0eba534c74e87842577fe6ae84b71982c197835d"),
    .init(
      method: "POST", path: "/1.0/order/cart/c5f4b7a1-0000-4000-8000-000000000001/checkout",
      body: #"{"autoPayWithPreferredPaymentMethod":false,"waiveRetractationPeriod":true}"#,
      signature: "$1$309a4f87c22a3a1466c10296604362e3669dfe68"),
  ]

  @Test(arguments: knownAnswers) func agreesWithTheOfficialClients(_ answer: KnownAnswer) {
    let signature = Signature.value(
      secret: KnownKeys.secret, consumerKey: KnownKeys.consumerKey, method: answer.method,
      url: "https://eu.api.ovh.com" + answer.path, body: Array(answer.body.utf8), timestamp: 1_457_018_875)
    #expect(signature == answer.signature)
  }

  @Test func agreesWithThePublicExample() {
    let signature = Signature.value(
      secret: "AS", consumerKey: "CK", method: "GET", url: "https://eu.api.ovh.com/1.0/me", body: [],
      timestamp: 1_700_000_000)
    #expect(signature == "$1$2bb81c13bcb1eea93ff50b12bd571dc7699f3913")
  }
}

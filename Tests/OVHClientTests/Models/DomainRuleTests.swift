import OVHClient
import Testing

/// Rules of registries, read and asked for.
@Suite struct DomainRuleTests {
  @Test func readsWhatIsNested() throws {
    let rule = try DomainRule(
      json: JSONValue(
        parsing: """
          {"label":"OWNER_CONTACT","type":"contact","fields":{"and":[{"label":"firstName","constraints":[
          {"operator":"required","conditions":{"label":"legalForm","constraints":[{"operator":"eq","value":"individual"}]}},
          {"operator":"maxlength","value":255,"contexts":["order"]}]}],"or":null},"constraints":null,"later":1}
          """))
    #expect(rule.label == "OWNER_CONTACT")
    #expect(rule.constraints == [])
    let name = try #require(rule.fields?.and.first)
    #expect(name.constraints.map(\.operator) == ["required", "maxlength"])
    #expect(name.constraints[0].conditions?.constraints.first?.value == "individual")
    #expect(name.constraints[1].value == "255")
    #expect(name.constraints[1].contexts == ["order"])
    #expect(name.conditions == nil)
  }

  @Test func namesThePlaceOfAFault() throws {
    let json = try JSONValue(parsing: #"{"fields":{"and":[{"constraints":[{"operator":{}}]}]}}"#)
    #expect {
      try DomainRule(json: json)
    } throws: {
      "\($0)" == "'fields.and[0].constraints[0].operator' is an object instead of a string"
    }
  }

  @Test func sendsOnlyWhatIsGiven() async throws {
    let transport = ScriptedTransport(json: "null")
    var data = DomainRuleData(owner: JSONObject([("email", "a@example.com")]))
    data.authInfo = Secret("s3cret")
    data.acceptsConditions = true
    try await testClient(transport).checkConfigurationRule(domain: "example.fr", action: .transfer, data: data)
    #expect(
      transport.lines == [
        "POST https://eu.api.ovh.com/1.0/domain/configurationRule/check?action=transfer&domain=example.fr "
          + #"{"owner":{"email":"a@example.com"},"extras":{"acceptCondition":true,"authInfo":"s3cret"}}"#
      ])
  }

  @Test func tellsWhichConstraintsAreBroken() async throws {
    let answer = """
      {"class":"Client::BadRequest::DOMDOCRuleNotRespected","message":"1 constraint of rules is not respected",
      "details":{"_id":"x","owner.city":"Field \\"city\\" is required"}}
      """
    let transport = ScriptedTransport(json: answer, status: 400)
    let error = await failure {
      try await testClient(transport).checkConfigurationRule(
        domain: "example.fr", action: .create, data: DomainRuleData())
    }
    #expect(error?.errorClass == "Client::BadRequest::DOMDOCRuleNotRespected")
    #expect(error?.details?["owner.city"] == "Field \"city\" is required")
  }

  @Test func hidesTheTransferCodeFromTraces() async throws {
    let told = TraceLog()
    let clock = ManualClock()
    var options = clock.options()
    options.trace = { told.add("\($0.body ?? "")") }
    var data = DomainRuleData()
    data.authInfo = Secret("s3cret")
    try await testClient(ScriptedTransport(json: "null"), options: options).checkConfigurationRule(
      domain: "example.fr", action: .transfer, data: data)
    #expect(told.lines.contains { $0.contains(#""authInfo":"…""#) })
    #expect(!told.lines.contains { $0.contains("s3cret") })
  }
}

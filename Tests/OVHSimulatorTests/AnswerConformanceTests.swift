import FoundationEssentials
import OVHClient
import OVHSimulator
import PanierTesting
import Testing

/// What is not as described is found, and named with the route, what came and what is declared.
@Suite struct AnswerConformanceTests {
  private let judge = AnswerConformance(
    APIDescription(
      """
      M|thing|id:long!,kind:kind,made:datetime!,seen:string
      E|kind|good,odd
      """),
    table: RouteTable(
      """
      GET|/thing/{id}|n|P|||thing
      GET|/thing/all|n|P|||long[]
      DELETE|/thing/{id}|n|P|||void
      """))

  private func faults(
    _ method: String, _ path: String, _ status: Int, _ body: String, headers: [HeaderField]? = nil
  ) -> [String] {
    let response = SimulatorResponse(
      status: status, headers: headers ?? [HeaderField("X-Ovh-QueryID", "EU.1")], body: Array(body.utf8))
    return judge.faults(
      of: response, to: SimulatorRequest(method: method, path: path, url: "https://x\(path)"))
  }

  @Test(arguments: [
    ("/thing/1", #"{"id":1,"made":"2026-01-01T00:00:00+01:00"}"#),
    ("/thing/1/", #"{"id":5000000000,"kind":null,"made":"2026-01-01T00:00:00Z","seen":"x"}"#),
    ("/thing/all", "[1,2]"), ("/thing/all", "[]"),
  ])
  func whatIsDescribedPasses(_ path: String, _ body: String) {
    #expect(faults("GET", path, 200, body) == [])
  }

  @Test(arguments: [
    (#"{"made":"2026-01-01T00:00:00Z"}"#, "the answer.id is missing, declared long"),
    (#"{"id":"1","made":"2026-01-01T00:00:00Z"}"#, #"the answer.id is "1", declared long"#),
    (#"{"id":null,"made":"2026-01-01T00:00:00Z"}"#, "the answer.id is null, declared long"),
    (#"{"id":1.5,"made":"2026-01-01T00:00:00Z"}"#, "the answer.id is 1.5, declared long"),
    (#"{"id":1,"made":"2026-01-01"}"#, #"the answer.made is "2026-01-01", declared datetime"#),
    (
      #"{"id":1,"made":"2026-01-01T00:00:00Z","kind":"bad"}"#,
      #"the answer.kind is "bad", declared kind: good, odd"#
    ),
    (#"{"id":1,"made":"2026-01-01T00:00:00Z","x":1}"#, "the answer.x came, and thing declares no such property"),
    (#"{"id":1,"id":1,"made":"2026-01-01T00:00:00Z"}"#, "the answer has a property twice"),
    ("[]", "the answer is [], declared thing"),
    ("{", "the body is no JSON: a member without a name at byte 1"),
  ])
  func whatIsNotDescribedIsNamed(_ body: String, _ fault: String) {
    #expect(faults("GET", "/thing/1", 200, body) == ["GET /thing/{id} (200): \(fault)"])
  }

  @Test func otherAnswersAreJudgedToo() {
    #expect(
      faults("GET", "/thing/all", 200, "[1,null]") == ["GET /thing/all (200): the answer[1] is null, declared long"])
    #expect(faults("DELETE", "/thing/1", 200, "null") == [])
    #expect(faults("DELETE", "/thing/1", 200, "1") == ["DELETE /thing/{id} (200): the answer is 1, declared void"])
    #expect(
      faults("PUT", "/thing/1", 200, "null")
        == ["PUT /thing/1 (200): the answer is 200, and the description has no such operation"])
    #expect(
      faults("DELETE", "/thing/1", 200, "null", headers: [])
        == ["DELETE /thing/{id} (200): the header X-Ovh-QueryID is missing"])
  }

  @Test(arguments: [
    (404, #"{"class":"Client::NotFound","message":"x"}"#, nil),
    (400, #"{"class":"Client::BadRequest::A","message":"x","details":{}}"#, nil),
    (403, #"{"errorCode":"NOT_CREDENTIAL","httpCode":"403 Forbidden","message":"x"}"#, nil),
    (400, #"{"class":"Server::Error","message":"x"}"#, #"class is "Server::Error", declared Client::…"#),
    (400, #"{"class":"Client::BadRequest"}"#, "message is missing"),
    (400, #"{"message":"x"}"#, "neither class nor errorCode is there; httpCode is missing, declared to begin with 400"),
    (
      400, #"{"errorCode":"A_B","httpCode":"401 No","message":"x"}"#,
      #"httpCode is "401 No", declared to begin with 400"#
    ),
    (
      400, #"{"class":"Client::BadRequest","message":"x","errorCode":"A"}"#,
      "errorCode came, and errors have no such property"
    ),
    (204, #"{"class":"Client::A","message":"x"}"#, "an error has the status 204, declared 400 to 599"),
    (400, "null", "an error is null, declared an object"),
  ])
  func errorsHaveOneOfTwoShapes(_ status: Int, _ body: String, _ fault: String?) {
    let found = faults("GET", "/thing/1", status, body).map { $0.replacing("GET /thing/{id} (\(status)): ", with: "") }
    #expect(found.joined(separator: "; ") == fault ?? "")
  }

  @Test func aTestWhoseSimulatorAnswersSomethingElseFails() async throws {
    let watch = ConformanceWatch(judge)
    let simulator = Simulator(configuration: watch.watching(SimulatorConfiguration()), clock: { .now })
    _ = simulator.handle(SimulatorRequest(method: "GET", path: "/auth/time", url: ""))
    _ = simulator.handle(SimulatorRequest(method: "GET", path: "/auth/time", url: ""))
    let failure = #expect(throws: ConformanceFailure.self) { try watch.check() }
    #expect(
      failure?.description == """
        the simulator answered what the API's description does not allow:
          GET /auth/time (200): the answer is 200, and the description has no such operation
        """)
  }
}

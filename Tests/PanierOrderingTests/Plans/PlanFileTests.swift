import FoundationEssentials
import OVHClient
import Testing

@testable import PanierOrdering

/// A plan in a file is what was written, or is refused.
@Suite struct PlanFileTests {
  private func plan() async throws -> Plan { try await Shop().plan() }

  @Test func comesBackAsItWasWritten() async throws {
    let plan = try await plan()
    let file = PlanFile(plan)
    let read = try PlanFile(file.json.bytes, path: "plan.json")
    #expect(read.plan == plan && read.sha256 == file.sha256)
    // White space is no edit.
    let spaced = file.json.text.replacing(",\"", with: ",\n  \"")
    #expect(try PlanFile(Array(spaced.utf8), path: "plan.json").plan == plan)
  }

  @Test(arguments: [
    ("6.71 EUR", "6.70 EUR"), ("\"waives_retraction\":true", "\"waives_retraction\":false"),
    ("\"format\":1", "\"format\":1,\"note\":\"x\""), ("free-example.fr", "free-exbmple.fr"),
    ("\"id\":\"", "\"id\":\"0"),
  ])
  func isRefusedOnceEdited(old: String, new: String) async throws {
    let text = PlanFile(try await plan()).json.text
    try #require(text.contains(old))
    #expect {
      try PlanFile(Array(text.replacing(old, with: new).utf8), path: "plan.json")
    } throws: {
      "\($0)"
        == "'plan.json' was changed after it was planned: its content does not match its hash; nothing was ordered, make "
        + "a new plan"
    }
  }

  @Test(arguments: [
    ("x", "'p' is no plan: it is not JSON; make one"),
    ("{}", "'p' is no plan: it has no 'plan' with its 'sha256'; make one"),
    (
      #"{"plan":{"format":2},"sha256":""}"#,
      "'p' was written by a newer version of panier; use that version, or make a new plan"
    ),
    (
      #"{"plan":{},"sha256":"44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"}"#,
      "'p' is no plan: 'format' is missing; make one"
    ),
  ])
  func saysWhatIsNoPlan(text: String, sentence: String) {
    #expect {
      try PlanFile(Array(text.utf8), path: "p")
    } throws: { "\($0)" == sentence }
  }
}

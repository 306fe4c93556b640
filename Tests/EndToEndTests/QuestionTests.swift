import Foundation
import Testing

/// One question at a time: what is typed answers the question that is seen.
@Suite(.timeLimit(.minutes(5))) struct QuestionTests {
  /// Orders beside the script's own question, which begins when a file is there.
  private static func script(_ question: String) -> String {
    """
    local c = cart.new() c:add(c:offers("free-example.fr"):cheapest()):configure{ OWNER_LEGAL_AGE = true } c:assign()
    local t = spawn(function() return c:checkout{ waive_retraction = true }.id end)
    while not io.open(params.flag) do sleep(0.01) end
    \(question)
    print("how many: " .. answer)
    print("ordered: " .. tostring(t:wait() ~= nil))
    """
  }

  @Test(arguments: [
    #"local answer = ask("How many?")"#, #"io.write("How many? ") local answer = io.read()"#,
    #"io.stderr:write("How many? ") local answer = io.stdin:read("l")"#,
  ])
  func aScriptsOwnQuestionWaitsWhileAPurchaseWaitsForItsWord(question: String) async throws {
    let folder = try TemporaryFolder()
    let flag = folder.path + "/flag"
    let script = folder.path + "/order.lua"
    try Self.script(question).write(toFile: script, atomically: false, encoding: .utf8)
    let run = try TerminalProcess(["-q", script, "flag=" + flag])
    let asks = await run.waits(for: "to confirm: ")
    #expect(asks, "\(run.screen)")
    try "".write(toFile: flag, atomically: false, encoding: .utf8)
    run.type("6\n")
    let asksNext = await run.waits(for: "How many? ")
    #expect(asksNext, "\(run.screen)")
    // The echo of the answer follows the purchase's own question.
    #expect(run.screen.contains("to confirm: 6"), "\(run.screen)")
    run.type("3\n")
    let status = await run.status
    #expect(status == 0, "\(run.screen)")
    #expect(run.screen.contains("how many: 3") && run.screen.contains("ordered: true"), "\(run.screen)")
  }

  @Test func aPurchaseWaitsWhileAScriptsOwnQuestionStands() async throws {
    let code = """
      local c = cart.new() c:add(c:offers("free-example.fr"):cheapest()):configure{ OWNER_LEGAL_AGE = true } c:assign()
      spawn(function() print("many: " .. ask("How many?")) end)
      local ok, e = pcall(c.checkout, c, { waive_retraction = true })
      print(ok, e)
      """
    let run = try TerminalProcess(["-q", "-e", code])
    let asks = await run.waits(for: "How many? ")
    #expect(asks, "\(run.screen)")
    // The second 6 is typed ahead: no purchase was seen yet.
    run.type("6\n6\n")
    let asksNext = await run.waits(for: "to confirm: ")
    #expect(asksNext, "\(run.screen)")
    run.type("no\n")
    let status = await run.status
    #expect(status == 0, "\(run.screen)")
    #expect(
      run.screen.contains("many: 6") && run.screen.contains("('no' was typed); nothing was ordered"), "\(run.screen)")
  }

  @Test func ctrlCEndsAQuestionThatAScriptWaitsFor() async throws {
    let folder = try TemporaryFolder()
    let flag = folder.path + "/flag"
    let script = folder.path + "/order.lua"
    try Self.script(#"print(string.rep("x", 10)) local answer = io.read()"#)
      .write(toFile: script, atomically: false, encoding: .utf8)
    let run = try TerminalProcess(["-q", script, "flag=" + flag])
    let asks = await run.waits(for: "to confirm: ")
    #expect(asks, "\(run.screen)")
    try "".write(toFile: flag, atomically: false, encoding: .utf8)
    run.interrupt()
    let status = await run.status
    #expect(status == 130, "\(run.screen)")
  }
}

import PanierTerminal
import ScreenModel
import Testing

@Suite(.timeLimit(.minutes(5))) struct ProgressLineTests {
  @Test func theLineIsReplacedAndLeavesNothing() async throws {
    let scripted = try ScriptedTerminal(columns: 50)
    let progress = ProgressLine(descriptor: scripted.terminal.output, unicode: false)
    progress.update("example.fr", done: 3, of: 12)
    await scripted.expect(" 3/12 [######                  ] example.fr")
    progress.update("a very long name of something that cannot fit", done: 12, of: 12)
    await scripted.expect("12/12 [########################] a very long n...")
    progress.update("waiting\u{1B}[2J\tnow")
    await scripted.expect("waiting\\u{1B}[2J\\tnow")
    progress.clear()
    await scripted.expect("", cursor: [0, 0])
  }

  @Test func aPipeGetsNothing() throws {
    let pipe = try PipePair()
    let progress = ProgressLine(descriptor: pipe.writeEnd)
    progress.update("x", done: 1, of: 2)
    progress.clear()
    pipe.closeWriteEnd()
    #expect(pipe.rest() == "")
  }

  @Test func aNarrowScreenGetsTheCountWithoutABar() async throws {
    let scripted = try ScriptedTerminal(columns: 16)
    ProgressLine(descriptor: scripted.terminal.output).update("example.fr", done: 3, of: 12)
    await scripted.expect(" 3/12 example.…")
  }
}

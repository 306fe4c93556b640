import PanierCommandLine
import Testing

@Suite struct ScriptArgumentsTests {
  @Test func namesWhatIsWrittenWithAnEqualsSign() {
    let arguments = ScriptArguments(["free.fr", "years=2", "a=b=c", "2x=1", "=y", "_ok=", "years=3"])
    #expect(arguments.all.count == 7)
    #expect(arguments.named.map(\.name) == ["a", "_ok", "years"])
    #expect(arguments.named.map(\.value) == ["b=c", "", "3"])
  }
}

import Glibc
import ScreenModel
import Testing

@testable import PanierTerminal

@Suite(.timeLimit(.minutes(5))) struct PagerTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func environment(_ pager: String?) -> [String: String] {
    var environment = ["PATH": "/usr/bin:/bin", "OUT": folder.path + "/out"]
    environment["PAGER"] = pager
    return environment
  }

  private func paged() -> String? {
    let descriptor = open(folder.path + "/out", O_RDONLY)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(descriptor, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }

  private let tall = (1...9).map { "line \($0)" }.joined(separator: "\n")

  @Test func whatFitsTheScreenIsWrittenPlainly() async throws {
    let scripted = try ScriptedTerminal(columns: 20, rows: 10)
    try await Pager(terminal: scripted.terminal, environment: environment("cat > $OUT")).show(tall)
    await scripted.expect(tall, cursor: [9, 0])
    #expect(paged() == nil)
  }

  @Test func whatIsTallerGoesThroughThePagerWithItsOptions() async throws {
    let scripted = try ScriptedTerminal(columns: 20, rows: 9)
    try await Pager(
      terminal: scripted.terminal, environment: environment("sed -e 's/^/> /; 3q' > $OUT; echo $LESS >> $OUT; true")
    ).show(tall)
    #expect(paged() == "> line 1\n> line 2\n> line 3\n-SRXF\n")
  }

  @Test(arguments: ["", " ", "cat"]) func somePagersMeanNone(pager: String) async throws {
    let scripted = try ScriptedTerminal(columns: 20, rows: 5)
    try await Pager(terminal: scripted.terminal, environment: environment(pager)).show(tall)
    await scripted.wait("the text") { $0.picture.hasSuffix("line 8\nline 9") }
  }

  @Test func thePagerCanBeSwitchedOffAndNeedsATerminal() async throws {
    let scripted = try ScriptedTerminal(columns: 20, rows: 5)
    try await Pager(terminal: scripted.terminal, environment: environment("cat > $OUT"), isEnabled: false).show(tall)
    let pipe = try PipePair()
    let half = Terminal(input: scripted.terminal.input, output: pipe.writeEnd)
    try await Pager(terminal: half, environment: environment("cat > $OUT")).show(tall)
    pipe.closeWriteEnd()
    #expect(pipe.rest() == tall + "\n")
    #expect(paged() == nil)
  }

  @Test func aPagerThatIsNotThereLosesNothing() async throws {
    let scripted = try ScriptedTerminal(columns: 20, rows: 5)
    try await Pager(terminal: scripted.terminal, environment: environment("no-such-pager-here 2>/dev/null")).show(tall)
    await scripted.wait("the text") { $0.picture.hasSuffix("line 8\nline 9") }
  }

  @Test func aPagerThatIsQuitEarlyIsNoError() async throws {
    let scripted = try ScriptedTerminal(columns: 20, rows: 5)
    let long = String(repeating: "line\n", count: 100_000)
    try await Pager(terminal: scripted.terminal, environment: environment("head -1 > $OUT; true")).show(long)
    #expect(paged() == "line\n")
  }

  @Test func stylesAndWrappedLinesAreCountedAsTheScreenShowsThem() {
    let size = Terminal.Size(columns: 10, rows: 3)
    #expect(!Pager.isTaller("\u{1B}[1;31m1234567890\u{1B}[0m\nb\n", than: size))
    #expect(Pager.isTaller("12345678901\nb\n", than: size))
    #expect(Pager.isTaller("a\nb\nc\n", than: size))
  }
}

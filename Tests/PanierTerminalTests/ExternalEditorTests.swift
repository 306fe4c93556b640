import Glibc
import PanierTerminal
import Testing

@Suite(.timeLimit(.minutes(5))) struct ExternalEditorTests {
  @Test func theSavedTextComesBackAndTheDraftGoes() async throws {
    let folder = try TemporaryFolder()
    let editor = ExternalEditor(environment: [
      "PATH": "/usr/bin:/bin", "TMPDIR": folder.path, "EDITOR": "sed -i -e 's/nw/new/'", "VISUAL": "",
    ])
    #expect(try await editor.edit("cart.nw()\nprint(1)") == "cart.new()\nprint(1)\n")
    #expect(rmdir(folder.path) == 0)
  }

  @Test func anEditorThatFailsChangesNothing() async throws {
    #expect(try await ExternalEditor(environment: ["PATH": "/usr/bin:/bin", "VISUAL": "false"]).edit("x") == nil)
  }

  @Test func aDraftThatCannotBeWrittenIsAnError() async throws {
    let editor = ExternalEditor(environment: ["TMPDIR": "/nonexistent"])
    let error = await #expect(throws: TerminalError.self) { try await editor.edit("x") }
    #expect(error?.description == "The system refused mkstemps: No such file or directory (error 2).")
  }
}

import Glibc
import PanierTerminal
import Testing

@Suite struct HistoryTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path + "/state/panier/history"
  }

  private func contents() throws -> String {
    let descriptor = open(path, O_RDONLY)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 100_000)
    let count = read(descriptor, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }

  private func write(_ text: String, mode: mode_t = 0o600) throws {
    _ = mkdir(folder.path + "/state", 0o700)
    _ = mkdir(folder.path + "/state/panier", 0o700)
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    try #require(descriptor >= 0)
    try Terminal.write(text, to: descriptor)
    fchmod(descriptor, mode)
    close(descriptor)
  }

  private func mode(of path: String) -> mode_t {
    var status = stat()
    stat(path, &status)
    return status.st_mode & 0o777
  }

  @Test func entriesSurviveASessionOneJSONStringALine() throws {
    let history = History(path: path)
    history.add("for i = 1, 3 do\n\tprint(\"é\\\")\nend")
    history.add("\u{1B}[31m")
    #expect(try contents() == "\"for i = 1, 3 do\\n\\tprint(\\\"é\\\\\\\")\\nend\"\n\"\\u001b[31m\"\n")
    #expect(History(path: path).entries == history.entries)
    #expect(history.takeWarnings().isEmpty)
  }

  @Test func fileAndFoldersAreTheOwnersAlone() throws {
    History(path: path).add("x")
    #expect(mode(of: path) == 0o600)
    #expect(mode(of: folder.path + "/state/panier") == 0o700)
  }

  @Test func aFileOthersCouldReadIsClosedWithAWarning() throws {
    try write("\"a\"\n", mode: 0o644)
    let history = History(path: path)
    #expect(
      history.takeWarnings().map(\.description) == [
        "The history file '\(path)' could be read by other users; it is now yours alone (mode 0600)."
      ])
    #expect(history.takeWarnings().isEmpty)
    #expect(mode(of: path) == 0o600)
  }

  @Test func whatIsNotToBeKeptIsNotKept() throws {
    let history = History(path: path) { $0.contains("consumer_key") }
    #expect(!history.add(" print(1)"))
    #expect(!history.add(""))
    #expect(!history.add("\n\t "))
    #expect(!history.add("consumer_key = 'abc'"))
    #expect(history.add("print(2)"))
    #expect(history.entries == ["print(2)"])
    #expect(try contents() == "\"print(2)\"\n")
  }

  @Test func anEntryEnteredAgainMovesToTheEnd() throws {
    let history = History(path: path)
    for entry in ["a", "b", "b", "a"] { history.add(entry) }
    #expect(history.entries == ["b", "a"])
    #expect(History(path: path).entries == ["b", "a"])
    #expect(try contents() == "\"a\"\n\"b\"\n\"a\"\n")
  }

  @Test func theOldestGoWhenThereAreTooMany() throws {
    let history = History(path: path, maximumCount: 3)
    for number in 1...7 { history.add("\(number)") }
    #expect(history.entries == ["5", "6", "7"])
    #expect(History(path: path, maximumCount: 3).entries == ["5", "6", "7"])
    #expect(try contents() == "\"5\"\n\"6\"\n\"7\"\n")
    #expect(mode(of: path) == 0o600)
  }

  @Test func sessionsAtOnceLoseNothing() async throws {
    let path = path
    await withTaskGroup { group in
      for session in 0..<8 {
        group.addTask {
          // A small limit makes every new session shorten the file while others write to it.
          for entry in 0..<25 { History(path: path, maximumCount: 200).add("\(session).\(entry)") }
        }
      }
    }
    let entries = History(path: path, maximumCount: 200).entries
    #expect(Set(entries).count == 200)
    for session in 0..<8 {
      #expect(entries.filter { $0.hasPrefix("\(session).") } == (0..<25).map { "\(session).\($0)" })
    }
  }

  @Test func damagedLinesAreSkippedAndALineCutByACrashSpoilsNoOther() throws {
    try write("\"ok\"\nplain\n\"bad \\q\"\n\"half")
    let history = History(path: path)
    #expect(history.entries == ["ok"])
    #expect(
      history.takeWarnings().map(\.description) == [
        "The history file '\(path)' has 3 lines that cannot be read; they are skipped."
      ])
    history.add("new")
    #expect(History(path: path).entries == ["ok", "new"])
  }

  @Test func escapesOfOtherWritersAreUnderstood() throws {
    try write("\"\\u00e9\\ud83d\\ude00\\/\\b\"\r\n\"\\ud83d\"\n")
    #expect(History(path: path).entries == ["é😀/\u{8}"])
  }

  @Test func aFullDiskIsAWarningOnce() throws {
    // /dev/full takes every open and refuses every write, as a full disk does.
    try #require(symlink("/dev/full", folder.path + "/full") == 0)
    let history = History(path: folder.path + "/full")
    history.add("a")
    history.add("b")
    #expect(history.entries == ["a", "b"])
    #expect(
      history.takeWarnings().map(\.description) == [
        "The history file '\(folder.path)/full' could not be written: No space left on device;"
          + " this session's history is kept in memory only."
      ])
  }

  @Test func aPlaceThatCannotHoldAFileIsAWarning() throws {
    let history = History(path: folder.path)
    history.add("a")
    #expect(history.entries == ["a"])
    #expect(
      history.takeWarnings().map(\.description) == [
        "The history file '\(folder.path)' could not be read: Is a directory;"
          + " this session's history is kept in memory only."
      ])
  }

  @Test func withoutAFileEverythingStaysInMemory() throws {
    let history = History(path: nil)
    history.add("a")
    #expect(history.entries == ["a"])
    try history.clear()
    #expect(history.entries == [])
  }

  @Test func clearingEmptiesTheFileAndKeepsALink() throws {
    History(path: path).add("a")
    let link = folder.path + "/link"
    try #require(symlink(path, link) == 0)
    let history = History(path: link)
    #expect(history.entries == ["a"])
    try history.clear()
    #expect(try contents() == "")
    var status = stat()
    try #require(lstat(link, &status) == 0)
    #expect(status.st_mode & S_IFMT == S_IFLNK)
  }
}

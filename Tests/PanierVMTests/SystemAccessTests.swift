import Glibc
import PanierVM
import Testing

/// What a trusted script cannot do with files, programs and variables that are closed to it.
@Suite struct SystemAccessTests {
  /// A folder with a closed one in it, as `state/panier/journal`, and links that lead there.
  private final class Place {
    let path: String

    init() throws {
      var template = Array("/tmp/panier-fence-XXXXXX".utf8CString)
      try #require(mkdtemp(&template) != nil)
      path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
      for folder in ["/state", "/state/panier", "/open"] { mkdir(path + folder, 0o700) }
      write("/state/panier/journal", "kept")
      write("/open/free", "free")
      symlink("../state/panier/journal", path + "/open/link")
      symlink("../state/panier/new", path + "/open/dangling")
      symlink(path + "/state", path + "/open/up")
    }

    deinit {
      for file in ["/open/dangling", "/open/link", "/open/up", "/open/free", "/open/moved", "/state/panier/journal"] {
        unlink(path + file)
      }
      for folder in ["/open", "/state/panier", "/state", ""] { rmdir(path + folder) }
    }

    private func write(_ name: String, _ text: String) {
      guard let file = fopen(path + name, "w") else { return }
      fputs(text, file)
      fclose(file)
    }

    /// Runs a script that sees the folder as `here`.
    func run(_ script: String, closed: [String] = ["/state/panier", "/not/there"]) async throws -> [LuaValue] {
      let access = LuaSystemAccess(
        runsPrograms: false, closedPaths: closed.map { path + $0 } + ["/proc"], hiddenVariables: ["HOM"])
      let vm = LuaVM(LuaConfiguration(systemAccess: access))
      return try await vm.run("local here = ...\n" + script, name: "t", arguments: [.string(path)])
    }
  }

  @Test(arguments: [
    "/state/panier/journal", "/state/panier/new", "/open/../state/panier/journal", "/open/link", "/open/dangling",
    "/open/up/panier/journal", "//state//panier/./journal", "/state/panier/",
  ])
  func doesNotWriteBelowAClosedFolder(name: String) async throws {
    let place = try Place()
    let results = try await place.run(
      """
      for _, mode in ipairs{ "w", "a", "r+", "w+b", "a+" } do
        local file, message, code = io.open(here .. "\(name)", mode)
        assert(file == nil and code == 13, tostring(message))
      end
      assert(not pcall(io.output, here .. "\(name)"))
      return (select(2, io.open(here .. "\(name)", "w")))
      """)
    #expect(results == [.string("\(place.path)\(name): scripts may not write here")])
    #expect(Files.text(place.path + "/state/panier/journal") == "kept")
    #expect(access(place.path + "/state/panier/new", F_OK) != 0)
  }

  @Test func movesAndRemovesNothingClosedNorTheFoldersAboveIt() async throws {
    let place = try Place()
    _ = try await place.run(
      """
      for _, name in ipairs{ "/state/panier/journal", "/state/panier", "/state", "/open/link" , "/open/up/panier" } do
        if name ~= "/open/link" then assert(select(3, os.rename(here .. name, here .. "/open/moved")) == 13, name) end
        assert(select(3, os.remove(here .. name)) == 13, name)
      end
      assert(select(3, os.rename(here .. "/open/free", here .. "/state/panier/journal")) == 13)
      assert(select(3, os.rename(here .. "/open/free", here .. "/not")) == 13)
      """)
    #expect(Files.text(place.path + "/state/panier/journal") == "kept")
  }

  @Test func readsThereAndWritesElsewhere() async throws {
    let place = try Place()
    let results = try await place.run(
      """
      local text = io.open(here .. "/state/panier/journal"):read("a")
      for line in io.lines(here .. "/open/link") do text = text .. line end
      local file = assert(io.open(here .. "/open/free", "w"))
      file:write("new"):close()
      assert(os.rename(here .. "/open/free", here .. "/open/moved"))
      assert(io.open("/dev/null", "w")):close()
      io.output(here .. "/open/moved"):write("er")
      io.close()
      return text
      """)
    #expect(results == ["keptkept"])
    #expect(Files.text(place.path + "/open/moved") == "er")
  }

  @Test func doesNotReachTheProcessItself() async throws {
    _ = try await Place().run(
      """
      for _, path in ipairs{ "/proc/self/mem", "/proc/self/oom_score_adj" } do
        assert(select(3, io.open(path, "r+")) == 13, path)
      end
      """)
  }

  @Test func runsNoPrograms() async throws {
    let place = try Place()
    for (call, name) in [("io.popen('true')", "io.popen"), ("os.execute('true')", "os.execute")] {
      let error = await #expect(throws: LuaError.self) { try await place.run(call) }
      #expect(error?.message == "\(name): scripts may not run other programs")
    }
  }

  @Test func hidesVariablesByTheBeginningOfTheirName() async throws {
    #expect(try await Place().run("return os.getenv('HOME'), os.getenv('PATH') ~= nil") == [.nil, .boolean(true)])
  }

  @Test func allIsOpenUnlessItIsClosed() async throws {
    let vm = LuaVM(LuaConfiguration())
    #expect(try await vm.run("return io.popen('echo a'):read(), os.execute('exit 3')", name: "t").prefix(1) == ["a"])
  }
}

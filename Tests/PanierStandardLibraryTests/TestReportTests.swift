import Testing

@testable import PanierCommandLine

@Suite struct TestReportTests {
  private let report = TestReport([
    TestFileResult(
      file: "a_test.lua",
      tests: [
        TestResult(name: "cart adds", status: .passed),
        TestResult(
          name: "cart <pays> & #1", status: .failed, message: "expected 1\ngot \"2\"", location: "a_test.lua:7"),
        TestResult(name: "later", status: .pending),
      ], output: "hello\n", seconds: 0.0515)
  ])

  @Test func forPeople() {
    #expect(
      report.text(.text) == """
        failed  a_test.lua  1 passed, 1 failed, 1 pending
            FAILED   cart <pays> & #1
                     a_test.lua:7: expected 1
                     got "2"
            pending  later
            it printed:
            | hello

        1 file: 1 passed, 1 failed, 1 pending

        """)
    #expect(report.text(.text, isVerbose: true).contains("    ok       cart adds\n"))
  }

  @Test func tap() {
    #expect(
      report.text(.tap) == """
        TAP version 13
        1..3
        ok 1 - a_test.lua: cart adds
        not ok 2 - a_test.lua: cart <pays> & \\#1
          ---
          message: "expected 1\\ngot \\"2\\""
          at: "a_test.lua:7"
          ...
        ok 3 - a_test.lua: later # SKIP pending

        """)
  }

  @Test func junit() {
    #expect(
      report.text(.junit) == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites tests="3" failures="1">
          <testsuite name="a_test.lua" tests="3" failures="1" skipped="1" time="0.052">
            <testcase name="cart adds" classname="a_test.lua"/>
            <testcase name="cart &lt;pays&gt; &amp; #1" classname="a_test.lua">
              <failure message="expected 1&#10;got &quot;2&quot;">a_test.lua:7: expected 1&#10;got &quot;2&quot;</failure>
            </testcase>
            <testcase name="later" classname="a_test.lua">
              <skipped/>
            </testcase>
          </testsuite>
        </testsuites>

        """)
  }

  @Test func json() {
    #expect(
      report.text(.json).hasPrefix(
        #"{"version":1,"files":[{"file":"a_test.lua","tests":[{"name":"cart adds","status":"passed","message":null,"#))
  }

  @Test func nothingRunIsAFailure() {
    #expect(TestReport([TestFileResult(file: "a", tests: [], output: "", seconds: 0)]).hasFailed)
    #expect(report.hasFailed)
    let passed = TestFileResult(file: "a", tests: [TestResult(name: "x", status: .passed)], output: "", seconds: 0)
    #expect(!TestReport([passed]).hasFailed)
  }

  @Test func filesAreFoundBelowFolders() throws {
    #expect(throws: CommandFailure(.usage, "there is no 'nowhere'; name test files or folders that hold them")) {
      try TestFiles.found(["nowhere"])
    }
    let root = "/" + #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
    #expect(try TestFiles.found([root + "/Lua"]).contains(root + "/Lua/csv_test.lua"))
    #expect(
      throws: CommandFailure(
        .usage, "there is no test in '\(root)/Semantics'; the names of test files end in _test.lua")
    ) { try TestFiles.found([root + "/Semantics"]) }
  }
}

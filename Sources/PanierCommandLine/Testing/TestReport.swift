import OVHClient
import PanierTerminal

/// The text of what came of test files.
public struct TestReport: Sendable {
  /// How it is written.
  public enum Format: String, Sendable, CaseIterable {
    /// For people: failures with their place, then a line of sums.
    case text
    /// The Test Anything Protocol, version 13.
    case tap
    /// The XML of JUnit, as CI systems read it.
    case junit
    /// One JSON value.
    case json
  }

  private let files: [TestFileResult]

  /// Takes what came of the files.
  public init(_ files: [TestFileResult]) {
    self.files = files
  }

  /// Whether a test failed, or there was none at all.
  public var hasFailed: Bool {
    files.contains { $0.count(.failed) > 0 } || files.allSatisfy(\.tests.isEmpty)
  }

  /// The whole report, with a line end behind it.
  /// - Parameters:
  ///   - format: how it is written.
  ///   - isVerbose: whether tests that passed are named as well, in the format for people.
  public func text(_ format: Format, isVerbose: Bool = false) -> String {
    switch format {
    // Names, messages and what tests printed come from the files.
    case .text: SafeText.multiline(people(isVerbose))
    case .tap: tap
    case .junit: junit
    case .json: json.text + "\n"
    }
  }

  private func people(_ isVerbose: Bool) -> String {
    var lines: [String] = []
    for file in files {
      let mark = file.count(.failed) > 0 ? "failed" : file.tests.isEmpty ? "empty" : "ok"
      lines.append("\(mark)  \(file.file)  \(Self.sums([file]))")
      for test in file.tests {
        switch test.status {
        case .passed: if isVerbose { lines.append("    ok       \(test.name)") }
        case .pending: lines.append("    pending  \(test.name)")
        case .failed:
          lines.append("    FAILED   \(test.name)")
          let place = test.location.map { "\($0): " } ?? ""
          lines += (place + (test.message ?? "")).split(separator: "\n", omittingEmptySubsequences: false).map {
            "             \($0)"
          }
        }
      }
      if file.count(.failed) > 0, !file.output.isEmpty {
        lines.append("    it printed:")
        lines += file.output.split(separator: "\n").map { "    | \($0)" }
      }
    }
    lines.append("")
    lines.append("\(files.count) file\(files.count == 1 ? "" : "s"): \(Self.sums(files))")
    return lines.joined(separator: "\n") + "\n"
  }

  /// «3 passed, 1 failed»; what there is none of is left out.
  private static func sums(_ files: [TestFileResult]) -> String {
    let statuses: [TestResult.Status] = [.passed, .failed, .pending]
    let parts = statuses.compactMap { status -> String? in
      let count = files.reduce(0) { $0 + $1.count(status) }
      return count == 0 ? nil : "\(count) \(status.rawValue)"
    }
    return parts.isEmpty ? "no tests" : parts.joined(separator: ", ")
  }

  private var tap: String {
    let all = files.flatMap { file in file.tests.map { (file, $0) } }
    var lines = ["TAP version 13", "1..\(all.count)"]
    for (number, (file, test)) in all.enumerated() {
      // A hash would begin a directive.
      let name = "\(file.file): \(test.name)".replacing("#", with: "\\#").replacing("\n", with: " ")
      let ok = test.status == .failed ? "not ok" : "ok"
      lines.append("\(ok) \(number + 1) - \(name)" + (test.status == .pending ? " # SKIP pending" : ""))
      guard test.status == .failed else { continue }
      lines += ["  ---", "  message: \(JSONValue.string(test.message ?? "").text)"]
      if let location = test.location { lines.append("  at: \(JSONValue.string(location).text)") }
      lines.append("  ...")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var junit: String {
    var lines = [#"<?xml version="1.0" encoding="UTF-8"?>"#]
    let failures = files.reduce(0) { $0 + $1.count(.failed) }
    lines.append(#"<testsuites tests="\#(files.reduce(0) { $0 + $1.tests.count })" failures="\#(failures)">"#)
    for file in files {
      lines.append(
        #"  <testsuite name="\#(Self.escaped(file.file))" tests="\#(file.tests.count)" "#
          + #"failures="\#(file.count(.failed))" skipped="\#(file.count(.pending))" time="\#(Self.decimal(file.seconds))">"#
      )
      for test in file.tests {
        let head = #"    <testcase name="\#(Self.escaped(test.name))" classname="\#(Self.escaped(file.file))""#
        switch test.status {
        case .passed: lines.append(head + "/>")
        case .pending: lines += [head + ">", "      <skipped/>", "    </testcase>"]
        case .failed:
          let place = test.location.map { "\($0): " } ?? ""
          lines += [
            head + ">",
            #"      <failure message="\#(Self.escaped(test.message ?? ""))">"#
              + Self.escaped(place + (test.message ?? "")) + "</failure>",
            "    </testcase>",
          ]
        }
      }
      lines.append("  </testsuite>")
    }
    lines.append("</testsuites>")
    return lines.joined(separator: "\n") + "\n"
  }

  private var json: JSONValue {
    .object(
      JSONObject([
        ("version", 1),
        (
          "files",
          .array(
            files.map { file in
              .object(
                JSONObject([
                  ("file", .string(file.file)),
                  ("tests", .array(file.tests.map(Self.json))),
                ]))
            })
        ),
      ]))
  }

  private static func json(_ test: TestResult) -> JSONValue {
    .object(
      JSONObject([
        ("name", .string(test.name)), ("status", .string(test.status.rawValue)),
        ("message", test.message.map { .string($0) } ?? .null),
        ("location", test.location.map { .string($0) } ?? .null),
      ]))
  }

  private static func decimal(_ seconds: Double) -> String {
    let thousandths = Int((seconds * 1000).rounded())
    let rest = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\n": escaped += "&#10;"
      case "\t": escaped += "&#9;"
      // XML has no other controls.
      case _ where scalar.value < 0x20: escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}

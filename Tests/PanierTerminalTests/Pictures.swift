import Testing

/// Compares two pictures line by line, so that a failure shows the first line that differs.
func expectLines(_ actual: String, _ expected: String, sourceLocation: SourceLocation = #_sourceLocation) {
  let actualLines = actual.split(separator: "\n", omittingEmptySubsequences: false)
  let expectedLines = expected.split(separator: "\n", omittingEmptySubsequences: false)
  guard actualLines != expectedLines else { return }
  let index = zip(actualLines, expectedLines).enumerated().first { $0.element.0 != $0.element.1 }?.offset
  Issue.record(
    "The picture differs from line \(index ?? min(actualLines.count, expectedLines.count)):\n\(actual)\n--- expected:\n\(expected)",
    sourceLocation: sourceLocation)
}

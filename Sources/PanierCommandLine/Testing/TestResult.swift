/// What came of one test, or of a file that could not be run.
public struct TestResult: Sendable, Hashable {
  /// How a test ended.
  public enum Status: String, Sendable, Hashable {
    /// It held.
    case passed
    /// It raised.
    case failed
    /// It was not run.
    case pending
  }

  /// The names of its groups and its own; that of the file where the file itself failed.
  public var name: String
  /// How it ended.
  public var status: Status
  /// Why it failed.
  public var message: String?
  /// Where it failed: `order_test.lua:12`.
  public var location: String?
}

/// What came of a file.
public struct TestFileResult: Sendable, Hashable {
  /// The file as it was named.
  public var file: String
  /// Its tests in the order in which they ran.
  public var tests: [TestResult]
  /// What the tests printed.
  public var output: String
  /// How long the file took, in seconds.
  public var seconds: Double

  /// How many tests ended so.
  func count(_ status: TestResult.Status) -> Int { tests.count { $0.status == status } }
}

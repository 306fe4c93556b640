import Synchronization

/// A line of the table of routes: what a call is found by, and the operation, which is read when it is first asked for.
final class RouteEntry: Sendable {
  /// The place in the table, from 0.
  let index: Int
  let method: HTTPMethod
  /// The segments of the path; those in braces stand for any.
  let segments: [Substring]
  /// Whether more is known than the answer.
  let isDescribed: Bool
  private let line: Substring.UTF8View
  private let read = Mutex<APIOperation?>(nil)

  /// Takes a line; nil where it is no operation.
  init?(_ line: Substring.UTF8View, index: Int) {
    let columns = line.split(separator: UInt8(ascii: "|"), maxSplits: 5, omittingEmptySubsequences: false)
    guard columns.count >= 4, columns[1].first == UInt8(ascii: "/"),
      let method = HTTPMethod(rawValue: String(Substring(columns[0])))
    else { return nil }
    self.index = index
    self.line = line
    self.method = method
    segments = columns[1].split(separator: UInt8(ascii: "/")).map { Substring($0) }
    isDescribed = columns.count < 5 || columns[4].first != UInt8(ascii: "-")
  }

  /// The operation.
  var operation: APIOperation {
    read.withLock { read in
      if let read { return read }
      let operation = APIOperation(line, index: index)
      read = operation
      return operation
    }
  }

  /// Whether a path has the fixed segments of this one, letter by letter.
  func fits(_ parts: [String]) -> Bool {
    zip(segments, parts).allSatisfy { $0 == $1 || $0.utf8.first == UInt8(ascii: "{") }
  }
}

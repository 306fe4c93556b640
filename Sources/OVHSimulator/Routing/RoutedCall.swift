import OVHClient

/// A call with the operation that it means, the values that its path gives to the parameters, and what answers it.
struct RoutedCall: Sendable {
  var operation: APIOperation
  var values: [String: String]
  /// What answers it; nil where nothing does.
  var answer: Handlers.Answer?

  /// Looks for the operation of a call; nil where there is none or a value of the path has a broken escape.
  /// - Parameters:
  ///   - method: the HTTP method in upper case.
  ///   - path: the path without the base, percent-encoded; a slash at its end does not count.
  init?(method: String, path: String) {
    let segments = RouteTable.segments(path)
    guard let method = HTTPMethod(rawValue: method),
      let operation = RouteTable.shared.operation(method, segments: segments)
    else { return nil }
    answer = Handlers.answer(to: operation)
    values = [:]
    values["product"] = answer?.product
    for (name, segment) in zip(operation.segments, segments) where name.utf8.first == UInt8(ascii: "{") {
      guard let value = PercentCoding.decode(segment) else { return nil }
      values[String(name.dropFirst().dropLast())] = value
    }
    self.operation = operation
  }

  /// The path of the operation that a call means, with its parameters in braces; nil where there is none.
  static func template(_ method: String, _ path: String) -> String? {
    HTTPMethod(rawValue: method).flatMap { RouteTable.shared.operation($0, segments: RouteTable.segments(path))?.path }
  }
}

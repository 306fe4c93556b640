/// A Lua value that is not what a Swift type reads.
struct LuaValueMismatch: Error {
  /// The keys that lead from the outermost value to it.
  let path: [any CodingKey]
  /// What is wrong with what is there: `is string "x", expected an integer`.
  let problem: String

  init(path: [any CodingKey], found value: LuaValue, expected: String) {
    self.path = path
    problem = value.isNil ? "is missing, expected \(expected)" : "is \(value.spelling), expected \(expected)"
  }

  /// What a type's own reader complained about.
  init(_ error: DecodingError) {
    switch error {
    case .dataCorrupted(let context), .keyNotFound(_, let context), .typeMismatch(_, let context),
      .valueNotFound(_, let context):
      path = context.codingPath
      problem = "cannot be read: \(context.debugDescription)"
    @unknown default:
      path = []
      problem = "cannot be read: \(error)"
    }
  }

  /// The whole sentence about a value with this name: `result 1, lines[2].pieces is string "x", expected an integer`.
  func sentence(_ name: String) -> String {
    var place = ""
    for key in path {
      if let index = key.intValue {
        place += "[\(index)]"
      } else {
        place += (place.isEmpty ? "" : ".") + key.stringValue
      }
    }
    return place.isEmpty ? "\(name) \(problem)" : "\(name), \(place) \(problem)"
  }
}

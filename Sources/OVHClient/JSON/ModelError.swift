/// An answer in which a key is missing or has the wrong kind.
public struct ModelError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The way to the value: `prices[0].price.value`; empty for the answer itself.
  public var path: String
  /// What is wrong with it: «is missing», «is a string instead of a list».
  public var problem: String

  init(path: String = "", problem: String) {
    self.path = path
    self.problem = problem
  }

  init(expected: String, found: JSONValue) {
    self.init(problem: "is \(found.kindName) instead of \(expected)")
  }

  func inside(_ name: String) -> ModelError {
    let separator = path.isEmpty || path.hasPrefix("[") ? "" : "."
    return ModelError(path: name + separator + path, problem: problem)
  }

  /// One clause: «'itemId' is missing».
  public var description: String { path.isEmpty ? "it \(problem)" : "'\(path)' \(problem)" }
}

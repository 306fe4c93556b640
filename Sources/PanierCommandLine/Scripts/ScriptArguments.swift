/// The arguments that reach a script: all of them in order, and by name where they are written `NAME=value`.
public struct ScriptArguments: Sendable, Hashable {
  /// What the operator typed behind the script.
  public let all: [String]

  /// Creates arguments.
  public init(_ all: [String]) {
    self.all = all
  }

  /// The named ones: a name is a Lua identifier.
  ///
  /// The last value of a name counts.
  public var named: [(name: String, value: String)] {
    var named: [(name: String, value: String)] = []
    for argument in all {
      guard let mark = argument.firstIndex(of: "=") else { continue }
      let name = String(argument[..<mark])
      guard ScriptArguments.isIdentifier(name) else { continue }
      named.removeAll { $0.name == name }
      named.append((name, String(argument[argument.index(after: mark)...])))
    }
    return named
  }

  private static func isIdentifier(_ text: String) -> Bool {
    guard let first = text.first, first == "_" || (first.isASCII && first.isLetter) else { return false }
    return text.allSatisfy { $0 == "_" || ($0.isASCII && ($0.isLetter || $0.isNumber)) }
  }
}

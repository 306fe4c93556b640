import FoundationEssentials

/// An application that may ask for consumer keys.
struct ClientApplication: Codable, Sendable, Hashable {
  var id: Int64
  var key: String
  var secret: String
  var name: String
}

/// A consumer key and what it may do.
struct Credential: Codable, Sendable, Hashable {
  /// Where a consumer key is in its life.
  enum Status: String, Codable {
    case pendingValidation, validated, refused, expired
  }

  var id: Int64
  var applicationID: Int64
  var consumerKey: String
  var status: Status
  var rules: [SimulatorAccessRule]
  var creation: Date
  var expiration: Date?
  var lastUse: Date?
  var redirection: String?
  /// The addresses it may be used from, as they were asked for; the simulator is called from one machine.
  var allowedIPs: [String]?
  /// The text in the validation URL.
  var validationToken: String

  /// Whether a method and path are allowed.
  func allows(_ method: String, _ path: String) -> Bool {
    rules.contains { $0.method == method && Self.matches($0.path, path) }
  }

  /// Whether a rule's path, in which `*` stands for any text, covers a path.
  static func matches(_ rule: String, _ path: String) -> Bool {
    let parts = rule.split(separator: "*", omittingEmptySubsequences: false).map { Array($0.utf8) }
    let text = Array(path.utf8)
    guard parts.count > 1, let first = parts.first, let last = parts.last else { return rule == path }
    guard text.starts(with: first), text.count >= first.count + last.count,
      text.suffix(last.count).elementsEqual(last)
    else { return false }
    var rest = text[first.count..<(text.count - last.count)]
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let found = rest.firstRange(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return true
  }
}

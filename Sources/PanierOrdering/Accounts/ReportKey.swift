import OVHClient

/// What purchases are added up by.
public struct ReportKey: Sendable {
  /// The name on the command line: `month`.
  public let name: String
  /// The heading of its column.
  public let title: String
  /// What an entry belongs to; nil for one that says nothing of it.
  public let value: @Sendable (LedgerEntry) -> String?

  /// The keys there are, in the order in which they are listed; a further one is a line here.
  public static let all: [ReportKey] = [
    // Of UTC, as every date of the journal.
    ReportKey(name: "month", title: "Month") { String(APIDate($0.date).text.prefix(7)) },
    ReportKey(name: "script", title: "Script") { $0.location.map(script) },
    ReportKey(name: "recipe", title: "Recipe") { $0.labels.recipe },
    ReportKey(name: "project", title: "Project") { $0.labels.project },
    ReportKey(name: "operator", title: "Operator") { $0.labels.operator },
    ReportKey(name: "machine", title: "Machine") { $0.labels.machine },
  ]

  /// The key of a name; nil for a name that is none.
  public init?(named name: String) {
    guard let known = Self.all.first(where: { $0.name == name }) else { return nil }
    self = known
  }

  init(name: String, title: String, value: @escaping @Sendable (LedgerEntry) -> String?) {
    self.name = name
    self.title = title
    self.value = value
  }

  /// The script that asked, without its line and the plan it was part of: `order.lua` of `plan 0f3a of order.lua:31`.
  static func script(_ location: String) -> String {
    var text = location[...]
    if text.hasPrefix("plan "), let of = text.firstRange(of: " of ") { text = text[of.upperBound...] }
    if let mark = text.lastIndex(of: ":"), text[mark...].dropFirst().allSatisfy(\.isNumber), mark != text.startIndex {
      text = text[..<mark]
    }
    return String(text)
  }
}

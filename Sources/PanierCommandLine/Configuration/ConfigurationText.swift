import OVHClient

/// The text of an `ovh.conf`, changed line by line: comments, order, blank lines and line ends stay as they are.
struct ConfigurationText: Sendable, Hashable {
  private var lines: [[UInt8]]

  /// Takes a text.
  init(_ text: String) {
    lines = Array(text.utf8).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Array.init)
  }

  /// The text as it stands now.
  var text: String { String(decoding: Array(lines.joined(separator: [UInt8(ascii: "\n")])), as: UTF8.self) }

  /// The value of a name in a section, as the official clients read it; nil where there is none or an empty one.
  func value(_ name: String, in section: String) -> String? {
    guard let place = places(of: name, in: section).last else { return nil }
    let value = Self.assignment(lines[place])?.value ?? ""
    return value.isEmpty ? nil : value
  }

  /// The names of all values that are secrets and are set in any section.
  var secrets: [String] {
    lines.compactMap { Self.assignment($0) }.filter { Self.secretNames.contains($0.name) && !$0.value.isEmpty }
      .map(\.name)
  }

  /// Sets a value: where it stands, or at the end of its section, or in a section of its own at the end.
  /// - Parameters:
  ///   - name: the name, in lower case.
  ///   - section: the section, without brackets.
  ///   - value: printable ASCII without blanks.
  mutating func set(_ name: String, in section: String, to value: String) {
    let end: [UInt8] = usesCarriageReturns ? [UInt8(ascii: "\r")] : []
    if let place = places(of: name, in: section).last {
      let old = String(decoding: lines[place], as: UTF8.self)
      if case .value(_, let text) = INILine(old) {
        // Only the value: blanks, quotes and a comment behind it stay.
        lines[place] = Array((old[..<text.startIndex] + value + old[text.endIndex...]).utf8)
        return
      }
    }
    let line = Array("\(name) = \(value)".utf8) + end
    if let header = lines.lastIndex(where: { Self.header($0) == section }) {
      let next = lines[(header + 1)...].firstIndex { Self.header($0) != nil } ?? lines.endIndex
      let last = lines[header..<next].lastIndex { !Self.isBlank($0) } ?? header
      lines.insert(line, at: last + 1)
      // A file whose last line has no end gets one, and keeps it.
      if last + 1 == lines.count - 1 { lines.append([]) }
      return
    }
    while let last = lines.last, Self.isBlank(last) { lines.removeLast() }
    if !lines.isEmpty { lines.append(end) }
    lines += [Array("[\(section)]".utf8) + end, line, []]
  }

  /// Removes a value wherever it stands in a section.
  mutating func remove(_ name: String, from section: String) {
    for place in places(of: name, in: section).reversed() { lines.remove(at: place) }
  }

  // MARK: - Lines

  private static let secretNames: Set<String> = [
    "application_secret", "consumer_key", "client_secret", "access_token",
  ]

  private var usesCarriageReturns: Bool { lines.count > 1 && lines[0].last == UInt8(ascii: "\r") }

  private func places(of name: String, in section: String) -> [Int] {
    var current: String?
    var found: [Int] = []
    for (index, line) in lines.enumerated() {
      if let header = Self.header(line) {
        current = header
      } else if current == section, Self.assignment(line)?.name == name {
        found.append(index)
      }
    }
    return found
  }

  private static func reading(_ line: [UInt8]) -> INILine {
    INILine(String(decoding: line, as: UTF8.self).replacing("\u{FEFF}", with: ""))
  }

  private static func isBlank(_ line: [UInt8]) -> Bool {
    String(decoding: line, as: UTF8.self).allSatisfy(\.isWhitespace)
  }

  private static func header(_ line: [UInt8]) -> String? {
    if case .section(let name) = reading(line) { name } else { nil }
  }

  private static func assignment(_ line: [UInt8]) -> (name: String, value: String)? {
    if case .value(let name, let text) = reading(line) { (name, String(text)) } else { nil }
  }
}

/// What a line of an `ovh.conf` is: the one reading of it, for looking values up and for changing them.
///
/// Where the official clients disagree, this is taken: names count in any case and sections as they are written
/// (python), text behind a section's bracket is passed over (python), a comment may follow a value behind a blank (go),
/// quotes of either kind around a value are left out (go, php, node), a line that is set in stands for itself (go).
package enum INILine: Sendable, Hashable {
  /// Nothing, or a comment: a line that begins with `;` or `#`.
  case blank
  /// The beginning of a section: `[ovh-eu]`.
  case section(String)
  /// A value: its name in lower case, and the characters of the line that it takes, quotes left out.
  case value(name: String, text: Substring)
  /// Anything else; carries what is expected.
  case malformed(String)

  /// Reads a line, given without its end.
  package init(_ line: String) {
    let bare = INILine.trimmed(line[...])
    guard let first = bare.first, first != ";", first != "#" else {
      self = .blank
      return
    }
    if first == "[" {
      let name = bare.firstIndex(of: "]").map { INILine.trimmed(bare[bare.index(after: bare.startIndex)..<$0]) } ?? ""
      self = name.isEmpty ? .malformed("a section is written like [ovh-eu]") : .section(String(name))
      return
    }
    let mark = bare.firstIndex { $0 == "=" || $0 == ":" }
    let name = mark.map { INILine.trimmed(bare[..<$0]).lowercased() } ?? ""
    guard let mark, !name.isEmpty else {
      self = .malformed("a line is written like name=value")
      return
    }
    self = .value(name: name, text: INILine.unquoted(INILine.uncommented(bare[bare.index(after: mark)...])))
  }

  /// The lines of a text, without a mark of its encoding.
  package static func lines(_ text: String) -> [Substring] {
    text.drop { $0 == "\u{FEFF}" }
      .split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
  }

  private static func uncommented(_ value: Substring) -> Substring {
    var before: Character = " "
    for index in value.indices {
      if value[index] == ";" || value[index] == "#", before.isWhitespace { return trimmed(value[..<index]) }
      before = value[index]
    }
    return trimmed(value)
  }

  private static func unquoted(_ value: Substring) -> Substring {
    guard value.count > 1, let quote = value.first, quote == "\"" || quote == "'", value.last == quote else {
      return value
    }
    return value.dropFirst().dropLast()
  }

  private static func trimmed(_ text: Substring) -> Substring {
    let head = text.drop(while: \.isWhitespace)
    guard let last = head.lastIndex(where: { !$0.isWhitespace }) else { return text.prefix(0) }
    return head[...last]
  }
}

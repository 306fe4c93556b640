import PanierTerminal
import PanierVM

/// Points at the place in an entry that an error means, and mends it where it is known what was meant.
struct EntryPointer: Sendable, Hashable {
  /// The line of the entry, and below it a caret.
  let picture: String
  /// The entry with what was meant; nil where that is not known.
  let mended: String?

  /// Looks for the place of an error of an entry.
  /// - Parameters:
  ///   - error: the error.
  ///   - entry: the entry that it came from.
  init?(_ error: LuaError, in entry: String) {
    guard let location = error.location, location.hasPrefix("stdin:"), let number = Int(location.dropFirst(6)) else {
      return nil
    }
    let lines = entry.split(separator: "\n", omittingEmptySubsequences: false)
    guard let place = EntryPointer.place(error, lines, number) else { return nil }
    let line = String(lines[place.line])
    let before = String(decoding: Array(line.utf8).prefix(place.range.lowerBound), as: UTF8.self)
    let marked = String(decoding: Array(line.utf8)[place.range], as: UTF8.self)
    // Tabs keep their width, so that the caret stands below what it means.
    let gap = before.map { $0 == "\t" ? "\t" : String(repeating: " ", count: DisplayWidth.of(String($0))) }.joined()
    picture =
      "\(line)\n\(gap)\(String(repeating: "^", count: max(1, marked.reduce(0) { $0 + DisplayWidth.of(String($1)) })))"
    guard let meant = EntryPointer.quoted(after: "did you mean ", in: error.message), !marked.isEmpty else {
      mended = nil
      return
    }
    var text = Array(line.utf8)
    text.replaceSubrange(place.range, with: Array(meant.utf8))
    var all = lines.map(String.init)
    all[place.line] = String(decoding: text, as: UTF8.self)
    mended = all.joined(separator: "\n")
  }

  /// The line, counted from 0, and the bytes of it that are meant.
  private static func place(
    _ error: LuaError, _ lines: [Substring], _ number: Int
  ) -> (line: Int, range: Range<Int>)? {
    // What is missing at the end is reported on the line behind.
    if error.isSyntax, error.message.hasSuffix("near <eof>") {
      let last = lines.count - 1
      return (last, lines[last].utf8.count..<lines[last].utf8.count)
    }
    guard lines.indices.contains(number - 1) else { return nil }
    let line = String(lines[number - 1])
    let word = error.isSyntax ? quoted(after: "near ", in: error.message) : subject(of: error.message)
    guard let word, let range = range(of: word, in: line, last: error.isSyntax) else { return nil }
    return (number - 1, range)
  }

  /// What a sentence is about: its first quoted word.
  private static func subject(of message: String) -> String? {
    guard let start = message.firstIndex(of: "'") else { return nil }
    let rest = message[message.index(after: start)...]
    return rest.firstIndex(of: "'").map { String(rest[..<$0]) }
  }

  /// The quoted word behind some words.
  private static func quoted(after words: String, in message: String) -> String? {
    guard let start = message.firstRange(of: words + "'") else { return nil }
    let rest = message[start.upperBound...]
    return rest.lastIndex(of: "'").map { end in
      let word = rest[..<end]
      return String(word.firstIndex(of: "'").map { word[..<$0] } ?? word)
    }
  }

  /// Where a word stands in a line, as a word of its own; nil where that is not certain.
  private static func range(of word: String, in line: String, last: Bool) -> Range<Int>? {
    guard !word.isEmpty else { return nil }
    let (bytes, wanted) = (Array(line.utf8), Array(word.utf8))
    guard bytes.count >= wanted.count else { return nil }
    let places = (0...(bytes.count - wanted.count)).filter { start in
      guard bytes[start..<(start + wanted.count)].elementsEqual(wanted) else { return false }
      return !isJoined(bytes, start - 1, wanted.first) && !isJoined(bytes, start + wanted.count, wanted.last)
    }
    // A mistake of syntax is reported at the first token that does not fit, of which there may be several alike.
    guard let place = places.count == 1 ? places.first : last ? places.last : nil else { return nil }
    return place..<(place + wanted.count)
  }

  /// Whether a byte of a line goes on with a word that ends in another.
  private static func isJoined(_ bytes: [UInt8], _ index: Int, _ neighbour: UInt8?) -> Bool {
    func isOfWord(_ byte: UInt8) -> Bool {
      (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")) || byte == UInt8(ascii: "_")
        || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"))
    }
    guard bytes.indices.contains(index), let neighbour else { return false }
    return isOfWord(bytes[index]) && isOfWord(neighbour)
  }
}

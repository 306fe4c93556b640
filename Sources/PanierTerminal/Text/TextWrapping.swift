/// Breaks lines and cuts text by display width.
public enum TextWrapping {
  /// Returns `text` broken between words so that no line is wider than `width` columns.
  ///
  /// A word wider than a line is broken between characters; a single character wider than `width` stands alone.
  static func wrap(_ text: String, width: Int) -> [String] {
    let width = max(1, width)
    guard DisplayWidth.of(text) > width else { return [text] }
    var lines: [String] = []
    var line = ""
    var lineWidth = 0
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let wordWidth = DisplayWidth.of(word)
      if lineWidth > 0, lineWidth + 1 + wordWidth <= width {
        line += " \(word)"
        lineWidth += 1 + wordWidth
        continue
      }
      if lineWidth > 0 { lines.append(line) }
      (line, lineWidth) = ("", 0)
      for character in word {
        let characterWidth = DisplayWidth.of(character)
        if lineWidth > 0, lineWidth + characterWidth > width {
          lines.append(line)
          (line, lineWidth) = ("", 0)
        }
        line.append(character)
        lineWidth += characterWidth
      }
    }
    if lineWidth > 0 || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// Returns the longest beginning of `text` that takes at most `width` columns, ended by `…` (or `...`) where cut.
  /// - Parameters:
  ///   - text: text without styles.
  ///   - width: the columns.
  ///   - unicode: whether the mark of a cut is `…`.
  public static func truncated(_ text: String, width: Int, unicode: Bool = true) -> String {
    guard DisplayWidth.of(text) > width else { return text }
    let mark = unicode ? "…" : "..."
    let room = width - DisplayWidth.of(mark)
    guard room > 0 else { return String(repeating: ".", count: max(0, width)) }
    return prefix(text, width: room) + mark
  }

  /// Returns the longest beginning of `text` that takes at most `width` columns.
  static func prefix(_ text: String, width: Int) -> String {
    var result = ""
    var used = 0
    for character in text {
      used += DisplayWidth.of(character)
      if used > width { break }
      result.append(character)
    }
    return result
  }

  /// The width of the widest word.
  static func widestWord(_ text: String) -> Int {
    if let ascii = text.utf8.withContiguousStorageIfAvailable(widestASCIIWord), let width = ascii { return width }
    return text.split(separator: " ").reduce(0) { max($0, DisplayWidth.of($1)) }
  }

  /// The width of the widest word of printable ASCII; nil when another byte occurs.
  private static func widestASCIIWord(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var (widest, width) = (0, 0)
    for byte in bytes {
      guard (0x20..<0x7F).contains(byte) else { return nil }
      width = byte == UInt8(ascii: " ") ? 0 : width + 1
      widest = max(widest, width)
    }
    return widest
  }
}

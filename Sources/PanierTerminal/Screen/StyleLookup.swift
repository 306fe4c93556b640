/// The style of each byte of a text.
struct StyleLookup {
  private var styles: [Style]

  /// - Parameters:
  ///   - ranges: styled parts, the later over the earlier; what lies beyond the text is ignored.
  ///   - length: the length of the text in UTF-8 bytes.
  init(_ ranges: [StyledRange], length: Int) {
    styles = ranges.isEmpty ? [] : Array(repeating: .plain, count: length)
    for range in ranges {
      for offset in range.range.clamped(to: 0..<length) { styles[offset] = range.style }
    }
  }

  func style(at offset: Int) -> Style {
    offset < styles.count ? styles[offset] : .plain
  }
}

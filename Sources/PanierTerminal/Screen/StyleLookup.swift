/// The style of each byte of a part of a text.
struct StyleLookup {
  private var styles: [Style]
  private let start: Int

  /// - Parameters:
  ///   - ranges: styled parts, the later over the earlier; what lies beyond the part is ignored.
  ///   - part: the part, in UTF-8 bytes from the beginning of the text.
  init(_ ranges: [StyledRange], in part: Range<Int>) {
    start = part.lowerBound
    styles = ranges.isEmpty ? [] : Array(repeating: .plain, count: part.count)
    for range in ranges where range.range.overlaps(part) {
      for offset in range.range.clamped(to: part) { styles[offset - start] = range.style }
    }
  }

  func style(at offset: Int) -> Style {
    offset - start < styles.count ? styles[offset - start] : .plain
  }
}

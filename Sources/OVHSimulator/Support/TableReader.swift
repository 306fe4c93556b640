/// Finds lines of a sorted table kept as text in the program, without reading the rest of it.
enum TableReader {
  /// The fields after the key of the line whose first field is the key.
  /// - Parameters:
  ///   - key: the first field, without spaces.
  ///   - table: lines sorted by the bytes of their first field, fields separated by one space.
  static func fields(of key: String, in table: StaticString) -> [Substring]? {
    table.withUTF8Buffer { bytes in
      let wanted = Array(key.utf8)
      var low = 0
      var high = bytes.count
      while low < high {
        // The line that holds the middle byte.
        let middle = low + (high - low) / 2
        let start = bytes[low..<middle].lastIndex(of: 0x0A).map { $0 + 1 } ?? low
        let end = bytes[middle..<high].firstIndex(of: 0x0A) ?? high
        let keyEnd = bytes[start..<end].firstIndex(of: 0x20) ?? end
        if bytes[start..<keyEnd].elementsEqual(wanted) {
          return String(decoding: bytes[start..<end], as: UTF8.self).split(separator: " ").dropFirst().map { $0 }
        }
        if bytes[start..<keyEnd].lexicographicallyPrecedes(wanted) { low = min(end + 1, high) } else { high = start }
      }
      return nil
    }
  }

  /// Every line's fields, in order.
  static func lines(of table: StaticString) -> [[Substring]] {
    String(describing: table).split(separator: "\n").map { $0.split(separator: " ", omittingEmptySubsequences: false) }
  }
}

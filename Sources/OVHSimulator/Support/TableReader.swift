/// Finds lines of a sorted table kept as text in the program, without reading the rest of it.
enum TableReader {
  /// The fields after the key of the line whose first field is the key.
  /// - Parameters:
  ///   - key: the first field, without spaces.
  ///   - table: lines sorted by the bytes of their first field, fields separated by one space.
  static func fields(of key: String, in table: StaticString) -> [Substring]? {
    table.withUTF8Buffer { bytes in
      line(of: key, in: bytes).map { range in
        String(decoding: bytes[range], as: UTF8.self).utf8.split(separator: 0x20).dropFirst().map { Substring($0) }
      }
    }
  }

  /// Whether there is a line whose first field is the key.
  /// - Parameters:
  ///   - key: the first field, without spaces.
  ///   - table: lines sorted by the bytes of their first field, fields separated by one space.
  static func contains(_ key: String, in table: StaticString) -> Bool {
    table.withUTF8Buffer { line(of: key, in: $0) != nil }
  }

  private static func line(of key: String, in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    var key = key
    return key.withUTF8 { wanted in
      var low = 0
      var high = bytes.count
      while low < high {
        // The line that holds the middle byte.
        var start = low + (high - low) / 2
        while start > low, bytes[start - 1] != 0x0A { start -= 1 }
        var place = start
        var order = 0
        while order == 0, place < high, bytes[place] != 0x20, bytes[place] != 0x0A {
          let index = place - start
          order = index < wanted.count ? Int(bytes[place]) - Int(wanted[index]) : 1
          place += 1
        }
        if order == 0, place - start < wanted.count { order = -1 }
        var end = place
        while end < high, bytes[end] != 0x0A { end += 1 }
        if order == 0 { return start..<end }
        if order < 0 { low = min(end + 1, high) } else { high = start }
      }
      return nil
    }
  }

  /// Every line's fields, in order.
  static func lines(of table: StaticString) -> [[Substring]] {
    String(describing: table).split(separator: "\n").map { $0.split(separator: " ", omittingEmptySubsequences: false) }
  }
}

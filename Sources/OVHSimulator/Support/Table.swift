import PanierData

/// A table kept as text in the program: lines of fields separated by one space, sorted by the bytes of the first field,
/// which is the key; lines of the head begin with `# `, which no key does.
struct Table: Sendable {
  static let domainPrices = Table(panier_data_domain_prices)
  static let subsidiaries = Table(panier_data_subsidiaries)
  static let ecoPlans = Table(panier_data_eco_plans)
  static let ecoAddons = Table(panier_data_eco_addons)
  static let ecoLists = Table(panier_data_eco_lists)
  static let ecoPrices = Table(panier_data_eco_prices)
  static let ecoPromotions = Table(panier_data_eco_promotions)
  static let inventedPlans = Table(panier_data_invented_plans)

  private typealias Text = @convention(c) (UnsafeMutablePointer<Int>?) -> UnsafePointer<CChar>?

  /// What gives the text, which lives as long as the program.
  private let text: Text

  private init(_ text: @escaping Text) { self.text = text }

  private func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    var length = 0
    let start = text(&length)
    return body(UnsafeRawBufferPointer(start: start, count: length))
  }

  /// The fields after the key of the line whose first field is the key; nothing else of the table is read.
  /// - Parameter key: the first field, without spaces.
  func fields(of key: String) -> [Substring]? {
    withBytes { bytes in
      Self.line(of: key, in: bytes).map { range in
        String(decoding: bytes[range], as: UTF8.self).utf8.split(separator: 0x20).dropFirst().map { Substring($0) }
      }
    }
  }

  /// Whether there is a line whose first field is the key.
  /// - Parameter key: the first field, without spaces.
  func contains(_ key: String) -> Bool { withBytes { Self.line(of: key, in: $0) != nil } }

  private static func line(of key: String, in bytes: UnsafeRawBufferPointer) -> Range<Int>? {
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
  var lines: [[Substring]] {
    let text = withBytes { String(decoding: $0, as: UTF8.self) }
    return text.split(separator: "\n").filter { !$0.hasPrefix("# ") }
      .map { $0.split(separator: " ", omittingEmptySubsequences: false) }
  }
}

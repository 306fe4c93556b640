/// A set of characters, as ranges in order.
struct CodePointRanges {
  private let ranges: [ClosedRange<UInt32>]

  /// Reads ranges from a table: `61 AC00-D7A3`, in order and in hexadecimal.
  init(_ table: StaticString) {
    ranges = table.description.split(whereSeparator: \.isWhitespace).compactMap { word in
      let ends = word.split(separator: "-").compactMap { UInt32($0, radix: 16) }
      guard let first = ends.first, let last = ends.last else { return nil }
      return first...last
    }
  }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    var below = ranges[...]
    while !below.isEmpty {
      let middle = below.startIndex + below.count / 2
      if ranges[middle].contains(scalar.value) { return true }
      below = scalar.value < ranges[middle].lowerBound ? below[..<middle] : below[(middle + 1)...]
    }
    return false
  }
}

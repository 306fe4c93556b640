/// A sort that keeps the order of equal elements and whose comparison may throw.
enum StableSort {
  /// The elements in ascending order.
  /// - Parameters:
  ///   - elements: what to sort.
  ///   - precedes: whether the first of two comes strictly before the second.
  static func sorted<Element>(
    _ elements: [Element], by precedes: (Element, Element) throws -> Bool
  ) rethrows -> [Element] {
    let indexed = Array(elements.enumerated())
    return try indexed.sorted { first, second in
      if try precedes(first.element, second.element) { return true }
      if try precedes(second.element, first.element) { return false }
      return first.offset < second.offset
    }.map(\.element)
  }
}

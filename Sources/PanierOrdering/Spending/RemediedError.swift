/// An error whose sentence says what to do next.
public protocol RemediedError: Error, CustomStringConvertible {
  /// One sentence: what came, what was expected, and the next step.
  /// - Parameter words: says the next step.
  func description(_ words: (PurchaseRemedy) -> String) -> String
}

extension RemediedError {
  /// One sentence, with the next step in plain words.
  public var description: String { description(\.description) }
}

/// The values that an argument takes, and what is to be known of them.
public struct SuggestedValues: Sendable, Hashable {
  /// The values, in the order to offer them.
  public var values: [SuggestedValue]
  /// How old they are, or why there are none yet; empty where there is nothing to say.
  public var note: String
  /// How much of the text before the cursor is no part of the value: `shop.` of `shop.fr`.
  public var skipped: Int

  /// Creates values.
  public init(_ values: [SuggestedValue], note: String = "", skipped: Int = 0) {
    self.values = values
    self.note = note
    self.skipped = skipped
  }
}

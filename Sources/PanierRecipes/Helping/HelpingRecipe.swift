/// A recipe that says of itself that it helps with an error.
public struct HelpingRecipe: Sendable, Hashable {
  /// The name.
  public let name: String
  /// What it does, in a line.
  public let summary: String
  /// The tap that offers it; nil for one that is at hand.
  public let tap: String?
}

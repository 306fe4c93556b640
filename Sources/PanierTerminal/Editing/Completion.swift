/// Ways to go on with what is typed.
public struct Completion: Sendable, Hashable {
  /// One way.
  public struct Candidate: Sendable, Hashable {
    /// The text put in place of the completed range.
    public var replacement: String
    /// The text shown in the menu.
    public var display: String
    /// What is shown beside it, such as a price.
    public var detail: String
    /// What is told about it below the menu while it is chosen; a line feed ends a paragraph.
    public var documentation: String

    /// Creates a candidate; without `display` the replacement is shown.
    public init(_ replacement: String, display: String? = nil, detail: String = "", documentation: String = "") {
      self.replacement = replacement
      self.display = display ?? replacement
      self.detail = detail
      self.documentation = documentation
    }
  }

  /// The part of the text to replace, in UTF-8 bytes from its beginning.
  public var range: Range<Int>
  /// The ways, in the order to offer them.
  public var candidates: [Candidate]
  /// What is to be known of them, such as their age, or why there are none yet; shown below the menu or the line.
  public var note: String

  /// Creates a completion.
  public init(range: Range<Int>, candidates: [Candidate], note: String = "") {
    self.range = range
    self.candidates = candidates
    self.note = note
  }
}

/// What a session at the prompt remembers between two entries.
struct PromptState: Sendable {
  /// What the next line begins with.
  var draft = ""
  /// Whether times are shown.
  var isTimed = false
  /// The script that notes the session; nil while none does.
  var record: SessionRecord?
  /// The entry that the last error would be mended by.
  var mended: String?
  /// The entries that were run, oldest first.
  var entries: [String] = []
  /// The changes of carts that `.undo` may take back, an entry each, oldest first.
  var changes: [[CallLog.Call]] = []

  /// What the next line begins with, once; without the line feed that editors put at the end of a file.
  mutating func takeDraft() -> String {
    defer { draft = "" }
    return draft.last == "\n" ? String(draft.dropLast()) : draft
  }
}

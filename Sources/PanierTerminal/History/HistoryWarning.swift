import Glibc

/// Something that went wrong with the history file; the session goes on without it.
public struct HistoryWarning: Error, Sendable, Hashable, CustomStringConvertible {
  /// One sentence with the file, what happened, and what it means.
  public let description: String

  static func failed(_ action: String, path: String, code: Int32) -> HistoryWarning {
    HistoryWarning(
      description: "The history file '\(path)' could not be \(action): \(String(cString: strerror(code)));"
        + " this session's history is kept in memory only.")
  }

  static func readableByOthers(path: String) -> HistoryWarning {
    HistoryWarning(
      description: "The history file '\(path)' could be read by other users; it is now yours alone (mode 0600).")
  }

  static func damaged(path: String, count: Int) -> HistoryWarning {
    HistoryWarning(
      description: "The history file '\(path)' has \(count) line\(count == 1 ? "" : "s") that cannot be read;"
        + " \(count == 1 ? "it is" : "they are") skipped.")
  }
}

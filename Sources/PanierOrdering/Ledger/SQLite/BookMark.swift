import DurableFiles
import FoundationEssentials

/// A small file apart from the journal that says which journal the month's budget is counted in: without it, removing the
/// journal would make a fresh month.
public struct BookMark: Sendable, Hashable {
  /// The file.
  public let path: String
  /// Whether another journal than the one that it names is refused, since a budget of the month is set.
  public let isBinding: Bool

  /// Names a mark; the first journal that is opened with it writes it.
  /// - Parameters:
  ///   - path: the file, in another folder than the journal's.
  ///   - isBinding: whether another journal is refused.
  public init(path: String, isBinding: Bool) {
    self.path = path
    self.isBinding = isBinding
  }

  /// - Parameters:
  ///   - id: what names the journal that was opened.
  ///   - file: that journal.
  /// - Throws: ``LedgerError/otherBook(path:mark:)``; ``LedgerError/unusable(path:reason:)`` when the mark cannot be written.
  func check(_ id: String, of file: String) throws {
    guard let data = FileManager.default.contents(atPath: path) else {
      do throws(SystemError) {
        try Folder.make(Folder.parent(of: path))
        try WholeFile.replace(path, draft: path + ".draft", permissions: 0o600, with: [Array("\(id)\n".utf8)])
      } catch { throw LedgerError.unusable(path: file, reason: "its mark '\(path)' cannot be written: \(error)") }
      return
    }
    let marked = String(decoding: data, as: UTF8.self).filter { !$0.isWhitespace }
    guard marked == id || !isBinding else { throw LedgerError.otherBook(path: file, mark: path) }
  }
}

import FoundationEssentials
import Glibc
import PanierTerminal

/// Completes names of files.
struct FileNames: Sendable {
  /// The folder that names without one begin in.
  var folder = "."
  /// The operator's own folder, for `~/`; nil leaves `~` as it is.
  var home: String?
  /// Files of other endings are left out, folders are not; nil for all files.
  var ending: String?

  /// The files that a text may go on to: folders with a `/` behind them, hidden ones where a point is typed.
  func candidates(_ typed: String) -> (typed: String, candidates: [Completion.Candidate]) {
    let mark = typed.lastIndex(of: "/").map { typed.index(after: $0) } ?? typed.startIndex
    let (above, word) = (String(typed[..<mark]), String(typed[mark...]))
    var candidates: [Completion.Candidate] = []
    for name in Self.names(in: place(above)) where word.hasPrefix(".") == name.hasPrefix(".") {
      var info = stat()
      let isFolder = stat(place(above) + name, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
      guard isFolder || ending.map({ name.hasSuffix($0) }) ?? true else { continue }
      let shown = isFolder ? name + "/" : name
      candidates.append(.init(shown, detail: isFolder ? "folder" : Self.size(Int64(info.st_size))))
    }
    return (word, NameMatch.best(candidates, for: word, name: \.display))
  }

  /// Where a text leads, with a `/` at its end.
  private func place(_ above: String) -> String {
    if above.hasPrefix("~/"), let home { return home + above.dropFirst() }
    return above.hasPrefix("/") ? above : folder + "/" + above
  }

  private static func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  private static func size(_ bytes: Int64) -> String {
    switch bytes {
    case ..<1000: "\(bytes) B"
    case ..<1_000_000: "\(bytes / 1000) kB"
    default: "\(bytes / 1_000_000) MB"
    }
  }
}

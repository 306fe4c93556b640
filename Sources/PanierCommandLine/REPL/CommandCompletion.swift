import PanierTerminal

/// Completes the commands of the prompt, and the files that they take.
struct CommandCompletion: Sendable {
  let files: FileNames

  /// What can stand at the cursor of a line that begins with a point.
  func completion(_ text: String, cursor: Int) -> Completion? {
    let before = String(decoding: Array(text.utf8).prefix(cursor), as: UTF8.self)
    guard !before.contains("\n") else { return nil }
    guard let space = before.firstIndex(of: " ") else {
      let fitting = NameMatch.best(REPLCommands.all, for: before, name: \.name)
      return Completer.completion(
        0..<cursor,
        fitting.map { .init($0.name + ($0.argument.isEmpty ? "" : " "), display: $0.name, detail: $0.summary) })
    }
    guard REPLCommands.all.contains(where: { $0.name == before[..<space] && $0.argument.contains("FILE") }) else {
      return nil
    }
    let (typed, candidates) = files.candidates(String(before[before.index(after: space)...]))
    return Completer.completion((cursor - typed.utf8.count)..<cursor, candidates)
  }
}

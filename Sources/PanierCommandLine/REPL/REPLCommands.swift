import PanierTerminal

/// The commands of the prompt, which begin with a point, and `x?` for help.
struct REPLCommands {
  /// What a line of the operator means.
  enum Meaning: Equatable {
    /// Lua to run.
    case evaluate(String)
    /// The documentation of a name.
    case help(String)
    /// The source of a Lua function.
    case source(String)
    /// A command, with what stands behind it.
    case command(Name, String?)
    /// An empty line.
    case nothing
    /// The line cannot be understood; carries why.
    case failure(String)
  }

  /// A command.
  enum Name: String, CaseIterable {
    case help, apropos, load, save, export, record, edit, fix, history, time, undo, clear, quit
  }

  /// A command as it is listed.
  struct Listed: Sendable {
    /// The name with its point.
    let name: String
    /// What it takes; empty for nothing.
    let argument: String
    /// What it does.
    let summary: String
  }

  /// The commands, in reading order.
  static let all: [Listed] = [
    Listed(name: ".help", argument: "", summary: "this list; help() is the manual of the functions"),
    Listed(name: ".apropos", argument: "WORD", summary: "what the manual has a word in"),
    Listed(name: ".load", argument: "FILE", summary: "run a script in this session"),
    Listed(name: ".save", argument: "FILE", summary: "write the entries of this session to a file"),
    Listed(
      name: ".export", argument: "FILE", summary: "write what this session has in its carts, or ordered, as a recipe"),
    Listed(
      name: ".record", argument: "[FILE]", summary: "note entries and results as a script, or no longer without a file"),
    Listed(
      name: ".edit", argument: "", summary: "write the entry before in your editor; it comes back to the prompt"),
    Listed(name: ".fix", argument: "", summary: "take the mended entry over that the last error offered"),
    Listed(name: ".history", argument: "[N]", summary: "the entries so far, or the last N"),
    Listed(
      name: ".time", argument: "", summary: "show how long each entry and its calls take, or no longer"),
    Listed(name: ".undo", argument: "", summary: "take the last change of a cart back, once you agree"),
    Listed(name: ".clear", argument: "", summary: "clear the screen"),
    Listed(name: ".quit", argument: "", summary: "leave, as Ctrl-D does"),
  ]

  /// What can be entered besides Lua.
  static var help: String {
    let rows =
      all.map { ($0.argument.isEmpty ? $0.name : "\($0.name) \($0.argument)", $0.summary) } + [
        ("NAME?", "the documentation of NAME; F1 shows that of the thing at the cursor"),
        ("NAME??", "the source of a function that is written in Lua"),
        ("= EXPRESSION", "the same as EXPRESSION"),
        ("_, _1, _2", "the last result, and those before it"),
      ]
    let widest = rows.map(\.0.count).max() ?? 0
    return rows.map { name, summary in
      name + String(repeating: " ", count: widest - name.count + 2) + summary
    }.joined(separator: "\n")
  }

  /// Reads a line.
  static func read(_ line: String) -> Meaning {
    let text = line.trimmed
    guard !text.isEmpty else { return .nothing }
    if let name = subject(of: text, "??") { return .source(name) }
    if let name = subject(of: text, "?") { return .help(name) }
    guard text.hasPrefix("."), let first = text.dropFirst().first, first.isLetter else { return .evaluate(line) }
    let words = text.split(separator: " ", maxSplits: 1).map { String($0).trimmed }
    return command(words[0], words.count > 1 ? words[1] : nil)
  }

  /// The name that a mark stands behind.
  private static func subject(of text: String, _ mark: String) -> String? {
    guard text.hasSuffix(mark) else { return nil }
    let name = text.dropLast(mark.count)
    guard !name.isEmpty || mark == "?" else { return nil }
    return name.allSatisfy { $0.isLetter || $0.isNumber || "_.:".contains($0) } ? String(name) : nil
  }

  private static func command(_ word: String, _ argument: String?) -> Meaning {
    let name = word == ".exit" ? Name.quit : Name(rawValue: String(word.dropFirst()))
    guard let name, let listed = all.first(where: { $0.name == ".\(name.rawValue)" }) else {
      return .failure("there is no command \(word); \(all.map(\.name).joined(separator: " ")) are known")
    }
    switch (name, argument) {
    case (.edit, _?): return .failure(".edit takes no name: it opens the entry before")
    case (.export, nil): return .failure(".export needs a file, as in .export two-servers.lua")
    case (.load, nil), (.save, nil): return .failure("\(word) needs a file, as in \(word) order.lua")
    case (.apropos, nil): return .failure(".apropos needs a word, as in .apropos renewal")
    case (.history, let count?) where Int(count).map({ $0 < 1 }) ?? true:
      return .failure(".history takes a number of entries, not '\(count)', as in .history 20")
    case (_, _?) where listed.argument.isEmpty: return .failure("\(word) takes nothing behind it; write \(word) alone")
    default: return .command(name, argument)
    }
  }
}

extension String {
  /// The text without white space at its ends.
  fileprivate var trimmed: String {
    var text = self[...]
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}

import PanierTerminal

/// The commands of the prompt, which begin with a point, and `x?` for help.
struct REPLCommands {
  /// What a line of the operator means.
  enum Meaning {
    /// Lua to run, and whether its time is shown.
    case evaluate(String, timed: Bool)
    /// Something that is done already, or an empty line.
    case nothing
    /// The session's carts are written as a recipe to a file.
    case export(String)
    /// An earlier entry, or nothing, is written on in an editor and comes back to the prompt.
    case edit(String)
    /// The session ends.
    case quit
    /// The line cannot be understood; carries why.
    case failure(String)
  }

  let runtime: Runtime
  let history: History
  /// What the next line begins with.
  var draft = ""
  private var isTimed = false

  init(runtime: Runtime, history: History) {
    self.runtime = runtime
    self.history = history
  }

  private static let help = """
    .help            this list; help() is the manual of the functions
    .load FILE       run a script in this session
    .save FILE       write the entries of this session to a file
    .export FILE     write what this session has in its carts, or ordered, as a recipe
    .edit            write the entry before in your editor; it comes back to the prompt
    .history         the entries so far
    .time            show how long each entry takes, or no longer
    .clear           clear the screen
    .quit            leave, as Ctrl-D does
    NAME?            the documentation of NAME
    = EXPRESSION     the same as EXPRESSION
    """

  /// What the next line begins with, once; without the line feed that editors put at the end of a file.
  mutating func takeDraft() -> String {
    defer { draft = "" }
    return draft.last == "\n" ? String(draft.dropLast()) : draft
  }

  /// Reads a line.
  mutating func read(_ line: String) -> Meaning {
    let text = line.trimmed
    guard !text.isEmpty else { return .nothing }
    if text.hasSuffix("?"), text.dropLast().allSatisfy({ $0.isLetter || $0.isNumber || "_.:".contains($0) }) {
      return .evaluate("help(\"\(text.dropLast())\")", timed: false)
    }
    if text.hasPrefix("=") { return .evaluate("return " + text.dropFirst(), timed: isTimed) }
    guard text.hasPrefix("."), let first = text.dropFirst().first, first.isLetter else {
      return .evaluate(line, timed: isTimed)
    }
    let words = text.split(separator: " ", maxSplits: 1).map { String($0).trimmed }
    let argument = words.count > 1 ? words[1] : nil
    return run(words[0], argument)
  }

  private mutating func run(_ command: String, _ argument: String?) -> Meaning {
    switch (command, argument) {
    case (".help", _): write(REPLCommands.help)
    case (".quit", _), (".exit", _): return .quit
    case (".history", _): write(SafeText.multiline(history.entries.joined(separator: "\n")))
    case (".clear", _): write("\u{1B}[H\u{1B}[2J", lineEnd: "")
    case (".time", _):
      isTimed.toggle()
      Runtime.note(isTimed ? "times are shown" : "times are no longer shown")
    case (".load", let path?): return load(path)
    case (".save", let path?): return save(path)
    case (".edit", nil): return .edit(history.entries.last { !$0.hasPrefix(".edit") } ?? "")
    case (".edit", _?): return .failure(".edit takes no name: it opens the entry before")
    case (".export", let path?): return .export(path)
    case (".export", nil): return .failure(".export needs a file, as in .export two-servers.lua")
    case (".load", nil), (".save", nil): return .failure("\(command) needs a file, as in \(command) order.lua")
    default:
      let known = [".help", ".quit", ".history", ".clear", ".time", ".load", ".save", ".export", ".edit"]
      return .failure("there is no command \(command); \(known.joined(separator: " ")) are known")
    }
    return .nothing
  }

  private func load(_ path: String) -> Meaning {
    do {
      let source = try ScriptSource.file(path)
      return .evaluate(String(decoding: source.text, as: UTF8.self), timed: isTimed)
    } catch {
      return .failure("\(error)")
    }
  }

  private func save(_ path: String) -> Meaning {
    do {
      try TextFile.write(history.entries.joined(separator: "\n") + "\n", to: path)
      return .nothing
    } catch {
      return .failure("\(error)")
    }
  }

  private func write(_ text: String, lineEnd: String = "\n") {
    runtime.output.write(Array((text + lineEnd).utf8))
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

/// One line being edited: what each key does to the text, the history and the menu, without input or output.
struct EditSession: Sendable {
  /// What is to happen outside after a key.
  enum Action: Sendable, Equatable {
    /// Nothing but a fresh picture.
    case redraw
    /// A key that could do nothing.
    case bell
    /// Enter: submit if the text is complete, else a new line.
    case enter
    /// Submit as it is.
    case submit
    case interrupt, endOfInput
    case complete, clearScreen, suspend, openEditor, explain
  }

  /// Who gets the keys.
  enum Mode: Sendable {
    case editing
    case searching(HistorySearch)
    case choosing(CompletionMenu)
  }

  var buffer: LineBuffer
  var mode = Mode.editing
  var hint: Hint?
  /// What Tab has to say where it offers nothing, until the next key.
  private(set) var notice = ""
  private(set) var history: HistoryCursor
  private(set) var lastQuery: String
  /// The white space that the last line of a text is to begin with; nil leaves it as it is.
  let indentation: (@Sendable (String) -> String?)?
  private var ghost: GhostText?
  private var isAfterControlX = false
  private var isQuoting = false

  init(
    text: String, history: [String], killRing: KillRing, lastQuery: String,
    indentation: (@Sendable (String) -> String?)? = nil, suggests: Bool = false
  ) {
    buffer = LineBuffer(text, killRing: killRing)
    self.history = HistoryCursor(history)
    self.lastQuery = lastQuery
    self.indentation = indentation
    ghost = suggests ? GhostText(history) : nil
  }

  /// What is shown behind the cursor as a way to go on; empty where there is none, or none is wanted.
  mutating func suggestion() -> String {
    guard case .editing = mode, buffer.isAtEnd, !buffer.isEmpty, history.shown != buffer.text else { return "" }
    return ghost?.rest(of: buffer.text) ?? ""
  }

  /// Takes one key and says what is to happen.
  mutating func handle(_ key: Key) -> Action {
    notice = ""
    if isAfterControlX {
      isAfterControlX = false
      return handleAfterControlX(key)
    }
    if isQuoting {
      isQuoting = false
      return insertQuoted(key)
    }
    switch mode {
    case .editing: return edit(key)
    case .searching(let search): return self.search(search, key)
    case .choosing(let menu): return choose(menu, key)
    }
  }

  /// Offers the completion asked for with Tab: inserts what is certain, opens a menu for the rest.
  mutating func offer(_ completion: Completion?) -> Action {
    guard let completion, let first = completion.candidates.first else {
      notice = completion?.note ?? ""
      return notice.isEmpty ? .bell : .redraw
    }
    let start = buffer.index(ofUTF8: completion.range.lowerBound)
    let end = max(start, buffer.index(ofUTF8: completion.range.upperBound))
    if completion.candidates.count == 1 {
      buffer.replace(start..<end, with: first.replacement)
      return .redraw
    }
    let typed = String(buffer.characters[start..<end])
    let common = CompletionMenu.commonPrefix(of: completion.candidates)
    var range = start..<end
    if common != typed, common.hasPrefix(typed) {
      buffer.replace(range, with: common)
      range = start..<buffer.cursor
    }
    mode = .choosing(
      CompletionMenu(candidates: completion.candidates, range: range, original: buffer, note: completion.note))
    return .redraw
  }

  mutating func startQuoting() { isQuoting = true }

  mutating func startControlX() { isAfterControlX = true }

  /// Shows another entry of the history.
  mutating func recall(_ move: (inout HistoryCursor, String) -> String?) -> Action {
    guard let text = move(&history, buffer.text) else { return .bell }
    buffer.setText(text)
    return .redraw
  }

  mutating func startSearch(isBackward: Bool) -> Action {
    mode = .searching(
      HistorySearch(
        entries: history.entries, from: history.position, isBackward: isBackward, original: buffer))
    return .redraw
  }

  private mutating func handleAfterControlX(_ key: Key) -> Action {
    switch key {
    case .control("e"): return .openEditor
    case .control("u"): return buffer.undo() ? .redraw : .bell
    case .control("r"): return buffer.redo() ? .redraw : .bell
    default:
      if case .paste = key.code { return handle(key) }
      return .bell
    }
  }

  /// Ctrl-V, then a key: inserts the character a control key stands for.
  private mutating func insertQuoted(_ key: Key) -> Action {
    switch (key.code, key.modifiers) {
    case (.text(let text), []), (.paste(let text), []): buffer.insert(text)
    case (.tab, []): buffer.insert("\t")
    case (.enter, []): buffer.insert("\n")
    default: return .bell
    }
    return .redraw
  }

  // MARK: Searching

  private mutating func search(_ search: HistorySearch, _ key: Key) -> Action {
    var search = search
    switch (key.code, key.modifiers) {
    case (.text(let text), []): search.type(text)
    case (.paste(let text), []): search.type(String(text.prefix { $0 != "\n" }))
    case (.backspace, _): search.deleteBackward()
    case (.text("r"), .control): search.again(isBackward: true, lastQuery: lastQuery)
    case (.text("s"), .control): search.again(isBackward: false, lastQuery: lastQuery)
    case (.text("g"), .control), (.text("c"), .control):
      buffer = search.original
      mode = .editing
      return .redraw
    case (.escape, _):
      acceptSearch(search)
      return .redraw
    default:
      acceptSearch(search)
      return handle(key)
    }
    mode = .searching(search)
    if let match = search.match { show(match, of: search) }
    return search.isFailing ? .bell : .redraw
  }

  private mutating func acceptSearch(_ search: HistorySearch) {
    mode = .editing
    if !search.query.isEmpty { lastQuery = search.query }
    guard search.match != nil else { return }
    let text = buffer.text
    _ = history.move(to: search.position, leaving: search.original.text)
    let cursor = buffer.cursor
    buffer = search.original
    buffer.setText(text)
    buffer.move(to: cursor)
  }

  private mutating func show(_ match: String, of search: HistorySearch) {
    buffer = LineBuffer(match, killRing: search.original.killRing)
    let folded = search.ignoresCase ? match.lowercased() : match
    guard let place = folded.firstRange(of: search.query) else { return }
    buffer.move(to: folded.distance(from: folded.startIndex, to: place.lowerBound))
  }

  // MARK: Choosing

  private mutating func choose(_ menu: CompletionMenu, _ key: Key) -> Action {
    var menu = menu
    switch (key.code, key.modifiers) {
    case (.tab, []), (.down, []), (.right, []), (.text("n"), .control): buffer = menu.select(by: 1)
    case (.tab, .shift), (.up, []), (.left, []), (.text("p"), .control): buffer = menu.select(by: -1)
    case (.enter, []) where menu.selected != nil:
      mode = .editing
      return .redraw
    case (.text, []) where menu.selected == nil, (.backspace, []) where menu.selected == nil:
      mode = .editing
      let action = handle(key)
      if menu.narrow(to: buffer) { mode = .choosing(menu) }
      return action
    case (.escape, _), (.text("g"), .control):
      buffer = menu.original
      mode = .editing
      return .redraw
    default:
      mode = .editing
      return handle(key)
    }
    mode = .choosing(menu)
    return .redraw
  }
}

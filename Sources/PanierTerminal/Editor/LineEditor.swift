import Glibc

/// Reads lines from a person: with editing, history, search, completion, hints and colour on a terminal; plainly from
/// anything else.
///
/// Keys are waited for on a dedicated thread, so that a person who thinks does not hold one of the few threads Swift's
/// tasks run on. Nothing is read between two calls of ``readLine(prompt:continuation:text:)``.
public actor LineEditor {
  /// What came of reading a line.
  public enum Input: Sendable, Hashable {
    /// An input, of one or more lines.
    case line(String)
    /// Ctrl-D on an empty line, or the end of the file.
    case endOfInput
    /// Ctrl-C; what was typed is gone.
    case interrupted
  }

  /// How far the completion is that Tab asked for.
  private enum CompletionState {
    /// Nothing was asked.
    case idle
    /// The host was asked.
    case asked(Task<Void, Never>)
    /// The host answered; nil if it knows no way to go on.
    case answered(Completion?)

    /// The task that asks, while it does.
    var request: Task<Void, Never>? {
      if case .asked(let task) = self { task } else { nil }
    }
  }

  /// The inputs so far; a line read on a terminal is added by itself.
  public nonisolated let history: History
  private let terminal: Terminal
  private let options: LineEditorOptions
  private var source: InputSource?
  private var isReading = false

  private var decoder = KeyDecoder()
  private var keys: [Key] = []
  private var killRing = KillRing()
  private var lastQuery = ""
  private var plainLines = LineSplitter()

  var session: EditSession
  private var renderer: LineRenderer
  private var picture: EditPicture
  private var hintRequest: Task<Void, Never>?
  private var hintedText: String?
  private var completion = CompletionState.idle
  private var bellIsDue = false

  /// Creates an editor on a terminal.
  public init(terminal: Terminal, history: History, options: LineEditorOptions) {
    self.terminal = terminal
    self.history = history
    self.options = options
    session = EditSession(text: "", history: [], killRing: KillRing(), lastQuery: "")
    renderer = LineRenderer(size: .init(columns: 80, rows: 24), palette: options.palette)
    picture = EditPicture(prompt: "", continuation: "", options: options)
  }

  /// Reads one input.
  ///
  /// - Parameters:
  ///   - prompt: shown before the first line; on a pipe nothing is shown.
  ///   - continuation: shown before each further line.
  ///   - text: what the line holds at the beginning.
  /// - Throws: `TerminalError` when the terminal fails, `CancellationError` when the task is cancelled.
  public func readLine(
    prompt: StyledText, continuation: StyledText = "", text: String = ""
  ) async throws -> Input {
    guard !isReading else { throw TerminalError.busy }
    isReading = true
    defer { isReading = false }
    let source = try InputSource(terminal.input, watchesSignals: true)
    self.source = source
    defer { self.source = nil }
    picture = EditPicture(prompt: prompt, continuation: continuation, options: options)
    return try await withTaskCancellationHandler {
      if options.isDumb || !terminal.isInteractive {
        return try await readPlainly(from: source, prompt: prompt.text, continuation: continuation.text)
      }
      return try await edit(text, from: source)
    } onCancel: {
      source.wake()
    }
  }

  /// Shows text above the line being written, which is drawn again below it; without one, just writes it.
  ///
  /// - Throws: `TerminalError` when the terminal fails.
  public func show(_ text: String) throws {
    let ending = text.hasSuffix("\n") ? "" : "\n"
    try terminal.write(renderer.erase() + text + ending)
    source?.wake()
  }

  /// Forgets keys that were typed ahead, so that they cannot answer a question.
  public func discardTypedInput() {
    keys = []
    decoder = KeyDecoder()
    plainLines = LineSplitter()
    terminal.discardTypedInput()
  }

  // MARK: Editing

  private func edit(_ text: String, from source: InputSource) async throws -> Input {
    session = EditSession(
      text: text, history: history.entries, killRing: killRing, lastQuery: lastQuery, indentation: options.indentation,
      suggests: options.palette.isColored)
    renderer = LineRenderer(size: terminal.size ?? .init(columns: 80, rows: 24), palette: options.palette)
    let mode = try RawMode(terminal)
    try mode.enter()
    defer {
      hintRequest?.cancel()
      completion.request?.cancel()
      (hintRequest, completion, hintedText) = (nil, .idle, nil)
      killRing = session.buffer.killRing
      lastQuery = session.lastQuery
      // Nothing to do about a terminal that cannot be written to any more.
      try? terminal.write(renderer.finish() + Sequences.endEditing)
      mode.leave()
    }
    try terminal.write(Sequences.freshLine(columns: renderer.size.columns) + Sequences.beginEditing)
    while true {
      try Task.checkCancellation()
      if case .answered(let offered) = completion {
        completion = .idle
        ring(session.offer(offered))
      }
      if let key = nextKey() {
        if let input = try await handle(key, mode: mode, from: source) { return input }
        continue
      }
      try draw()
      requestHint()
      switch await source.next(within: decoder.patience) {
      case .bytes(let bytes): keys += decoder.decode(bytes)
      case .timedOut: keys += decoder.flush()
      case .woken: break
      case .resized: try adaptToSize()
      case .continued:
        try mode.enter()
        renderer.forget()
        try terminal.write("\r" + Sequences.beginEditing)
      case .end: return .endOfInput
      case .failed(let error): throw error
      }
    }
  }

  /// The next key to handle; while a completion is awaited only those that give it up.
  private func nextKey() -> Key? {
    guard let request = completion.request else { return keys.isEmpty ? nil : keys.removeFirst() }
    let isGivingUp: (Key) -> Bool = { [.control("c"), .control("g"), Key(.escape)].contains($0) }
    guard let index = keys.firstIndex(where: isGivingUp) else { return nil }
    request.cancel()
    completion = .idle
    keys.removeFirst(index + 1)
    return nil
  }

  /// Handles one key; returns the input it ends, if any.
  private func handle(_ key: Key, mode: RawMode, from source: InputSource) async throws -> Input? {
    let action = session.handle(key)
    switch action {
    case .redraw: break
    case .bell: bellIsDue = true
    case .enter:
      let text = session.buffer.text
      if let isComplete = options.isComplete, await !isComplete(text) {
        session.breakLine()
      } else {
        return try submit(text)
      }
    case .submit: return try submit(session.buffer.text)
    case .interrupt:
      try close(with: "^C")
      return .interrupted
    case .endOfInput:
      try close(with: "")
      return .endOfInput
    case .complete: requestCompletion()
    case .clearScreen:
      renderer.forget()
      try terminal.write(Sequences.clearScreen)
    case .suspend: try await suspend(mode, source)
    case .openEditor: try await editExternally(mode)
    case .explain: try await explain(mode)
    }
    return nil
  }

  private func ring(_ action: EditSession.Action) {
    if action == .bell { bellIsDue = true }
  }

  private func submit(_ text: String) throws -> Input {
    try close(with: "")
    history.add(text)
    return .line(text)
  }

  /// Leaves the line on the screen as it was written, without hint, suggestion and menu, and goes below it.
  private func close(with mark: String) throws {
    session.mode = .editing
    session.buffer.moveToEnd()
    try terminal.write(renderer.render(picture.lastModel(of: session, mark: mark)) + renderer.finish())
  }

  private func suspend(_ mode: RawMode, _ source: InputSource) async throws {
    try draw()
    try terminal.write(renderer.finish() + Sequences.endEditing)
    mode.leave()
    options.suspend()
    // The signal stops the process a moment after it was sent. Where nobody could continue it, it is ignored, and
    // editing goes on after the wait.
    switch await source.next(within: 100) {
    case .bytes(let bytes): keys += decoder.decode(bytes)
    case .failed(let error): throw error
    case .end, .timedOut, .woken, .resized, .continued: break
    }
    try mode.enter()
    try terminal.write(Sequences.beginEditing)
  }

  private func editExternally(_ mode: RawMode) async throws {
    guard let editExternally = options.editExternally else {
      bellIsDue = true
      return
    }
    try draw()
    try terminal.write(renderer.finish() + Sequences.endEditing)
    mode.leave()
    let text = await editExternally(session.buffer.text)
    try mode.enter()
    try terminal.write(Sequences.beginEditing)
    if let text { session.buffer.setText(text.last == "\n" ? String(text.dropLast()) : text) }
  }

  /// Shows the page of the thing at the cursor, or the list of the keys where there is none.
  private func explain(_ mode: RawMode) async throws {
    guard let explain = options.explain, !session.buffer.isEmpty else { return try show(keyList()) }
    try draw()
    try terminal.write(renderer.finish() + Sequences.endEditing)
    mode.leave()
    let isExplained = await explain(session.buffer.text, session.buffer.cursorOffset)
    try mode.enter()
    try terminal.write(Sequences.beginEditing)
    if !isExplained { try show(keyList()) }
  }

  private func keyList() -> String {
    let width = KeyBindings.all.map { DisplayWidth.of($0.keys) }.max() ?? 0
    return KeyBindings.all.map { keys, does in
      let gap = String(repeating: " ", count: width - DisplayWidth.of(keys) + 2)
      return options.palette.paint(keys, .bold) + gap + does
    }.joined(separator: "\n")
  }

  // MARK: Questions to the host

  private func requestCompletion() {
    guard let complete = options.complete else {
      bellIsDue = true
      return
    }
    let text = session.buffer.text
    let cursor = session.buffer.cursorOffset
    completion = .asked(
      Task { [weak self] in
        let completion = await complete(text, cursor)
        await self?.deliver(completion)
      })
  }

  private func deliver(_ completion: Completion?) {
    guard !Task.isCancelled, self.completion.request != nil else { return }
    self.completion = .answered(completion)
    source?.wake()
  }

  private func requestHint() {
    guard let hint = options.hint else { return }
    let text = session.buffer.text
    let isWanted: Bool
    if case .editing = session.mode { isWanted = session.buffer.isAtEnd } else { isWanted = false }
    guard isWanted, !text.isEmpty else {
      hintRequest?.cancel()
      hintedText = nil
      session.hint = nil
      return
    }
    guard text != hintedText else { return }
    hintRequest?.cancel()
    hintedText = text
    hintRequest = Task { [weak self] in
      let hint = await hint(text)
      await self?.deliver(hint, for: text)
    }
  }

  private func deliver(_ hint: Hint?, for text: String) {
    guard !Task.isCancelled, hintedText == text, session.buffer.text == text, session.hint != hint else { return }
    session.hint = hint
    source?.wake()
  }

  // MARK: Pictures

  private func adaptToSize() throws {
    guard let size = terminal.size, size != renderer.size else { return }
    try terminal.write(renderer.resize(size))
  }

  private func draw() throws {
    // A hint stays until the next one comes: in a call it is the same for many keys.
    if session.buffer.isEmpty { session.hint = nil }
    let bell = bellIsDue ? "\u{07}" : ""
    bellIsDue = false
    let change = renderer.render(picture.model(of: &session, columns: renderer.size.columns)) + bell
    if !change.isEmpty { try terminal.write(change) }
  }

  // MARK: Reading plainly

  /// Reads lines as they come; on a terminal that cannot move its cursor the prompts are written.
  private func readPlainly(
    from source: InputSource, prompt: String, continuation: String
  ) async throws -> Input {
    let isPrompting = Terminal.isTerminal(terminal.input) && Terminal.isTerminal(terminal.output)
    var input: String?
    while true {
      if isPrompting { try terminal.write(input == nil ? prompt : continuation) }
      guard let line = try await nextPlainLine(from: source) else {
        return input.map(Input.line) ?? .endOfInput
      }
      let text = input.map { $0 + "\n" + line } ?? line
      if let isComplete = options.isComplete, await !isComplete(text) {
        input = text
        continue
      }
      if isPrompting { history.add(text) }
      return .line(text)
    }
  }

  private func nextPlainLine(from source: InputSource) async throws -> String? {
    while true {
      try Task.checkCancellation()
      if let line = plainLines.next() { return line }
      switch await source.next(within: nil) {
      case .bytes(let bytes): plainLines.add(bytes)
      case .end: return plainLines.rest()
      case .failed(let error): throw error
      case .timedOut, .woken, .resized, .continued: break
      }
    }
  }
}

import ScreenModel

@testable import PanierTerminal

/// A line editor without a terminal's descriptors: random keys go in, and its screen is compared with what it should show.
struct RandomDesk {
  private var random: SplitMix
  private var decoder = KeyDecoder()
  private var session: EditSession
  private var picture: EditPicture
  private var renderer: LineRenderer
  private var screen: ScreenModel
  private var columns: Int
  private let rows: Int
  private let options: LineEditorOptions
  private var history = ["print(1)", "for i = 1, 3 do\n  print(i)\nend", "日本 = '語'", "local x = {\n  1,\n}", "pri"]

  init(seed: UInt64) {
    random = SplitMix(state: seed)
    columns = [2, 3, 7, 20, 40, 80][Int(random.next(below: 6))]
    rows = [1, 2, 3, 5, 10, 24][Int(random.next(below: 6))]
    var options = LineEditorOptions(palette: Palette(isColored: random.next(below: 4) > 0))
    options.highlight = { text in
      // Digits cyan, and what stands between quotes green.
      var ranges: [StyledRange] = []
      var quote: Int?
      for (offset, byte) in text.utf8.enumerated() {
        if (0x30...0x39).contains(byte) { ranges.append(StyledRange(offset..<(offset + 1), .cyan)) }
        guard byte == UInt8(ascii: "'") else { continue }
        if let start = quote { ranges.append(StyledRange(start..<(offset + 1), .green)) }
        quote = quote == nil ? offset : nil
      }
      return ranges
    }
    options.indentation = { text in
      text.hasSuffix("'\n") ? nil : String(repeating: " ", count: 2 * text.split(separator: "do").count % 6)
    }
    self.options = options
    renderer = LineRenderer(size: .init(columns: columns, rows: rows), palette: options.palette)
    screen = ScreenModel(columns: columns, rows: rows)
    picture = EditPicture(
      prompt: ["> ", "", "日> ", "two\nrows> "][Int(random.next(below: 4))], continuation: ". ", options: options)
    session = Self.session(history, options)
  }

  private static func session(_ history: [String], _ options: LineEditorOptions) -> EditSession {
    EditSession(
      text: "", history: history, killRing: KillRing(), lastQuery: "", indentation: options.indentation,
      suggests: options.palette.isColored)
  }

  /// Plays a few dozen keys.
  /// - Returns: what was wrong after one of them; nil if nothing was.
  mutating func play() -> String? {
    screen.feed(Array(String(repeating: "\r\n", count: Int(random.next(below: UInt64(rows)))).utf8))
    let steps = 4 + random.next(below: 24)
    for step in 1...steps {
      var keys: [Key] = []
      for _ in 0..<(1 + random.next(below: 3)) { keys += decoder.decode(bytes()) }
      if random.next(below: 4) == 0 { keys += decoder.flush() }
      for key in keys {
        act(on: session.handle(key))
        let buffer = session.buffer
        guard (0...buffer.characters.count).contains(buffer.cursor) else { return "the cursor is outside after \(key)" }
        guard String(buffer.characters) == buffer.text, Array(buffer.text) == buffer.characters else {
          return "the text is not that of its characters after \(key): \(buffer.characters)"
        }
      }
      if random.next(below: 12) == 0 { resize() }
      session.hint = random.next(below: 3) == 0 ? Hint("  { subsidiary?, 日本 } → Cart") : session.hint
      let model = picture.model(of: &session, columns: columns)
      screen.feed(Array(renderer.render(model).utf8))
      // Comparing costs more than drawing; what went wrong before shows at the end too.
      guard step == steps || random.next(below: 4) == 0 else { continue }
      if let failure = difference(from: model) { return "\(failure) after \(keys)" }
    }
    return nil
  }

  private mutating func bytes() -> [UInt8] {
    if random.next(below: 12) == 0 { return (0..<random.next(below: 8)).map { _ in UInt8(random.next(below: 256)) } }
    return Array(Self.inputs[Int(random.next(below: UInt64(Self.inputs.count)))].utf8)
  }

  private static let inputs: [String] = {
    let texts = [
      "a", "print", "do", " ", "end", "(", ")", "{", "}", "[", "]", "'", "=", "12", "pri", "for", "日", "語本", "é",
      "e\u{301}",
      "\u{301}", "👩‍👩‍👧", "🇫", "🇷🇩", "\u{200D}", "👍🏽", "ﷺ", "\u{1100}", "\u{1161}", "क्षि", "x y z", "\u{FE0F}", "\u{202E}",
      "a long text that goes on beyond the margin of a narrow screen",
    ]
    let controls = (0..<32).map { String(Unicode.Scalar(UInt8($0))) }.filter { $0 != "\u{1B}" }
    let escapes = [
      "[A", "[B", "[C", "[D", "[A", "[B", "[C", "[D", "[H", "[F", "[1;5C", "[1;5D", "[1;5H", "[3~", "[5~", "[6~", "[Z",
      "OP", "b", "f", "d", "u", "l", "c", "t", "y", "<", ">", "_", "\r", "\u{7F}", "", "[200~", "[201~", "[12;3R",
      "[1;",
      "[200~a\nb\r\nc\u{1B}[201~", "[200~\(String(repeating: "line 日\n", count: 30))\u{1B}[201~",
      "[200~\tx\u{1B}[31m\u{301}\u{1B}[201~",
    ].map { "\u{1B}" + $0 }
    let pairs = [
      "\u{18}\u{15}", "\u{18}\u{12}", "\u{18}\u{5}", "\u{16}\t", "\u{16}\r", "\t\t", "\tp", "\u{12}pr", "\u{7F}",
    ]
    return texts + texts + controls + escapes + pairs
  }()

  private mutating func act(on action: EditSession.Action) {
    switch action {
    case .redraw, .bell: break
    case .enter:
      if random.next(below: 3) > 0 { session.breakLine() } else { finish(keeping: session.buffer.text) }
    case .submit: finish(keeping: session.buffer.text)
    case .interrupt, .endOfInput: finish(keeping: nil)
    case .complete: _ = session.offer(completion())
    case .clearScreen:
      renderer.forget()
      screen.feed(Array("\u{1B}[H\u{1B}[2J".utf8))
    case .openEditor: session.buffer.setText("written\n  elsewhere()\n")
    case .suspend: screen.feed(Array((renderer.finish() + "stopped\r\n").utf8))
    case .explain: screen.feed(Array((renderer.erase() + "keys\r\n").utf8))
    }
  }

  private mutating func completion() -> Completion? {
    let end = session.buffer.cursorOffset
    let start = end - Int(random.next(below: UInt64(min(end, 3) + 1)))
    let names = ["print", "printer", "pairs", "日本", "prefer", "follow_up"].filter { _ in random.next(below: 3) > 0 }
    let hasDetails = random.next(below: 2) == 0
    return Completion(
      range: start..<end,
      candidates: names.map {
        .init($0 + "(", display: $0, detail: hasDetails ? "4.20 €" : "", documentation: "What \($0) does.\nAnd more.")
      })
  }

  private mutating func finish(keeping entry: String?) {
    session.mode = .editing
    session.buffer.moveToEnd()
    screen.feed(Array((renderer.render(picture.lastModel(of: session, mark: "^C")) + renderer.finish()).utf8))
    if let entry, !entry.isEmpty { history.append(entry) }
    session = Self.session(history, options)
  }

  private mutating func resize() {
    columns = max(2, columns + Int(random.next(below: 9)) - 4)
    screen.resize(columns: columns)
    screen.feed(Array(renderer.resize(.init(columns: columns, rows: rows)).utf8))
  }

  /// Compares the screen with one on which the picture alone was drawn, and that with rows laid out the plain way.
  private func difference(from model: LineModel) -> String? {
    if let sequence = screen.unknown.first { return "the terminal does not know \(sequence)" }
    var fresh = renderer
    fresh.forget()
    var blank = ScreenModel(columns: columns, rows: rows)
    blank.feed(Array(fresh.render(model).utf8))
    let top = screen.row - blank.row
    guard top >= 0, screen.column == blank.column else {
      return "the cursor is at \(screen.cursor), not \(blank.cursor)"
    }
    for row in 0..<rows {
      let isSame =
        row + top < rows
        ? screen.rows[row + top] == blank.rows[row] && screen.styles[row + top] == blank.styles[row]
        : blank.rows[row].allSatisfy { $0 == " " }
      if !isSame { return "row \(row) of\n\(screen.picture)\ndiffers from\n\(blank.picture)\n" }
    }
    let plain = PlainLayout(model, columns: columns)
    let first = plain.cursor[0] - blank.row
    guard first >= 0, blank.column == plain.cursor[1] else {
      return "the cursor is at \(blank.cursor), not \(plain.cursor) in\n\(plain.rows)\n"
    }
    let isWhole = model.menu.isEmpty
    for row in 0..<min(isWhole ? rows : blank.row + 1, plain.rows.count - first) {
      let shown = blank.rows[row].joined()
      guard shown.hasPrefix(plain.rows[first + row]) else {
        return "row \(row) is '\(shown)', not '\(plain.rows[first + row])'"
      }
    }
    return nil
  }
}

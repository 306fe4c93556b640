extension EditSession {
  /// What a key does while neither a search nor a menu is open.
  mutating func edit(_ key: Key) -> Action {
    switch (key.code, key.modifiers) {
    case (.text(let text), []):
      type(text)
      return .redraw
    case (.paste(let text), _):
      buffer.insert(text)
      return .redraw
    case (.text(let text), .control): return editControl(text)
    case (.text(let text), .alt): return editAlt(text)
    case (.enter, []): return .enter
    case (.enter, _):
      breakLine()
      return .redraw
    case (.tab, []): return .complete
    case (.backspace, []): return buffer.deleteBackward() ? .redraw : .bell
    case (.backspace, _):
      buffer.killWordBackward()
      return .redraw
    case (.delete, []): return buffer.deleteForward() ? .redraw : .bell
    case (.delete, _):
      buffer.killWordForward()
      return .redraw
    case (.pageUp, _): return recall { $0.move(to: 0, leaving: $1) }
    case (.pageDown, _): return recall { $0.move(to: $0.entries.count, leaving: $1) }
    case (.function(1), _): return .explain
    case (.escape, _): return .redraw
    default: return moveCursor(key) ? .redraw : .bell
    }
  }

  private mutating func editControl(_ letter: String) -> Action {
    switch letter {
    case "a": buffer.moveToLineStart()
    case "b": buffer.moveLeft()
    case "c": return .interrupt
    case "d":
      if buffer.isEmpty { return .endOfInput }
      // On the blank last line of an entry that would go on, it ends the entry as it stands.
      if buffer.isAtEnd, !buffer.isOnFirstLine, buffer.isLineBlank { return .submit }
      return buffer.deleteForward() ? .redraw : .bell
    case "e": if !takeSuggestion() { buffer.moveToLineEnd() }
    case "f": if !takeSuggestion() { buffer.moveRight() }
    case "g": return .bell
    case "k": buffer.killToLineEnd()
    case "l": return .clearScreen
    case "n": return moveDownOrRecall()
    case "p": return moveUpOrRecall()
    case "q", "v": startQuoting()
    case "r": return startSearch(isBackward: true)
    case "s": return startSearch(isBackward: false)
    case "t": return buffer.transposeCharacters() ? .redraw : .bell
    case "u": buffer.killToLineStart()
    case "w": buffer.killToSpaceBackward()
    case "x": startControlX()
    case "y": buffer.yank()
    case "z": return .suspend
    case "_": return buffer.undo() ? .redraw : .bell
    default: return .bell
    }
    return .redraw
  }

  private mutating func editAlt(_ letter: String) -> Action {
    switch letter {
    case "b", "B": buffer.moveWordLeft()
    case "f", "F": if !takeSuggestion(wholly: false) { buffer.moveWordRight() }
    case "d", "D": buffer.killWordForward()
    case "u", "U": buffer.changeWord(.upper)
    case "l", "L": buffer.changeWord(.lower)
    case "c", "C": buffer.changeWord(.capitalized)
    case "t", "T": return buffer.transposeWords() ? .redraw : .bell
    case "y", "Y": return buffer.yankPop() ? .redraw : .bell
    case "_": return buffer.redo() ? .redraw : .bell
    case "<": buffer.moveToStart()
    case ">": buffer.moveToEnd()
    default: return .bell
    }
    return .redraw
  }

  private mutating func moveCursor(_ key: Key) -> Bool {
    let isByWord = !key.modifiers.isDisjoint(with: [.control, .alt])
    switch key.code {
    case .left: if isByWord { buffer.moveWordLeft() } else { buffer.moveLeft() }
    case .right where isByWord: if !takeSuggestion(wholly: false) { buffer.moveWordRight() }
    case .right: if !takeSuggestion() { buffer.moveRight() }
    case .home: if isByWord { buffer.moveToStart() } else { buffer.moveToLineStart() }
    case .end where isByWord: buffer.moveToEnd()
    case .end: if !takeSuggestion() { buffer.moveToLineEnd() }
    case .up: return moveUpOrRecall() == .redraw
    case .down: return moveDownOrRecall() == .redraw
    default: return false
    }
    return true
  }

  private mutating func moveUpOrRecall() -> Action {
    if buffer.moveUp() { return .redraw }
    return recall { $0.move(by: -1, leaving: $1) }
  }

  private mutating func moveDownOrRecall() -> Action {
    if buffer.moveDown() { return .redraw }
    return recall { $0.move(by: 1, leaving: $1) }
  }

  /// Takes over what is suggested behind the cursor, or its first word; false where nothing is.
  private mutating func takeSuggestion(wholly: Bool = true) -> Bool {
    let rest = suggestion()
    guard !rest.isEmpty else { return false }
    let gap = rest.prefix { !$0.isWordCharacter }
    let word = rest[gap.endIndex...].prefix(while: \.isWordCharacter)
    buffer.insert(wholly ? rest : String(gap + word))
    return true
  }
}

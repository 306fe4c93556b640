extension EditSession {
  /// Begins a new line at the cursor, indented as what is open there says.
  mutating func breakLine() {
    let characters = buffer.characters
    let start = buffer.lineStart
    // White space at the break gives way to the indentation.
    let blanks = characters[buffer.cursor..<buffer.lineEnd].prefix(while: \.isWhitespace).count
    let rest = buffer.cursor + blanks
    let after = String(characters[..<buffer.cursor]) + "\n" + String(characters[rest..<buffer.lineEnd])
    guard let indent = indentation?(after) else {
      buffer.change(buffer.cursor..<buffer.cursor, to: ["\n"])
      return buffer.run = .none
    }
    // A line of white space is left empty.
    let isBlank = start > 0 && characters[start..<buffer.cursor].allSatisfy(\.isWhitespace)
    buffer.change((isBlank ? start : buffer.cursor)..<rest, to: ["\n"] + Array(indent))
    buffer.run = .none
  }

  /// Inserts what was typed; the word that closes a block brings its line back to where the block began.
  mutating func type(_ text: String) {
    let start = buffer.lineStart
    let before = String(buffer.characters[start..<buffer.lineEnd])
    buffer.type(text)
    guard let indentation, start > 0, buffer.lineStart == start else { return }
    let written = buffer.characters[start..<buffer.cursor]
    let blanks = written.prefix(while: \.isWhitespace).count
    // Only the first word of a line can close what was opened before.
    guard written.count - blanks <= 16, !written.dropFirst(blanks).contains(where: \.isWhitespace) else { return }
    let above = String(buffer.characters[..<start])
    let line = String(buffer.characters[start..<buffer.lineEnd])
    guard let old = indentation(above + before), let new = indentation(above + line), old != new,
      String(written.prefix(blanks)) == old
    else { return }
    let cursor = buffer.cursor
    buffer.change(
      start..<(start + blanks), to: Array(new), cursor: cursor - blanks + new.count, joinsLastStep: true)
    buffer.run = .typing
  }
}

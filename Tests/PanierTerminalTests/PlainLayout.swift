@testable import PanierTerminal

/// The rows of a text laid out one character after the other, as a screen without an end would show them.
struct PlainLayout {
  private(set) var rows = [""]
  private(set) var cursor = [0, 0]
  private var width = 0
  private let columns: Int

  init(_ model: LineModel, columns: Int) {
    self.columns = columns
    put(model.prompt)
    var offset = 0
    for character in model.text {
      if offset == model.cursor { placeCursor(before: character) }
      put(character)
      if character == "\n" { put(model.continuation) }
      offset += character.utf8.count
    }
    if offset == model.cursor { placeCursor(before: "\n") }
  }

  private mutating func breakRow() {
    rows.append("")
    width = 0
  }

  /// A character never goes over the border of two styles.
  private mutating func put(_ prompt: StyledText) {
    for run in prompt.runs {
      for character in run.text { put(character) }
    }
  }

  private mutating func put(_ character: Character) {
    if character == "\n" { return breakRow() }
    let picture = CharacterPicture.of(character).text
    let whole = DisplayWidth.of(picture)
    if whole <= columns, width + whole > columns { breakRow() }
    for piece in picture {
      let isTooWide = DisplayWidth.of(piece) > columns
      let taken = isTooWide ? 1 : DisplayWidth.of(piece)
      if width + taken > columns { breakRow() }
      rows[rows.count - 1] += isTooWide ? "?" : String(piece)
      width += taken
    }
  }

  private mutating func placeCursor(before character: Character) {
    if character == "\n" {
      if width >= columns { breakRow() }
      cursor = [rows.count - 1, width]
      return
    }
    var next = self
    next.put(character)
    let begins = next.rows[rows.count - 1] != rows[rows.count - 1]
    cursor = begins ? [rows.count - 1, width] : [rows.count, 0]
  }
}

/// Reads CSV as RFC 4180 has it.
enum CommaSeparated {
  /// The cells of each record; empty lines are left out.
  /// - Throws: ``RecipeError`` for a quote that is not closed or stands inside a cell.
  static func records(_ text: String, _ path: String) throws(RecipeError) -> [[String]] {
    var records: [[String]] = []
    var cells: [String] = []
    var cell = ""
    var isQuoted = false
    var wasQuoted = false
    var characters = Array(text)
    if characters.first == "\u{FEFF}" { characters.removeFirst() }
    var place = 0

    func endRecord() {
      cells.append(cell)
      if cells != [""] || wasQuoted { records.append(cells) }
      cells = []
      cell = ""
      wasQuoted = false
    }

    while place < characters.count {
      let character = characters[place]
      place += 1
      if isQuoted {
        if character != "\"" {
          cell.append(character)
        } else if place < characters.count, characters[place] == "\"" {
          cell.append("\"")
          place += 1
        } else {
          isQuoted = false
        }
        continue
      }
      switch character {
      case "\"":
        guard cell.isEmpty, !wasQuoted else {
          throw RecipeError(.parameter, "'\(path)', line \(records.count + 1): a quote stands inside a cell")
        }
        isQuoted = true
        wasQuoted = true
      case ",":
        cells.append(cell)
        cell = ""
        wasQuoted = false
      case "\n", "\r\n", "\r": endRecord()
      default: cell.append(character)
      }
    }
    guard !isQuoted else { throw RecipeError(.parameter, "'\(path)' ends inside a quoted cell") }
    if !cell.isEmpty || !cells.isEmpty || wasQuoted { endRecord() }
    return records
  }
}

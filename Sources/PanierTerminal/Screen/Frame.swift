/// The rows of a picture on the screen and the place of the cursor in it.
struct Frame: Equatable {
  struct Row: Equatable {
    var runs: [StyledText.Run] = []
    var width = 0

    mutating func append(_ text: String, width: Int, style: Style) {
      if runs.last?.style == style {
        runs[runs.count - 1].text += text
      } else {
        runs.append(StyledText.Run(text, style))
      }
      self.width += width
    }
  }

  var rows: [Row]
  var cursor: (row: Int, column: Int)

  static func == (left: Frame, right: Frame) -> Bool { left.rows == right.rows && left.cursor == right.cursor }

  /// The part of the picture that fits a screen of `height` rows, with the cursor's row in it.
  func clipped(to height: Int) -> Frame {
    guard rows.count > height else { return self }
    let first = min(max(0, cursor.row - height + 1), rows.count - height)
    return Frame(rows: Array(rows[first..<(first + height)]), cursor: (cursor.row - first, cursor.column))
  }
}

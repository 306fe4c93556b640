/// Escape sequences beside those of a picture.
enum Sequences {
  /// Asks for pastes to be marked.
  static let beginEditing = "\u{1B}[?2004h"
  /// Ends marking of pastes and shows the cursor.
  static let endEditing = "\u{1B}[?2004l\u{1B}[?25h"
  /// Clears the screen and goes to its upper left corner.
  static let clearScreen = "\u{1B}[H\u{1B}[2J"

  /// Goes to a line of its own where output before did not end with a line feed.
  ///
  /// Blanks up to the margin wrap onto the next row unless the cursor stood at the left edge; then the row they filled
  /// is the prompt's and gets overwritten.
  static func freshLine(columns: Int) -> String {
    String(repeating: " ", count: max(0, columns - 1)) + " \r\u{1B}[K"
  }
}

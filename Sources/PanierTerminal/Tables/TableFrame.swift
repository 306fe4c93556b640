/// The characters a frame is drawn with.
struct TableFrame {
  let horizontal: String
  let vertical: String
  let top: (left: String, middle: String, right: String)
  let middle: (left: String, middle: String, right: String)
  let bottom: (left: String, middle: String, right: String)

  static let light = TableFrame(
    horizontal: "─", vertical: "│", top: ("┌", "┬", "┐"), middle: ("├", "┼", "┤"), bottom: ("└", "┴", "┘"))
  static let ascii = TableFrame(
    horizontal: "-", vertical: "|", top: ("+", "+", "+"), middle: ("+", "+", "+"), bottom: ("+", "+", "+"))
}

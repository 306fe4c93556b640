/// How a piece of text looks: colour and weight, in the sixteen colours every terminal theme defines.
public struct Style: Sendable, Hashable {
  /// A colour of the terminal's own theme.
  public enum Color: Int, Sendable, Hashable {
    case black, red, green, yellow, blue, magenta, cyan, white
    case brightBlack, brightRed, brightGreen, brightYellow, brightBlue, brightMagenta, brightCyan, brightWhite
  }

  /// The colour of the text; nil keeps the terminal's.
  public var foreground: Color?
  /// Whether the text is bold.
  public var isBold: Bool
  /// Whether the text is dim.
  public var isDim: Bool
  /// Whether the text is underlined.
  public var isUnderlined: Bool
  /// Whether text and background swap colours.
  public var isInverse: Bool

  /// Creates a style; without arguments the plain one.
  public init(
    foreground: Color? = nil, isBold: Bool = false, isDim: Bool = false, isUnderlined: Bool = false,
    isInverse: Bool = false
  ) {
    self.foreground = foreground
    self.isBold = isBold
    self.isDim = isDim
    self.isUnderlined = isUnderlined
    self.isInverse = isInverse
  }

  /// Text as the terminal shows it by itself.
  public static let plain = Style()
  /// Bold text.
  public static let bold = Style(isBold: true)
  /// Dim text, for what matters less.
  public static let dim = Style(isDim: true)
  /// Text on a swapped background, for a selection.
  public static let inverse = Style(isInverse: true)
  /// Green text, for what went well.
  public static let green = Style(foreground: .green)
  /// Yellow text, for a warning.
  public static let yellow = Style(foreground: .yellow)
  /// Red text, for an error or danger.
  public static let red = Style(foreground: .red)
  /// Cyan text, for names.
  public static let cyan = Style(foreground: .cyan)
  /// Blue text.
  public static let blue = Style(foreground: .blue)
  /// Magenta text.
  public static let magenta = Style(foreground: .magenta)

  /// The sequence that turns the style on; empty for the plain style.
  var startSequence: String {
    var codes: [Int] = []
    if isBold { codes.append(1) }
    if isDim { codes.append(2) }
    if isUnderlined { codes.append(4) }
    if isInverse { codes.append(7) }
    if let foreground { codes.append(foreground.rawValue < 8 ? 30 + foreground.rawValue : 82 + foreground.rawValue) }
    return codes.isEmpty ? "" : "\u{1B}[" + codes.map(String.init).joined(separator: ";") + "m"
  }
}

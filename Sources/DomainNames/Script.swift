/// The writing system of a letter, told by the block of Unicode that it stands in.
enum Script: String, Sendable {
  case latin = "Latin"
  case greek = "Greek"
  case cyrillic = "Cyrillic"
  case armenian = "Armenian"
  case hebrew = "Hebrew"
  case arabic = "Arabic"
  case devanagari = "Devanagari"
  case bengali = "Bengali"
  case tamil = "Tamil"
  case telugu = "Telugu"
  case thai = "Thai"
  case georgian = "Georgian"
  case hangul = "Hangul"
  case hiragana = "Hiragana"
  case katakana = "Katakana"
  case bopomofo = "Bopomofo"
  case han = "Han"

  /// Blocks in order; what stands in none of them is not told apart.
  private static let blocks: [(range: ClosedRange<UInt32>, script: Script)] = [
    (0x61...0x7A, .latin), (0xDF...0x24F, .latin), (0x250...0x2AF, .latin), (0x370...0x3FF, .greek),
    (0x400...0x52F, .cyrillic), (0x531...0x58F, .armenian), (0x591...0x5F4, .hebrew), (0x600...0x6FF, .arabic),
    (0x750...0x77F, .arabic), (0x8A0...0x8FF, .arabic), (0x900...0x97F, .devanagari), (0x980...0x9FF, .bengali),
    (0xB80...0xBFF, .tamil), (0xC00...0xC7F, .telugu), (0xE00...0xE7F, .thai), (0x10A0...0x10FF, .georgian),
    (0x1100...0x11FF, .hangul), (0x1C80...0x1C8F, .cyrillic), (0x1E00...0x1EFF, .latin), (0x1F00...0x1FFF, .greek),
    (0x2DE0...0x2DFF, .cyrillic), (0x3041...0x309F, .hiragana), (0x30A1...0x30FA, .katakana),
    (0x30FC...0x30FF, .katakana), (0x3100...0x312F, .bopomofo), (0x3400...0x4DBF, .han), (0x4E00...0x9FFF, .han),
    (0xA640...0xA69F, .cyrillic), (0xAC00...0xD7A3, .hangul), (0x20000...0x2FA1F, .han),
  ]

  /// The script of a letter; nil for digits, hyphens, marks and scripts that are not told apart.
  init?(of scalar: Unicode.Scalar) {
    switch scalar.properties.generalCategory {
    case .lowercaseLetter, .otherLetter, .modifierLetter: break
    default: return nil
    }
    guard let found = Self.blocks.first(where: { $0.range.contains(scalar.value) }) else { return nil }
    self = found.script
  }

  /// Scripts that are written together: Japanese, Korean, Chinese, each with Latin letters.
  private static let mixed: [Set<Script>] = [
    [.han, .hiragana, .katakana, .latin], [.han, .hangul, .latin], [.han, .bopomofo, .latin],
  ]

  /// What to say about a label that mixes scripts; nil for one that does not.
  static func warning(about label: String) -> String? {
    var found: [(script: Script, letter: Unicode.Scalar)] = []
    for scalar in label.unicodeScalars {
      if let script = Script(of: scalar), !found.contains(where: { $0.script == script }) {
        found.append((script, scalar))
      }
    }
    let scripts = Set(found.map(\.script))
    guard scripts.count > 1, !mixed.contains(where: { scripts.isSubset(of: $0) }) else { return nil }
    let letters = found.map { "\($0.script.rawValue) ('\($0.letter)')" }.joined(separator: " and ")
    return "'\(label)' mixes letters of \(letters), which look alike; registries may refuse it"
  }
}

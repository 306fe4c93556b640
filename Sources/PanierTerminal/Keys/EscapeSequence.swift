/// A control sequence (`ESC [ parameters final`) and the key it stands for.
struct EscapeSequence {
  let parameters: String
  let final: UInt8

  /// Whether the terminal begins to send a pasted block.
  var isPasteBegin: Bool { final == UInt8(ascii: "~") && parameters == "200" }

  /// The key; nil for reports (focus, mouse, cursor position) and unknown sequences.
  var key: Key? {
    let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false).map { part in
      // Sub-parameters after a colon refine a number without changing the key.
      Int(part.prefix { $0 != ":" }) ?? 1
    }
    let modifiers = Self.modifiers(numbers.count > 1 ? numbers[1] : 1)
    switch final {
    case UInt8(ascii: "A"): return Key(.up, modifiers)
    case UInt8(ascii: "B"): return Key(.down, modifiers)
    case UInt8(ascii: "C"): return Key(.right, modifiers)
    case UInt8(ascii: "D"): return Key(.left, modifiers)
    case UInt8(ascii: "H"): return Key(.home, modifiers)
    case UInt8(ascii: "F"): return Key(.end, modifiers)
    case UInt8(ascii: "Z"): return Key(.tab, .shift)
    // xterm's own F1 to F4; a bare `R` with two numbers is a cursor report, which nobody asked for.
    case UInt8(ascii: "P"), UInt8(ascii: "Q"), UInt8(ascii: "S"):
      return Key(.function(Int(final) - 0x4F), modifiers)
    // rxvt with shift and control.
    case 0x61...0x64 where parameters.isEmpty: return Key([.up, .down, .right, .left][Int(final) - 0x61], .shift)
    case UInt8(ascii: "~"), UInt8(ascii: "^"):
      // modifyOtherKeys: 27 ; modifier ; code point.
      if numbers.first == 27, numbers.count == 3 { return Self.character(numbers[2], modifiers) }
      return numbers.first.flatMap(Self.numbered).map { Key($0, modifiers) }
    case UInt8(ascii: "u"): return numbers.first.flatMap { Self.character($0, modifiers) }
    default: return nil
    }
  }

  /// The key of `ESC O byte`.
  static func singleShift(_ byte: UInt8) -> Key? {
    switch byte {
    case UInt8(ascii: "A"): Key(.up)
    case UInt8(ascii: "B"): Key(.down)
    case UInt8(ascii: "C"): Key(.right)
    case UInt8(ascii: "D"): Key(.left)
    case UInt8(ascii: "H"): Key(.home)
    case UInt8(ascii: "F"): Key(.end)
    case UInt8(ascii: "M"): Key(.enter)
    case UInt8(ascii: "P")...UInt8(ascii: "S"): Key(.function(Int(byte) - 0x4F))
    case UInt8(ascii: "a")...UInt8(ascii: "d"): Key([.up, .down, .right, .left][Int(byte) - 0x61], .control)
    // The number pad in application mode: * + , - . / 0 … 9.
    case UInt8(ascii: "j")...UInt8(ascii: "y"): Key(.text(String(Unicode.Scalar(byte - 0x40))))
    default: nil
    }
  }

  private static func modifiers(_ number: Int) -> Key.Modifiers {
    Key.Modifiers(rawValue: max(0, number - 1) & 7)
  }

  private static func numbered(_ number: Int) -> Key.Code? {
    switch number {
    case 1, 7: .home
    case 2: .insert
    case 3: .delete
    case 4, 8: .end
    case 5: .pageUp
    case 6: .pageDown
    case 11...15: .function(number - 10)
    case 17...21: .function(number - 11)
    case 23, 24: .function(number - 12)
    default: nil
    }
  }

  /// A key reported by its code point.
  private static func character(_ code: Int, _ modifiers: Key.Modifiers) -> Key? {
    switch code {
    case 9: return Key(.tab, modifiers)
    case 13, 57414: return Key(.enter, modifiers)
    case 27: return Key(.escape, modifiers)
    case 8, 127: return Key(.backspace, modifiers)
    // Codes of the private area are keys without a character, such as Caps Lock.
    case 0xE000...0xF8FF: return nil
    default:
      guard code >= 32, let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init) else { return nil }
      return Key(.text(String(scalar)), modifiers.subtracting(.shift))
    }
  }
}

/// Turns the bytes of a keyboard into keys, whatever pieces they arrive in.
///
/// It understands UTF-8, control characters, CSI and SS3 sequences of xterm, rxvt, the Linux console, tmux and the
/// `CSI u` form, Alt as an Escape before, and bracketed paste. What it does not know it swallows whole, so that no
/// rest of a sequence is ever taken for typing.
public struct KeyDecoder: Sendable {
  private var pending: [UInt8] = []
  private var paste: [UInt8]?
  /// Whether an open paste has stopped midway: what comes is taken at once, and still as a part of it.
  private var isStalled = false

  private static let escape: UInt8 = 0x1B
  private static let pasteEnd = Array("\u{1B}[201~".utf8)
  /// Longer sequences than any terminal sends are noise.
  private static let longestSequence = 64

  /// Creates a decoder that has seen nothing.
  public init() {}

  /// Whether bytes wait for more to come.
  public var isPending: Bool { !pending.isEmpty || paste != nil }

  /// How many milliseconds to wait for more before ``flush()``; nil when nothing is pending.
  ///
  /// A lone Escape is taken for the key after 50 ms. A paste that stopped midway is shown as far as it came after two
  /// seconds, but not taken for complete: what comes later still belongs to it, line ends included, until its end mark.
  public var patience: Int32? {
    guard paste != nil else { return pending.isEmpty ? nil : 50 }
    return isStalled ? nil : 2000
  }

  /// Takes bytes in and returns the keys they complete.
  ///
  /// Ctrl-C that arrives alone ends a paste that has stopped, for a terminal that lost its end mark.
  public mutating func decode(_ bytes: some Sequence<UInt8>) -> [Key] {
    let bytes = Array(bytes)
    if isStalled, bytes == [0x03] { (paste, isStalled, pending) = (nil, false, []) }
    pending.append(contentsOf: bytes)
    let keys = drain(isFinal: false)
    return isStalled ? keys + pasted() : keys
  }

  /// Returns the keys that pending bytes make when nothing follows them.
  public mutating func flush() -> [Key] {
    let keys = drain(isFinal: true)
    guard paste != nil else { return keys }
    isStalled = true
    return keys + pasted()
  }

  /// What has come of an open paste, up to its last whole character.
  private mutating func pasted() -> [Key] {
    guard let block = paste else { return [] }
    let rest = Self.beginningOfCharacter(block)
    let whole = block.dropLast(rest.count)
    paste = Array(rest)
    return whole.isEmpty ? [] : [Key(.paste(Self.text(Array(whole))))]
  }

  /// The bytes at the end of a block that are the beginning of a character, if they are.
  private static func beginningOfCharacter(_ block: [UInt8]) -> ArraySlice<UInt8> {
    for count in 1...3 where count <= block.count {
      switch block[block.count - count] {
      case 0x80...0xBF: continue
      case 0xC2...0xDF: return block.suffix(count < 2 ? count : 0)
      case 0xE0...0xEF: return block.suffix(count < 3 ? count : 0)
      case 0xF0...0xF4: return block.suffix(count)
      default: return []
      }
    }
    return []
  }

  private mutating func drain(isFinal: Bool) -> [Key] {
    var keys: [Key] = []
    var start = 0
    while start < pending.count {
      if paste != nil {
        start = takePaste(from: start, &keys)
        if paste != nil { break }
        continue
      }
      switch Self.parse(pending[start...], isFinal: isFinal) {
      case .key(let key, let length):
        start += length
        if case .text(let text) = key.code, key.modifiers.isEmpty, case .text(let before)? = keys.last?.code,
          keys.last?.modifiers.isEmpty == true
        {
          keys[keys.count - 1] = Key(.text(before + text))
        } else {
          keys.append(key)
        }
      case .pasteBegins(let length):
        start += length
        paste = []
      case .nothing(let length): start += length
      case .incomplete:
        pending.removeFirst(start)
        return keys
      }
    }
    pending.removeFirst(start)
    return keys
  }

  /// Moves bytes into the open paste, which stays open unless its end has arrived; returns how far it came.
  private mutating func takePaste(from start: Int, _ keys: inout [Key]) -> Int {
    let mark = Self.pasteEnd
    var index = start
    while let found = pending[index...].firstIndex(of: Self.escape) {
      let rest = pending[found...].prefix(mark.count)
      if rest.elementsEqual(mark) {
        let block = (paste ?? []) + pending[start..<found]
        if !isStalled || !block.isEmpty { keys.append(Key(.paste(Self.text(block)))) }
        (paste, isStalled) = (nil, false)
        return found + mark.count
      }
      // The beginning of a mark may be cut by the end of this piece.
      if rest.count < mark.count, mark.starts(with: rest) {
        paste?.append(contentsOf: pending[start..<found])
        return found
      }
      index = found + 1
    }
    paste?.append(contentsOf: pending[start...])
    return pending.count
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  enum Parsed {
    case key(Key, length: Int)
    case pasteBegins(length: Int)
    case nothing(length: Int)
    case incomplete
  }

  private static func parse(_ bytes: ArraySlice<UInt8>, isFinal: Bool) -> Parsed {
    guard let first = bytes.first else { return .incomplete }
    switch first {
    case escape: return parseEscape(bytes, isFinal: isFinal)
    case 0x0D, 0x0A: return .key(Key(.enter), length: 1)
    case 0x09: return .key(Key(.tab), length: 1)
    case 0x7F, 0x08: return .key(Key(.backspace), length: 1)
    case 0x00: return .key(.control("@"), length: 1)
    case 0x01...0x1A: return .key(.control(Character(Unicode.Scalar(first + 0x60))), length: 1)
    case 0x1C...0x1F: return .key(.control(Character(Unicode.Scalar(first + 0x40))), length: 1)
    case 0x20..<0x7F: return .key(Key(.text(String(Unicode.Scalar(first)))), length: 1)
    default: return parseUTF8(bytes, isFinal: isFinal)
    }
  }

  private static func parseUTF8(_ bytes: ArraySlice<UInt8>, isFinal: Bool) -> Parsed {
    let length =
      switch bytes.first ?? 0 {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 1
      }
    let available = bytes.prefix(length)
    let continuation = available.dropFirst().prefix { (0x80...0xBF).contains($0) }.count
    if continuation + 1 == available.count, available.count < length, !isFinal { return .incomplete }
    let character = Array(available.prefix(continuation + 1))
    return .key(Key(.text(text(character))), length: character.count)
  }

  private static func parseEscape(_ bytes: ArraySlice<UInt8>, isFinal: Bool) -> Parsed {
    let rest = bytes.dropFirst()
    guard let second = rest.first else { return isFinal ? .key(Key(.escape), length: 1) : .incomplete }
    switch second {
    case UInt8(ascii: "["):
      if rest.count == 1 { return isFinal ? .key(.alt("["), length: 2) : .incomplete }
      return parseControlSequence(bytes, isFinal: isFinal)
    case UInt8(ascii: "O"):
      guard let third = rest.dropFirst().first else { return isFinal ? .key(.alt("O"), length: 2) : .incomplete }
      let key = EscapeSequence.singleShift(third)
      return key.map { .key($0, length: 3) } ?? .nothing(length: 3)
    case escape where rest.count == 1:
      return isFinal ? .key(Key(.escape), length: 1) : .incomplete
    default:
      switch parse(rest, isFinal: isFinal) {
      case .key(var key, let length):
        key.modifiers.insert(.alt)
        return .key(key, length: length + 1)
      case .pasteBegins(let length): return .pasteBegins(length: length + 1)
      case .nothing(let length): return .nothing(length: length + 1)
      case .incomplete: return .incomplete
      }
    }
  }

  private static func parseControlSequence(_ bytes: ArraySlice<UInt8>, isFinal: Bool) -> Parsed {
    let body = bytes.dropFirst(2)
    // The Linux console sends F1 to F5 as ESC [ [ A to E.
    if body.first == UInt8(ascii: "[") {
      guard let letter = body.dropFirst().first else { return isFinal ? .nothing(length: 3) : .incomplete }
      guard (0x41...0x45).contains(letter) else { return .nothing(length: 4) }
      return .key(Key(.function(Int(letter) - 0x40)), length: 4)
    }
    guard let end = body.firstIndex(where: { !(0x20...0x3F).contains($0) }) else {
      if body.count > longestSequence { return .nothing(length: bytes.count) }
      return isFinal ? .nothing(length: bytes.count) : .incomplete
    }
    let length = end - bytes.startIndex + 1
    guard (0x40...0x7E).contains(bytes[end]) else { return .nothing(length: length - 1) }
    let sequence = EscapeSequence(parameters: text(Array(body[..<end])), final: bytes[end])
    // X10 mouse reports carry three bytes after the final M.
    if sequence.final == UInt8(ascii: "M"), sequence.parameters.isEmpty {
      return bytes.count < length + 3 && !isFinal ? .incomplete : .nothing(length: min(length + 3, bytes.count))
    }
    if sequence.isPasteBegin { return .pasteBegins(length: length) }
    return sequence.key.map { .key($0, length: length) } ?? .nothing(length: length)
  }
}

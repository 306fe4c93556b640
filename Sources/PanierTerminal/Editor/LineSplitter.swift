/// Cuts bytes that arrive in pieces into lines.
struct LineSplitter: Sendable {
  private var bytes: [UInt8] = []
  private var searched = 0

  mutating func add(_ piece: [UInt8]) { bytes += piece }

  /// The next whole line, without its end; bytes that are no UTF-8 are replaced.
  mutating func next() -> String? {
    guard let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) else {
      searched = bytes.count
      return nil
    }
    let line = Self.text(bytes[..<end])
    bytes.removeFirst(end + 1)
    searched = 0
    return line
  }

  /// What is left without an end; nil when nothing is.
  mutating func rest() -> String? {
    guard !bytes.isEmpty else { return nil }
    defer { (bytes, searched) = ([], 0) }
    return Self.text(bytes[...])
  }

  private static func text(_ line: ArraySlice<UInt8>) -> String {
    String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
  }
}

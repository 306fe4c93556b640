import FoundationEssentials

/// One line of the log: eight hexadecimal digits of CRC-32, a space, a change as JSON.
///
/// JSON writes no raw line break, so that a line is a record and a record that was cut off lacks its line break.
enum StateRecord {
  /// The first line of a log, with the version of its form.
  static let header = "panier-simulator-state 2\n"

  /// The line of a change.
  static func line(_ change: StateChange) throws -> [UInt8] {
    let json = [UInt8](try JSONEncoder().encode(change))
    var line: [UInt8] = []
    line.reserveCapacity(json.count + 10)
    line.append(contentsOf: digits(CRC32.checksum(json[...])))
    line.append(UInt8(ascii: " "))
    line.append(contentsOf: json)
    line.append(UInt8(ascii: "\n"))
    return line
  }

  /// The change of a line without its line break; nil where the checksum does not fit or it is no change.
  static func change(_ line: ArraySlice<UInt8>) -> StateChange? {
    guard line.count > 9, line[line.startIndex + 8] == UInt8(ascii: " ") else { return nil }
    let json = line.dropFirst(9)
    guard line.prefix(8).elementsEqual(digits(CRC32.checksum(json))) else { return nil }
    return try? JSONDecoder().decode(StateChange.self, from: Data(json))
  }

  private static func digits(_ checksum: UInt32) -> [UInt8] {
    let text = String(checksum, radix: 16)
    return Array((String(repeating: "0", count: 8 - text.utf8.count) + text).utf8)
  }
}

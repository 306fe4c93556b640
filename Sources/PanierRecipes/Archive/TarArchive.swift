/// Files in the tar format of POSIX (ustar), always the same bytes for the same files.
///
/// Only regular files stand in it, sorted by path, with fixed rights and no times, owners or padding of choice.
enum TarArchive {
  static let block = 512

  /// The archive of files that are in order already.
  static func bytes(_ files: [RecipeContent.File]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(files.reduce(2 * block) { $0 + block + padded($1.bytes.count) })
    for file in files {
      bytes += header(file.path, size: file.bytes.count)
      bytes += file.bytes
      bytes += [UInt8](repeating: 0, count: padded(file.bytes.count) - file.bytes.count)
    }
    bytes += [UInt8](repeating: 0, count: 2 * block)
    return bytes
  }

  /// A size rounded up to whole blocks.
  static func padded(_ size: Int) -> Int { (size + block - 1) / block * block }

  /// The block before a file's bytes.
  static func header(_ path: String, size: Int) -> [UInt8] {
    var header = [UInt8](repeating: 0, count: block)
    func put(_ text: String, at place: Int) {
      for (index, byte) in text.utf8.enumerated() { header[place + index] = byte }
    }
    put(path, at: 0)
    put("0000644\0", at: 100)
    put("0000000\0", at: 108)
    put("0000000\0", at: 116)
    put(octal(size, digits: 11) + "\0", at: 124)
    put("00000000000\0", at: 136)
    put("        ", at: 148)
    put("0", at: 156)
    put("ustar\u{0}00", at: 257)
    put("0000000\0", at: 329)
    put("0000000\0", at: 337)
    put(octal(header.reduce(0) { $0 + Int($1) }, digits: 6) + "\0 ", at: 148)
    return header
  }

  private static func octal(_ number: Int, digits: Int) -> String {
    let text = String(number, radix: 8)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}

import Glibc

/// A small text file that is written whole or not at all.
enum TextFile {
  /// Writes a file through a neighbour, so that a full disk leaves the old one as it was.
  /// - Throws: ``TextFileError``.
  static func write(_ text: String, to path: String) throws {
    let temporary = "\(path).\(getpid()).new"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw TextFileError(path: path, code: errno) }
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        let code = errno
        close(descriptor)
        unlink(temporary)
        throw TextFileError(path: path, code: code)
      }
      bytes = bytes.dropFirst(count)
    }
    guard close(descriptor) == 0, rename(temporary, path) == 0 else {
      let code = errno
      unlink(temporary)
      throw TextFileError(path: path, code: code)
    }
  }
}

/// A file that could not be written.
struct TextFileError: Error, Hashable, CustomStringConvertible {
  let path: String
  let code: Int32

  var description: String { "cannot write '\(path)': \(String(cString: strerror(code)))" }
}

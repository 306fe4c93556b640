import Glibc

/// A small text file that is written whole and durably, or not at all.
enum TextFile {
  /// Writes a file through a neighbour, so that a failure leaves the old one as it was.
  ///
  /// A symbolic link stays one; what it leads to is replaced.
  /// - Parameters:
  ///   - text: the whole text.
  ///   - path: the file.
  ///   - permissions: who may read and write it, before the process's mask.
  /// - Throws: ``TextFileError``.
  static func write(_ text: String, to path: String, permissions: mode_t = 0o666) throws {
    let target = resolved(path)
    let temporary = "\(target).\(getpid()).new"
    unlink(temporary)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, permissions)
    guard descriptor >= 0 else { throw TextFileError(path: path, code: errno) }
    func fail(_ code: Int32) -> TextFileError {
      unlink(temporary)
      return TextFileError(path: path, code: code)
    }
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        let code = errno
        close(descriptor)
        throw fail(code)
      }
      bytes = bytes.dropFirst(count)
    }
    // On disk before it takes the place of the old one.
    guard fsync(descriptor) == 0 else {
      let code = errno
      close(descriptor)
      throw fail(code)
    }
    guard close(descriptor) == 0, rename(temporary, target) == 0 else { throw fail(errno) }
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}

/// A file that could not be written.
struct TextFileError: Error, Hashable, CustomStringConvertible {
  let path: String
  let code: Int32

  var description: String { "cannot write '\(path)': \(String(cString: strerror(code)))" }
}

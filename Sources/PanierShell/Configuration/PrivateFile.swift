import Glibc

/// A small text file that only its owner may read, written whole and durably or not at all.
enum PrivateFile {
  /// Writes a file with mode 0600 through a neighbour, so that a failure leaves the old one as it was.
  ///
  /// A symbolic link stays one; what it leads to is replaced.
  /// - Throws: ``TextFileError``.
  static func write(_ text: String, to path: String) throws {
    let target = resolved(path)
    let temporary = "\(target).\(getpid()).new"
    unlink(temporary)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
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

  /// The permissions of a file that others than its owner have; 0 when there are none or no such file.
  static func othersPermissions(_ path: String) -> UInt32 {
    var info = stat()
    return stat(path, &info) == 0 ? info.st_mode & 0o077 : 0
  }

  /// The permissions of a file in octal digits: `0644`.
  static func mode(_ path: String) -> String {
    var info = stat()
    let mode = stat(path, &info) == 0 ? info.st_mode & 0o777 : 0
    return "0" + String(mode, radix: 8)
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}

import Glibc

/// A small text file that only its owner may read, written whole and durably or not at all.
enum PrivateFile {
  /// Writes a file with mode 0600 through a neighbour, so that a failure leaves the old one as it was.
  ///
  /// A symbolic link stays one; what it leads to is replaced.
  /// - Throws: ``TextFileError``.
  static func write(_ text: String, to path: String) throws {
    try TextFile.write(text, to: path, permissions: 0o600)
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
}

import Glibc

/// A file that its owner alone reads and writes, and that is a file: no link leads elsewhere.
package enum OwnFile {
  /// Linux's `O_PATH`, which the C library shows to GNU programs only: the file is named, not opened.
  private static let pathOnly: Int32 = 0o10_000_000

  /// Makes a file with mode 0600 where there is none, and takes other people's rights from one that is there.
  ///
  /// What is there is looked at without opening it: closing a descriptor would take away the locks that another part of
  /// the process holds on it.
  /// - Parameter path: the file; its folder may be a link, the file itself may not.
  /// - Throws: ``OwnFileError``.
  package static func claim(_ path: String) throws(OwnFileError) {
    let made = open(path, O_CREAT | O_EXCL | O_RDWR | O_NOFOLLOW | O_CLOEXEC, 0o600)
    if made >= 0 {
      close(made)
      return
    }
    guard errno == EEXIST else { throw .system(SystemError()) }
    let descriptor = open(path, pathOnly | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(SystemError()) }
    defer { close(descriptor) }
    var info = stat()
    guard fstat(descriptor, &info) == 0 else { throw .system(SystemError()) }
    switch info.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFLNK: throw .symbolicLink
    default: throw .noFile
    }
    guard info.st_mode & 0o077 != 0 else { return }
    // The descriptor's own name: whatever the path has become meanwhile is not touched.
    guard chmod("/proc/self/fd/\(descriptor)", 0o600) == 0 else { throw .system(SystemError()) }
  }
}

/// Why a file cannot be its owner's alone.
package enum OwnFileError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The path is a symbolic link.
  case symbolicLink
  /// The path is a folder, a device, a pipe or a socket.
  case noFile
  /// The system refused.
  case system(SystemError)

  package var description: String {
    switch self {
    case .symbolicLink: "it is a symbolic link, which is not followed; put the file itself there"
    case .noFile: "it is no regular file; move it away"
    case .system(let error): error.description
    }
  }
}

import Glibc

/// Folders that only their owner may enter.
package enum Folder {
  /// The folder that a file lies in.
  /// - Parameter path: the file; without a slash it lies in the current folder.
  package static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Makes a folder, and those above it, with mode 0700 where they are missing.
  /// - Throws: ``SystemError``.
  package static func make(_ path: String) throws(SystemError) {
    if mkdir(path, 0o700) == 0 { return }
    if errno == ENOENT, parent(of: path) != path {
      try make(parent(of: path))
      if mkdir(path, 0o700) == 0 { return }
    }
    // Made meanwhile, or before; but a file in its place is no folder.
    guard errno == EEXIST else { throw SystemError() }
    var info = stat()
    guard stat(path, &info) == 0 else { throw SystemError() }
    guard info.st_mode & S_IFMT == S_IFDIR else { throw SystemError(code: ENOTDIR) }
  }

  /// Makes new names in a folder durable; a file system that cannot do so keeps the old files or the new ones.
  package static func sync(_ path: String) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// Locks the folder that a file lies in, which must be there: one process at a time makes or replaces the file.
  ///
  /// The folder is what is locked, since the file may be replaced, and since closing a descriptor of a database would
  /// take SQLite's own locks away.
  /// - Parameter path: the file.
  /// - Returns: a descriptor; closing it ends the lock.
  /// - Throws: ``SystemError``.
  package static func lock(parentOf path: String) throws(SystemError) -> Int32 {
    let descriptor = open(parent(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemError() }
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else {
        let error = SystemError()
        close(descriptor)
        throw error
      }
    }
    return descriptor
  }
}

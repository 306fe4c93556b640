import DurableFiles
import Glibc

/// Reads files whole, with a bound, and never through a link.
enum DiskFile {
  /// What lies under a path.
  enum Kind {
    case file, folder, link, other
  }

  /// Reads a regular file.
  /// - Parameters:
  ///   - path: the file.
  ///   - limit: the most bytes.
  ///   - followsLinks: whether the path may be a symbolic link, as one that the operator typed.
  /// - Throws: ``RecipeError`` of kind `content` that names the file.
  static func read(_ path: String, limit: Int, followsLinks: Bool = false) throws(RecipeError) -> [UInt8] {
    // Without O_NONBLOCK a pipe in the place of a file would be waited for.
    let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | (followsLinks ? 0 : O_NOFOLLOW)
    let descriptor = open(path, flags)
    guard descriptor >= 0 else { throw unreadable(path, SystemError()) }
    defer { close(descriptor) }
    var info = stat()
    guard fstat(descriptor, &info) == 0 else { throw unreadable(path, SystemError()) }
    guard info.st_mode & S_IFMT == S_IFREG else {
      throw RecipeError(.content, "cannot read '\(path)': it is no regular file")
    }
    guard info.st_size <= limit else {
      throw RecipeError(.content, "'\(path)' has \(info.st_size) bytes; \(limit) at most")
    }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw unreadable(path, SystemError()) }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
      guard bytes.count <= limit else { throw RecipeError(.content, "'\(path)' has more than \(limit) bytes") }
    }
  }

  /// What lies under a path; nil where there is nothing.
  static func kind(_ path: String, followsLinks: Bool = false) -> Kind? {
    var info = stat()
    guard (followsLinks ? stat(path, &info) : lstat(path, &info)) == 0 else { return nil }
    switch info.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    case S_IFLNK: return .link
    default: return .other
    }
  }

  /// The names in a folder, sorted.
  /// - Throws: ``RecipeError``.
  static func names(in path: String) throws(RecipeError) -> [String] {
    guard let folder = opendir(path) else { throw unreadable(path, SystemError()) }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Writes a file whole.
  /// - Throws: ``RecipeError``; the file is as it was.
  static func write(_ bytes: [UInt8], to path: String, permissions: UInt32 = 0o644) throws(RecipeError) {
    do {
      try WholeFile.replace(path, draft: path + ".draft-\(getpid())", permissions: permissions, with: [bytes])
    } catch { throw RecipeError(.content, "cannot write '\(path)': \(error)") }
  }

  /// Makes a folder and those above it.
  /// - Throws: ``RecipeError``.
  static func makeFolder(_ path: String) throws(RecipeError) {
    do { try Folder.make(path) } catch { throw RecipeError(.content, "cannot make the folder '\(path)': \(error)") }
  }

  private static func unreadable(_ path: String, _ error: SystemError) -> RecipeError {
    switch error.code {
    case ENOENT: RecipeError(.content, "cannot read '\(path)': there is no such file")
    case ELOOP: RecipeError(.content, "cannot read '\(path)': it is a link, and recipes hold none")
    default: RecipeError(.content, "cannot read '\(path)': \(error)")
    }
  }
}

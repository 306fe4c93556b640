import DurableFiles
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
    let target = WholeFile.resolved(path)
    do throws(SystemError) {
      try WholeFile.replace(
        target, draft: "\(target).\(getpid()).new", permissions: permissions, with: [Array(text.utf8)])
    } catch {
      throw TextFileError(path: path, code: error.code)
    }
  }
}

/// A file that could not be written.
struct TextFileError: Error, Hashable, CustomStringConvertible {
  let path: String
  let code: Int32

  var description: String { "cannot write '\(path)': \(String(cString: strerror(code)))" }
}

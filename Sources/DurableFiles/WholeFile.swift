import Glibc

/// A file that is replaced whole and durably, or stays as it was.
package enum WholeFile {
  /// Writes a draft beside the file, makes it durable and puts it in the file's place.
  /// - Parameters:
  ///   - path: the file; a symbolic link is replaced, so give where it leads to keep it.
  ///   - draft: the name of the draft, in the same folder; what a killed program left there is removed.
  ///   - permissions: who may read and write the file, before the process's mask.
  ///   - pieces: the content, in order.
  /// - Throws: ``SystemError``; the draft is gone and the file as it was.
  package static func replace(
    _ path: String, draft: String, permissions: UInt32, with pieces: [[UInt8]]
  ) throws(SystemError) {
    unlink(draft)
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, permissions)
    guard descriptor >= 0 else { throw SystemError() }
    do throws(SystemError) {
      do throws(SystemError) {
        for piece in pieces { try write(piece, to: descriptor) }
        // On disk before it takes the place of the old one.
        guard fsync(descriptor) == 0 else { throw SystemError() }
      } catch {
        close(descriptor)
        throw error
      }
      guard close(descriptor) == 0, rename(draft, path) == 0 else { throw SystemError() }
    } catch {
      unlink(draft)
      throw error
    }
  }

  /// Writes everything at the descriptor's place.
  /// - Throws: ``SystemError``; some of it may have been written.
  package static func write(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress.map { $0 + written }, bytes.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw SystemError() }
      written += count
    }
  }

  /// Where a path leads once symbolic links are followed; the path itself where there is nothing yet.
  package static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}

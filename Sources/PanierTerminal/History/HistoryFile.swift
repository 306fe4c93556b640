import DurableFiles
import Glibc

/// The history on disk: one JSON string a line, oldest first, mode 0600, shared by sessions that run at once.
///
/// Writers hold a lock on the file, append with a single call, and take a write that did not fit back again, so that a
/// line is there whole or not at all.
struct HistoryFile: Sendable {
  let path: String

  /// What the file holds.
  struct Contents {
    var entries: [String] = []
    var warnings: [HistoryWarning] = []
    var lineCount = 0
  }

  /// Reads all entries; a file that is not there yet is empty.
  func read() throws(HistoryWarning) -> Contents {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    if descriptor < 0, errno == ENOENT { return Contents() }
    guard descriptor >= 0 else { throw .failed("read", path: path, code: errno) }
    defer { close(descriptor) }
    var contents = Contents()
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .failed("read", path: path, code: errno) }
    if status.st_mode & S_IFMT == S_IFDIR { throw .failed("read", path: path, code: EISDIR) }
    // Devices and pipes hold no history; some would never end.
    guard Self.isRegular(status) else { return contents }
    if status.st_mode & 0o077 != 0,
      fchmod(descriptor, 0o600) == 0
    {
      contents.warnings.append(.readableByOthers(path: path))
    }
    var damaged = 0
    for line in try bytes(of: descriptor).split(separator: UInt8(ascii: "\n")) {
      contents.lineCount += 1
      if let entry = JSONLine.decode(line) { contents.entries.append(entry) } else { damaged += 1 }
    }
    if damaged > 0 { contents.warnings.append(.damaged(path: path, count: damaged)) }
    return contents
  }

  /// Adds one entry at the end, making the file and its folders where they are missing.
  func append(_ entry: String) throws(HistoryWarning) {
    let descriptor = try openLocked()
    defer { close(descriptor) }
    let end = lseek(descriptor, 0, SEEK_END)
    guard end >= 0 else { throw .failed("written", path: path, code: errno) }
    var line = JSONLine.encode(entry) + [UInt8(ascii: "\n")]
    // A line cut by a crash must not swallow this one.
    var last: UInt8 = 0
    if end > 0, pread(descriptor, &last, 1, end - 1) == 1, last != UInt8(ascii: "\n") {
      line.insert(UInt8(ascii: "\n"), at: 0)
    }
    do throws(SystemError) { try WholeFile.write(line, to: descriptor) } catch {
      _ = ftruncate(descriptor, end)
      throw .failed("written", path: path, code: error.code)
    }
  }

  /// Replaces the file by what `shortened` makes of its present entries, other sessions' included.
  func rewrite(_ shortened: ([String]) -> [String]) throws(HistoryWarning) {
    let descriptor = try openLocked()
    defer { close(descriptor) }
    let entries = try bytes(of: descriptor).split(separator: UInt8(ascii: "\n")).compactMap(JSONLine.decode)
    let lines = shortened(entries).flatMap { JSONLine.encode($0) + [UInt8(ascii: "\n")] }
    var status = stat()
    // A device such as /dev/null, given to keep no history, is not replaced by a file.
    guard fstat(descriptor, &status) == 0, Self.isRegular(status) else { return }
    let target = WholeFile.resolved(path)
    do throws(SystemError) {
      try WholeFile.replace(target, draft: target + ".new", permissions: 0o600, with: [lines])
    } catch {
      throw .failed("shortened", path: path, code: error.code)
    }
  }

  /// Opens the file that is at `path` once the lock is held: another session may have replaced it meanwhile.
  private func openLocked() throws(HistoryWarning) -> Int32 {
    // Where they cannot be made, opening the file tells why.
    try? Folder.make(Folder.parent(of: path))
    while true {
      let descriptor = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { throw .failed("written", path: path, code: errno) }
      while flock(descriptor, LOCK_EX) != 0 {
        guard errno == EINTR else {
          let code = errno
          close(descriptor)
          throw .failed("locked", path: path, code: code)
        }
      }
      var here = stat()
      var there = stat()
      if fstat(descriptor, &here) == 0, stat(path, &there) == 0, here.st_ino == there.st_ino,
        here.st_dev == there.st_dev
      {
        return descriptor
      }
      close(descriptor)
    }
  }

  private func bytes(of descriptor: Int32) throws(HistoryWarning) -> [UInt8] {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(descriptor, &piece, piece.count)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw .failed("read", path: path, code: errno)
      }
      bytes.append(contentsOf: piece.prefix(count))
    }
  }

  private static func isRegular(_ status: stat) -> Bool { status.st_mode & S_IFMT == S_IFREG }
}

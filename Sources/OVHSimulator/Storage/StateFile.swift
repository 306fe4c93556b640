import FoundationEssentials
import Glibc

/// The file that keeps a simulator's state between runs and between programs that share it.
///
/// A state is written beside the file, made durable and then put in its place, so that the file holds a whole state
/// at every instant, however a program ends.
struct StateFile: Sendable {
  /// What tells one version of the file from another.
  private struct Stamp: Hashable, Sendable {
    var inode: UInt64
    var seconds: Int
    var nanoseconds: Int
    var size: Int64
  }

  let path: String
  private let lockDescriptor: Int32
  private var seen: Stamp?

  /// Opens the lock beside the file; the file itself need not exist.
  init(path: String) throws(SimulatorStateError) {
    self.path = path
    lockDescriptor = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard lockDescriptor >= 0 else { throw Self.failure(path, "cannot be locked") }
  }

  /// Keeps other programs away until ``unlock()``.
  func lock() throws(SimulatorStateError) {
    while flock(lockDescriptor, LOCK_EX) != 0 {
      guard errno == EINTR else { throw Self.failure(path, "cannot be locked") }
    }
  }

  /// Lets other programs at the file again.
  func unlock() { _ = flock(lockDescriptor, LOCK_UN) }

  /// The state in the file where it is not the one last read or written; nil where it is, or where there is no file.
  mutating func readIfChanged() throws(SimulatorStateError) -> SimulatorState? {
    guard let stamp = stamp(), stamp != seen else { return nil }
    let data: Data
    do {
      data = try Data(contentsOf: URL(filePath: path))
    } catch {
      throw Self.failure(path, "cannot be read")
    }
    do {
      let state = try JSONDecoder().decode(SimulatorState.self, from: data)
      guard state.version == SimulatorState.version else {
        throw SimulatorStateError(
          path: path, reason: "is of version \(state.version), not \(SimulatorState.version)")
      }
      seen = stamp
      return state
    } catch let error as SimulatorStateError {
      throw error
    } catch {
      throw SimulatorStateError(path: path, reason: "does not hold a simulator's state")
    }
  }

  /// Puts a state into the file.
  mutating func write(_ state: SimulatorState) throws(SimulatorStateError) {
    let data: Data
    do {
      data = try JSONEncoder().encode(state)
    } catch {
      throw SimulatorStateError(path: path, reason: "cannot hold the state")
    }
    let draft = path + ".new"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Self.failure(path, "cannot be written") }
    let isWhole = Self.writeAll(data, to: descriptor) && fsync(descriptor) == 0
    guard close(descriptor) == 0, isWhole, rename(draft, path) == 0 else {
      throw Self.failure(path, "cannot be written")
    }
    syncFolder()
    seen = stamp()
  }

  /// Makes the new name of the file durable; a file system that cannot do so keeps the old state or the new one.
  private func syncFolder() {
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? "."
    let descriptor = open(String(folder), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    _ = fsync(descriptor)
    _ = close(descriptor)
  }

  private func stamp() -> Stamp? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return Stamp(
      inode: UInt64(status.st_ino), seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec,
      size: Int64(status.st_size))
  }

  private static func writeAll(_ data: Data, to descriptor: Int32) -> Bool {
    data.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        rest = rest.dropFirst(count)
      }
      return true
    }
  }

  private static func failure(_ path: String, _ what: String) -> SimulatorStateError {
    SimulatorStateError(path: path, reason: "\(what): \(String(cString: strerror(errno)))")
  }
}

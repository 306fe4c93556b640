import DurableFiles
import FoundationEssentials
import Glibc

/// A change that a server has confirmed, and which server that was.
struct ConfirmedChange: Codable, Sendable, Hashable {
  /// Names the ledger.
  let ledger: String
  /// Names the cluster of files.
  let system: String
  /// Counts its fail-overs.
  let timeline: String
  /// The change's number.
  let number: Int64
  /// The entry that was changed.
  let entry: Int64
  /// How the entry stood from then on.
  let state: String
}

/// A small file on the operator's machine with the last change that the ledger confirmed to it: by this a server that lost
/// its last commits is noticed.
///
/// It is not waited for until it is on the disk: an older one notices less, and never too much.
struct LedgerMark: Sendable, Hashable {
  let path: String

  func read() -> ConfirmedChange? {
    FileManager.default.contents(atPath: path).flatMap { try? JSONDecoder().decode(ConfirmedChange.self, from: $0) }
  }

  func write(_ change: ConfirmedChange) {
    guard let data = try? JSONEncoder().encode(change) else { return }
    let draft = "\(path).\(getpid())"
    try? Folder.make(Folder.parent(of: path))
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    let isWritten = (try? WholeFile.write(Array(data), to: descriptor)) != nil
    close(descriptor)
    if !isWritten || rename(draft, path) != 0 { unlink(draft) }
  }

  /// Forgets what was confirmed: whatever the server says from now on is taken as it is.
  func remove() { unlink(path) }
}

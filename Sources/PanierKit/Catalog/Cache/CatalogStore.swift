import DurableFiles
import FoundationEssentials
import Glibc
import PanierOrdering

/// Catalogues as files below one folder.
///
/// A file begins with a line that tells its version, when the text was fetched, its length and its digest. It is
/// written beside the old one, made durable and put in its place: a reader finds a whole text at every instant, and of
/// several programs that write at once the last one counts.
struct CatalogStore: Sendable {
  /// What a file says of itself.
  struct Header: Sendable, Hashable {
    let fetched: Date
    let count: Int
    let digest: String
  }

  let folder: String

  private static let mark = "panier-catalogue-1"
  /// A file whose first line is longer was not written by this program.
  private static let longestHeader = 200
  /// What is added to a text before it goes to Lua.
  private static let reserve = 128

  /// What the file of a key says of itself; nil where there is no file that could be used.
  func header(_ key: CatalogKey) -> Header? {
    guard let file = open(key) else { return nil }
    defer { close(file) }
    return Self.header(file)?.header
  }

  /// Whether there is a file for a key, usable or not.
  func holds(_ key: CatalogKey) -> Bool { access(path(key), F_OK) == 0 }

  /// The text of a key; nil where it is missing, cut short or changed.
  func read(_ key: CatalogKey, now: Date) -> CachedText? {
    guard let file = open(key) else { return nil }
    defer { close(file) }
    guard let (header, start) = Self.header(file) else { return nil }
    var info = stat()
    guard fstat(file, &info) == 0, Int64(info.st_size) == Int64(start) + Int64(header.count) else { return nil }
    let bytes = [UInt8](unsafeUninitializedCapacity: header.count + Self.reserve) { buffer, count in
      while count < header.count {
        let read = pread(file, buffer.baseAddress?.advanced(by: count), header.count - count, start + count)
        if read < 0, errno == EINTR { continue }
        guard read > 0 else { return }
        count += read
      }
    }
    guard bytes.count == header.count, Digest.sha256(bytes) == header.digest else { return nil }
    return CachedText(bytes, fetched: header.fetched, now: now)
  }

  /// Keeps a text; what was there before stays where this fails.
  /// - Throws: `SystemError`.
  func write(_ text: CachedText, for key: CatalogKey) throws(SystemError) {
    let target = path(key)
    let parent = Folder.parent(of: target)
    try Folder.make(parent)
    let fetched = Int64(text.fetched.timeIntervalSince1970)
    let head = "\(Self.mark) \(fetched) \(text.bytes.count) \(Digest.sha256(text.bytes))\n"
    try WholeFile.replace(
      target, draft: "\(target).\(getpid()).\(UInt64.random(in: 0 ... .max)).new", permissions: 0o600,
      with: [Array(head.utf8), text.bytes])
    Folder.sync(parent)
    Self.removeOldDrafts(parent)
  }

  // MARK: - Files

  private func path(_ key: CatalogKey) -> String { "\(folder)/\(key.path)" }

  /// Opens a file that nobody else can have written.
  private func open(_ key: CatalogKey) -> Int32? {
    let file = Glibc.open(path(key), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else { return nil }
    var info = stat()
    guard fstat(file, &info) == 0, info.st_mode & S_IFMT == S_IFREG, info.st_uid == geteuid(), info.st_mode & 0o022 == 0
    else {
      close(file)
      return nil
    }
    return file
  }

  private static func header(_ file: Int32) -> (header: Header, start: Int)? {
    var buffer = [UInt8](repeating: 0, count: longestHeader)
    let count = pread(file, &buffer, buffer.count, 0)
    guard count > 0, let end = buffer[..<count].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    let words = String(decoding: buffer[..<end], as: UTF8.self).split(separator: " ")
    guard words.count == 4, words[0] == mark, let fetched = Int64(words[1]), let length = Int(words[2]),
      (0...(1 << 30)).contains(length)
    else { return nil }
    let date = Date(timeIntervalSince1970: TimeInterval(fetched))
    return (Header(fetched: date, count: length, digest: String(words[3])), end + 1)
  }

  /// Removes drafts that a program left behind when it was killed.
  private static func removeOldDrafts(_ path: String) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else { return }
    for name in names where name.hasSuffix(".new") {
      var info = stat()
      guard stat("\(path)/\(name)", &info) == 0, time(nil) - info.st_mtim.tv_sec > 3600 else { continue }
      unlink("\(path)/\(name)")
    }
  }
}

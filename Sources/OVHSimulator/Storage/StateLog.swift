import DurableFiles
import FoundationEssentials
import Glibc

/// The file that keeps a simulator's state between runs and between programs that share it: a log of changes.
///
/// Every change is one line with a checksum, appended before the call is answered, so that `kill -9` at any instant
/// costs at most the line of a call that was not answered; such a line is dropped when the log is opened next. Lines
/// that place, pay or withdraw from an order are synchronised with the disk, and so outlive the machine too; others
/// outlive the program only. A log that has grown to several times what it holds is written anew beside itself,
/// synchronised and put in its place.
///
/// A log of our own and not a data base: the whole state is in memory anyway, and this is all that is asked of a file.
struct StateLog: ~Copyable {
  /// A log below this size is not worth writing anew, in bytes.
  private static let smallest = 1 << 20
  /// The most entities in one line of a log that is written anew.
  private static let entitiesPerLine = 256

  let path: String
  private let lockDescriptor: Int32
  /// The log; negative while there is none.
  private var descriptor: Int32 = -1
  /// How far the log was read or written, in bytes.
  private var offset = 0
  /// The size of the log when it was last written anew or first read, in bytes.
  private var baseSize = 0
  /// Whether something in memory could not be written, so that memory says more than the log.
  private var isAhead = false
  /// The state as the log has it, without carts and orders, to tell changes by.
  private var kept: SimulatorState

  /// Opens the lock beside the log; the log itself need not exist.
  /// - Parameter initial: the state before the first change.
  init(path: String, initial: SimulatorState) throws(SimulatorStateError) {
    self.path = path
    kept = initial.withoutTables
    lockDescriptor = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard lockDescriptor >= 0 else { throw Self.failure(path, "cannot be locked") }
  }

  deinit {
    if descriptor >= 0 { _ = close(descriptor) }
    _ = close(lockDescriptor)
  }

  // MARK: - Sharing

  /// Keeps other programs away until ``unlock()``.
  /// - Throws: when another program does not let go of it for ten seconds.
  func lock() throws(SimulatorStateError) {
    var wait: UInt32 = 200
    var waited: UInt32 = 0
    while flock(lockDescriptor, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else { throw Self.failure(path, "cannot be locked") }
      guard waited < 10_000_000 else {
        throw SimulatorStateError(path: path, reason: "has been held by another program for ten seconds")
      }
      _ = usleep(wait)
      waited += wait
      wait = min(wait * 2, 20_000)
    }
  }

  /// Lets other programs at the log again.
  func unlock() { _ = flock(lockDescriptor, LOCK_UN) }

  // MARK: - Reading

  /// Takes over what other programs have done since the last time; called under the lock.
  /// - Parameters:
  ///   - state: the state as far as the log was read.
  ///   - initial: the state before the first change, for a log that was begun anew.
  mutating func catchUp(_ state: inout SimulatorState, initial: SimulatorState) throws(SimulatorStateError) {
    var named = stat()
    guard stat(path, &named) == 0 else {
      guard errno == ENOENT else { throw Self.failure(path, "cannot be read") }
      // Removed by hand or not made yet: the next change writes it anew, with all that is in memory.
      forget()
      if isAhead {
        state = initial
        kept = initial.withoutTables
        isAhead = false
      }
      state.recordsChanges = true
      return
    }
    if descriptor >= 0 {
      var opened = stat()
      let isSame = fstat(descriptor, &opened) == 0 && opened.st_ino == named.st_ino && opened.st_dev == named.st_dev
      if isSame, Int(named.st_size) == offset { return }
      if !isSame || Int(named.st_size) < offset { forget() }
    }
    if descriptor < 0 {
      descriptor = open(path, O_RDWR | O_CLOEXEC)
      guard descriptor >= 0 else { throw Self.failure(path, "cannot be opened") }
      state = initial
      kept = initial.withoutTables
      isAhead = false
    }
    do throws(SimulatorStateError) { try read(into: &state) } catch {
      forget()
      throw error
    }
  }

  private mutating func read(into state: inout SimulatorState) throws(SimulatorStateError) {
    let bytes = try bytesFromOffset()
    var rest = bytes[...]
    if offset == 0 {
      try checkHeader(bytes)
      rest = rest.dropFirst(StateRecord.header.utf8.count)
    }
    state.recordsChanges = false
    defer { state.recordsChanges = true }
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      guard let change = StateRecord.change(rest[rest.startIndex..<end]) else {
        // The last line may be one that was being written when its program or the machine ended.
        if end == bytes.endIndex - 1 { break }
        throw SimulatorStateError(
          path: path, reason: "is damaged at byte \(offset + rest.startIndex), before its last line")
      }
      change.apply(to: &state)
      rest = rest[(end + 1)...]
    }
    offset += rest.startIndex
    if !rest.isEmpty, ftruncate(descriptor, offset) != 0 { throw Self.failure(path, "cannot be mended") }
    if baseSize == 0 { baseSize = offset }
    kept = state.withoutTables
  }

  private func checkHeader(_ bytes: [UInt8]) throws(SimulatorStateError) {
    if bytes.starts(with: StateRecord.header.utf8) { return }
    let start = String(decoding: bytes.prefix(64), as: UTF8.self)
    if start.hasPrefix("panier-simulator-state ") {
      let version = start.dropFirst(23).prefix { !$0.isNewline }
      throw SimulatorStateError(path: path, reason: "is of version \(version), and only version 2 is read")
    }
    if start.hasPrefix("{"), String(decoding: bytes, as: UTF8.self).contains(#""version":1"#) {
      throw SimulatorStateError(path: path, reason: "is of version 1, and only version 2 is read")
    }
    throw SimulatorStateError(path: path, reason: "does not hold a simulator's state")
  }

  private func bytesFromOffset() throws(SimulatorStateError) -> [UInt8] {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Self.failure(path, "cannot be read") }
    let size = Int(max(0, Int(status.st_size) - offset))
    var failed = false
    let descriptor = descriptor
    let offset = offset
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = pread(descriptor, buffer.baseAddress?.advanced(by: count), size - count, offset + count)
        if got < 0, errno == EINTR { continue }
        guard got >= 0 else {
          failed = true
          return
        }
        if got == 0 { return }
        count += got
      }
    }
    guard !failed else { throw Self.failure(path, "cannot be read") }
    return bytes
  }

  // MARK: - Writing

  /// Keeps what changed in a state since the last time; called under the lock.
  mutating func keep(_ state: inout SimulatorState) throws(SimulatorStateError) {
    var change = StateChange(from: kept, to: state)
    if descriptor < 0 {
      if state.carts.hasChanges || state.orders.hasChanges || !change.isEmpty(since: kept) { try rewrite(&state) }
      return
    }
    let carts = state.carts.takeChanges()
    let orders = state.orders.takeChanges()
    change.carts = carts.put.isEmpty ? nil : carts.put
    change.removedCarts = carts.removed.isEmpty ? nil : carts.removed
    change.orders = orders.put.isEmpty ? nil : orders.put
    if change.isEmpty(since: kept) { return }
    let line = try encoded(change)
    guard Self.write(line, to: descriptor, at: offset), !change.mustBeDurable || fdatasync(descriptor) == 0 else {
      let error = Self.failure(path, "cannot be written")
      _ = ftruncate(descriptor, offset)
      throw undone(error)
    }
    offset += line.count
    kept = state.withoutTables
    if offset > max(Self.smallest, 4 * baseSize) { try rewrite(&state) }
  }

  /// Writes the whole state into a log of its own and puts that in place of the old one; called under the lock.
  mutating func rewrite(_ state: inout SimulatorState) throws(SimulatorStateError) {
    let draft = path + ".new"
    let fresh = open(draft, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard fresh >= 0 else { throw undone(Self.failure(path, "cannot be written")) }
    var size = 0
    do throws(SimulatorStateError) {
      try append(Array(StateRecord.header.utf8), to: fresh, &size)
      try append(try encoded(StateChange(all: state)), to: fresh, &size)
      for carts in state.carts.values.chunks(of: Self.entitiesPerLine) {
        var change = StateChange(countersOf: state)
        change.carts = carts
        try append(try encoded(change), to: fresh, &size)
      }
      for orders in state.orders.values.chunks(of: Self.entitiesPerLine) {
        var change = StateChange(countersOf: state)
        change.orders = orders
        try append(try encoded(change), to: fresh, &size)
      }
      guard fsync(fresh) == 0, rename(draft, path) == 0 else { throw Self.failure(path, "cannot be written") }
    } catch {
      _ = close(fresh)
      throw undone(error)
    }
    Folder.sync(Folder.parent(of: path))
    forget()
    descriptor = fresh
    offset = size
    baseSize = size
    kept = state.withoutTables
    state.recordsChanges = false
    state.recordsChanges = true
  }

  /// Forgets the log that was open, so that it is read from its start.
  private mutating func forget() {
    if descriptor >= 0 { _ = close(descriptor) }
    descriptor = -1
    offset = 0
    baseSize = 0
  }

  /// Arranges that what was done in memory is undone by reading the log again.
  private mutating func undone(_ error: SimulatorStateError) -> SimulatorStateError {
    forget()
    isAhead = true
    return error
  }

  private func encoded(_ change: StateChange) throws(SimulatorStateError) -> [UInt8] {
    do { return try StateRecord.line(change) } catch {
      throw SimulatorStateError(path: path, reason: "cannot hold the state")
    }
  }

  private func append(_ bytes: [UInt8], to descriptor: Int32, _ size: inout Int) throws(SimulatorStateError) {
    guard Self.write(bytes, to: descriptor, at: size) else { throw Self.failure(path, "cannot be written") }
    size += bytes.count
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32, at start: Int) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let rest = UnsafeRawBufferPointer(rebasing: buffer[done...])
        let count = pwrite(descriptor, rest.baseAddress, rest.count, start + done)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        done += count
      }
      return true
    }
  }

  private static func failure(_ path: String, _ what: String) -> SimulatorStateError {
    SimulatorStateError(path: path, reason: "\(what): \(String(cString: strerror(errno)))")
  }
}

extension Collection {
  /// The elements in lists of a length, the last one shorter.
  fileprivate func chunks(of length: Int) -> [[Element]] {
    reduce(into: []) { lists, element in
      if lists.last.map({ $0.count < length }) == true {
        lists[lists.count - 1].append(element)
      } else {
        lists.append([element])
      }
    }
  }
}

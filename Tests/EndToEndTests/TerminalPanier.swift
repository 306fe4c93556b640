import Foundation
import Glibc
import ScreenModel
import Testing

/// The built program on a pseudo-terminal whose person is a test.
final class TerminalPanier {
  let folder: TemporaryFolder
  private let process = Process()
  private let person: FileHandle
  private let ended: AsyncStream<Int32>
  private var shown = ""
  /// What its screen shows.
  private(set) var screen: ScreenModel

  /// Starts the program.
  /// - Parameters:
  ///   - arguments: the command line.
  ///   - environment: variables besides `HOME`, `PATH`, `TERM` and `LANG`; `$FOLDER` stands for the test's folder.
  ///   - files: files of that folder, which can be executed.
  ///   - columns: the width of the screen.
  ///   - rows: its height.
  init(
    _ arguments: [String] = [], environment: [String: String] = [:], files: [String: String] = [:], columns: Int = 100,
    rows: Int = 12
  ) throws {
    screen = ScreenModel(columns: columns, rows: rows)
    let folder = try TemporaryFolder()
    self.folder = folder
    for (name, text) in files {
      let path = folder.path + "/" + name
      try text.write(toFile: path, atomically: false, encoding: .utf8)
      try #require(chmod(path, 0o700) == 0)
    }
    var (person, program): (Int32, Int32) = (-1, -1)
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    try #require(openpty(&person, &program, nil, nil, &size) == 0)
    for end in [person, program] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    self.person = FileHandle(fileDescriptor: person, closeOnDealloc: true)
    let terminal = FileHandle(fileDescriptor: program, closeOnDealloc: true)
    process.executableURL = URL(fileURLWithPath: PanierProcess.program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: PanierProcess.root)
    process.environment = ["HOME": folder.path, "PATH": "/usr/bin:/bin", "TERM": "xterm", "LANG": "C.UTF-8"]
      .merging(environment.mapValues { $0.replacingOccurrences(of: "$FOLDER", with: folder.path) }) { $1 }
    (process.standardInput, process.standardOutput, process.standardError) = (terminal, terminal, terminal)
    let (ended, continuation) = AsyncStream<Int32>.makeStream()
    self.ended = ended
    process.terminationHandler = {
      continuation.yield($0.terminationStatus)
      continuation.finish()
    }
    try process.run()
  }

  /// Presses keys.
  func type(_ keys: String) throws { try person.write(contentsOf: Data(keys.utf8)) }

  /// Sends what Ctrl-C does while the program works.
  func interrupt() { kill(process.processIdentifier, SIGINT) }

  /// Changes the size of the screen and tells the program.
  func resize(columns: Int, rows: Int) {
    screen.resize(columns: columns, rows: rows)
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(person.fileDescriptor, UInt(TIOCSWINSZ), &size)
    kill(process.processIdentifier, SIGWINCH)
  }

  /// Waits until the screen ends with a picture, with the cursor where it belongs in it.
  func expect(_ picture: String, cursor: [Int]? = nil, sourceLocation: SourceLocation = #_sourceLocation) async {
    func isShown() -> Bool {
      let above = screen.picture.split(separator: "\n", omittingEmptySubsequences: false).count
      let top = above - picture.split(separator: "\n", omittingEmptySubsequences: false).count
      return screen.picture.hasSuffix(picture)
        && (cursor == nil || screen.cursor == cursor.map { [$0[0] + top, $0[1]] })
    }
    while !isShown() {
      guard let more = await read() else {
        Issue.record(
          "waited for cursor \(cursor ?? []) in\n\(picture)\nThe screen at \(screen.cursor) is\n\(screen.picture)",
          sourceLocation: sourceLocation)
        return
      }
      shown += more
    }
  }

  /// Waits until the program has written a text since the last wait, and takes everything up to its end.
  /// - Returns: what was written before it.
  @discardableResult
  func wait(for text: String, sourceLocation: SourceLocation = #_sourceLocation) async -> String {
    while true {
      if let found = shown.firstRange(of: text) {
        defer { shown = String(shown[found.upperBound...]) }
        return String(shown[..<found.lowerBound])
      }
      guard let more = await read() else {
        Issue.record("waited for '\(text)'; shown is \(shown.debugDescription)", sourceLocation: sourceLocation)
        return shown
      }
      shown += more
    }
  }

  /// Waits until the program has written one of some texts since the last wait, and takes everything up to its end.
  /// - Returns: the text that came first; nil at the end of the program.
  func wait(forAnyOf texts: [String]) async -> String? {
    while true {
      let found = texts.compactMap { text in shown.firstRange(of: text).map { (text, $0) } }
      if let (text, range) = found.min(by: { $0.1.lowerBound < $1.1.lowerBound }) {
        shown = String(shown[range.upperBound...])
        return text
      }
      guard let more = await read() else { return nil }
      shown += more
    }
  }

  /// Presses Ctrl-D at the next prompt: before it, the terminal would take the key for the end of a line.
  func leave(sourceLocation: SourceLocation = #_sourceLocation) async throws {
    await wait(for: "> ", sourceLocation: sourceLocation)
    try type("\u{4}")
    #expect(await status == 0, sourceLocation: sourceLocation)
  }

  /// What a file of the test's folder holds; nil if there is none.
  func contents(of name: String) -> String? { try? String(contentsOfFile: folder.path + "/" + name, encoding: .utf8) }

  /// The exit code, once the program has ended.
  var status: Int32? {
    get async {
      for await status in ended { return status }
      return nil
    }
  }

  /// What comes next; nil at the end, and after a minute of silence.
  private func read() async -> String? {
    let descriptor = person.fileDescriptor
    let bytes: [UInt8]? = await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        var bytes = [UInt8](repeating: 0, count: 65_536)
        guard poll(&request, 1, 60_000) == 1 else { return continuation.resume(returning: nil) }
        let count = Glibc.read(descriptor, &bytes, bytes.count)
        continuation.resume(returning: count > 0 ? Array(bytes.prefix(count)) : nil)
      }
    }
    guard let bytes else { return nil }
    screen.feed(bytes)
    return String(decoding: bytes, as: UTF8.self)
  }
}

import Glibc

/// Lets the operator write text in an editor of their own.
public struct ExternalEditor: Sendable {
  private let command: String
  private let environment: [String: String]
  private let folder: String

  /// Prepares an editor.
  ///
  /// - Parameter environment: the whole environment, which the editor inherits. `VISUAL`, then `EDITOR`, may hold
  ///   options; `vi` otherwise. Drafts lie in `TMPDIR`.
  public init(environment: [String: String]) {
    self.environment = environment
    let candidates = [environment["VISUAL"], environment["EDITOR"]].compactMap { $0 }
    command = candidates.first { !$0.allSatisfy(\.isWhitespace) } ?? "vi"
    folder = environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? P_tmpdir
  }

  /// Opens `text` in the editor and returns what was saved, once it was left.
  ///
  /// The draft is a file of mode 0600 that is removed afterwards.
  ///
  /// - Parameters:
  ///   - text: the text to begin with.
  ///   - suffix: the end of the file's name, by which editors choose a syntax.
  /// - Returns: the text; nil when the editor reported a failure, as `:cq` does.
  /// - Throws: `TerminalError.system` when the draft cannot be written or read, or the editor not be started.
  public func edit(_ text: String, suffix: String = ".lua") async throws -> String? {
    var path = Array("\(folder)/panier-XXXXXX\(suffix)".utf8CString)
    let descriptor = mkstemps(&path, Int32(suffix.utf8.count))
    guard descriptor >= 0 else { throw TerminalError.system(call: "mkstemps", code: errno) }
    let name = path.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    defer { unlink(name) }
    do {
      defer { close(descriptor) }
      try Terminal.write(text.hasSuffix("\n") ? text : text + "\n", to: descriptor)
    }
    let child = ShellCommand(command: command, arguments: [name], environment: environment)
    guard try await child.run(input: nil) == 0 else { return nil }
    return try Self.contents(of: name)
  }

  /// Reads the file by name: many editors save by putting a new file in the old one's place.
  private static func contents(of path: String) throws(TerminalError) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(call: "open", code: errno) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &piece, piece.count)
      if count == 0 { return String(decoding: bytes, as: UTF8.self) }
      if count < 0, errno != EINTR { throw .system(call: "read", code: errno) }
      bytes += piece.prefix(max(0, count))
    }
  }
}

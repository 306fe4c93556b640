import Glibc

/// A script's text and the name that its messages carry.
public struct ScriptSource: Sendable, Hashable {
  /// The text: UTF-8, as a rule; Lua takes strings and comments of any bytes.
  public let text: [UInt8]
  /// The name that messages carry: the path as the operator wrote it, `stdin`, `(command line)`.
  public let name: String
  /// The folder that `require` looks in.
  public let directory: String?

  /// Creates a source from text.
  /// - Parameters:
  ///   - text: the script's bytes.
  ///   - name: the name that messages carry.
  ///   - directory: the folder that `require` looks in.
  /// - Throws: ``ScriptSourceError`` for precompiled code.
  public init(text: [UInt8], name: String, directory: String? = nil) throws {
    guard text.first != 0x1B else { throw ScriptSourceError.isPrecompiled(name) }
    self.text = text
    self.name = name
    self.directory = directory
  }

  /// Reads a script from a file.
  /// - Parameter path: the file, or `-` for standard input.
  /// - Throws: ``ScriptSourceError`` that says why it cannot be run.
  public static func file(_ path: String) throws -> ScriptSource {
    if path == "-" { return try standardInput() }
    let directory = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    return try ScriptSource(text: bytes(of: path), name: path, directory: directory.isEmpty ? "/" : directory)
  }

  /// The bytes of a file.
  /// - Throws: ``ScriptSourceError`` that says why it cannot be read.
  static func bytes(of path: String) throws -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw ScriptSourceError.unreadable(name: path, reason: reason(errno)) }
    defer { close(descriptor) }
    return try read(descriptor, name: path)
  }

  /// Reads a script from standard input, to its end.
  public static func standardInput() throws -> ScriptSource {
    try ScriptSource(text: read(STDIN_FILENO, name: "stdin"), name: "stdin", directory: ".")
  }

  private static func read(_ descriptor: Int32, name: String) throws -> [UInt8] {
    var text: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        if errno == EISDIR { throw ScriptSourceError.isDirectory(name) }
        throw ScriptSourceError.unreadable(name: name, reason: reason(errno))
      }
      if count == 0 { return text }
      text += buffer[..<count]
      guard text.count <= maximumSize else { throw ScriptSourceError.tooLarge(name: name) }
    }
  }

  /// Scripts beyond this size are data by mistake.
  static let maximumSize = 64 << 20

  private static func reason(_ code: Int32) -> String {
    switch code {
    case ENOENT: "there is no such file"
    case EACCES, EPERM: "you may not read it"
    default: String(cString: strerror(code))
    }
  }
}

/// Why a script cannot be run.
public enum ScriptSourceError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file cannot be read; carries why.
  case unreadable(name: String, reason: String)
  /// The path names a folder.
  case isDirectory(String)
  /// The bytes are precompiled Lua, which can break out of any fence.
  case isPrecompiled(String)
  /// The text is too large to be a script.
  case tooLarge(name: String)

  public var description: String {
    switch self {
    case .unreadable(let name, let reason): "cannot read '\(name)': \(reason)"
    case .isDirectory(let name): "cannot run '\(name)': it is a folder; name a .lua file"
    case .isPrecompiled(let name): "cannot run '\(name)': it is precompiled Lua, which is never run; give its source"
    case .tooLarge(let name): "cannot run '\(name)': it is larger than 64 MiB, which no script is"
    }
  }
}

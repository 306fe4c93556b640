import Glibc

/// Files of the repository and of a rival program, for tests.
enum Files {
  /// The folder `Tests` of the package.
  static let tests: String = {
    let file = #filePath.split(separator: "/").dropLast(2)
    return "/" + file.joined(separator: "/")
  }()

  /// The text of a file; nil when it cannot be read.
  static func text(_ path: String) -> String? {
    bytes(path).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The bytes of a file; nil when it cannot be read.
  static func bytes(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    return contents(of: file)
  }

  /// The names in a folder, sorted.
  static func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  /// What Debian's `lua5.4` prints for a script; nil where it is not installed.
  static func rival(_ script: String) -> [UInt8]? {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? P_tmpdir
    var template = Array((folder + "/rivalXXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { return nil }
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { unlink(path) }
    let written = Array(script.utf8).withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    close(descriptor)
    guard written == script.utf8.count, let pipe = popen("lua5.4 '\(path)' 2>&1", "r") else { return nil }
    let output = contents(of: pipe)
    return pclose(pipe) == 0 ? output : nil
  }

  /// What a command writes to its standard output, and the status it ends with, as `waitpid` tells it.
  static func output(of command: String) -> (text: String, status: Int32)? {
    guard let pipe = popen(command, "r") else { return nil }
    let text = String(decoding: contents(of: pipe), as: UTF8.self)
    return (text, pclose(pipe))
  }

  private static func contents(of file: UnsafeMutablePointer<FILE>) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }
}

import FoundationEssentials
import Glibc

/// A folder of a test's own that goes with it.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/panier-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Every file below the folder, by its path within.
  var files: [String] {
    ((try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []).filter { name in
      var isFolder = false
      return FileManager.default.fileExists(atPath: "\(path)/\(name)", isDirectory: &isFolder) && !isFolder
    }
  }

  func read(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: "\(path)/\(name)"))) }

  func write(_ bytes: [UInt8], to name: String) throws { try Data(bytes).write(to: URL(filePath: "\(path)/\(name)")) }

  /// The permissions of a file or folder in octal digits: `600`.
  func mode(_ name: String) throws -> String {
    var info = stat()
    guard stat("\(path)/\(name)", &info) == 0 else { throw POSIXError(.ENOENT) }
    return String(info.st_mode & 0o777, radix: 8)
  }
}

import Glibc

/// The test files that a command line names.
enum TestFiles {
  /// The files: those that are named, and those below named folders whose names end in `_test.lua`.
  /// - Parameter paths: files and folders; none stands for the current folder.
  /// - Throws: ``CommandFailure`` for a path that leads to nothing, and where there is no test at all.
  static func found(_ paths: [String]) throws -> [String] {
    var files: [String] = []
    for path in paths.isEmpty ? ["."] : paths {
      guard access(path, F_OK) == 0 else {
        throw CommandFailure(.usage, "there is no '\(path)'; name test files or folders that hold them")
      }
      if isFolder(path) {
        files += below(path == "." ? "" : path.hasSuffix("/") ? path : path + "/", depth: 0)
      } else {
        files.append(path)
      }
    }
    guard !files.isEmpty else {
      let places = paths.isEmpty ? "the current folder" : paths.map { "'\($0)'" }.joined(separator: ", ")
      throw CommandFailure(.usage, "there is no test in \(places); the names of test files end in _test.lua")
    }
    var seen: Set<String> = []
    return files.filter { seen.insert($0).inserted }
  }

  private static func isFolder(_ path: String, _ flags: Int32 = 0) -> Bool {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | flags)
    guard descriptor >= 0 else { return false }
    close(descriptor)
    return true
  }

  private static func below(_ folder: String, depth: Int) -> [String] {
    guard depth < 32, let directory = opendir(folder.isEmpty ? "." : folder) else { return [] }
    defer { closedir(directory) }
    var names: [(name: String, isFolder: Bool)] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard !name.hasPrefix(".") else { continue }
      // A link to a folder is not followed: it may lead in circles.
      names.append((name, isFolder(folder + name, O_NOFOLLOW)))
    }
    return names.sorted { $0.name < $1.name }.flatMap { entry -> [String] in
      if entry.isFolder { return below(folder + entry.name + "/", depth: depth + 1) }
      return entry.name.hasSuffix("_test.lua") ? [folder + entry.name] : []
    }
  }
}

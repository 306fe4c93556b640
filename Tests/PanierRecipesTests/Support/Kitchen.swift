import Glibc
import PanierRecipes
import PanierVM
import Testing

/// A home of its own for a test, with all that recipes need.
final class Kitchen: Sendable {
  /// The folder that everything of the test lies in.
  let path: String

  init() throws {
    var template = Array("/tmp/panier-kitchen-XXXXXX".utf8CString)
    let made = try #require(mkdtemp(&template))
    path = String(cString: made)
  }

  deinit {
    Kitchen.remove(path)
  }

  /// The helper that becomes the isolated process.
  static var program: IsolatedProgram {
    let bundle = CommandLine.arguments.first ?? ""
    let folder = bundle[..<(bundle.lastIndex(of: "/") ?? bundle.startIndex)]
    return IsolatedProgram(path: folder + "/VMChild")
  }

  /// The places of an operator.
  func places(_ user: String = "anna") -> RecipePlaces {
    RecipePlaces(
      data: "\(path)/\(user)/data", state: "\(path)/\(user)/state", configuration: "\(path)/\(user)/config",
      project: "\(path)/\(user)/project", temporary: path, variables: Kitchen.variables)
  }

  /// The shelf of an operator.
  func shelf(_ user: String = "anna") -> RecipeShelf { RecipeShelf(places(user), program: Kitchen.program) }

  /// What git gets of the environment.
  static var variables: [String: String] {
    ["PATH": getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin", "HOME": "/nonexistent"]
  }

  /// Writes a file and the folders above it.
  @discardableResult
  func write(_ name: String, _ text: String) throws -> String {
    let file = "\(path)/\(name)"
    var folder = path
    for part in name.split(separator: "/").dropLast() {
      folder += "/\(part)"
      mkdir(folder, 0o700)
    }
    let stream = try #require(fopen(file, "w"))
    fputs(text, stream)
    fclose(stream)
    return file
  }

  /// What lies below a folder, as paths.
  func names(below folder: String = "") -> [String] {
    var names: [String] = []
    func walk(_ relative: String) {
      guard let directory = opendir("\(path)/\(relative)") else { return }
      defer { closedir(directory) }
      while let entry = readdir(directory) {
        let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        guard name != ".", name != ".." else { continue }
        let inner = relative.isEmpty ? name : "\(relative)/\(name)"
        names.append(inner)
        walk(inner)
      }
    }
    walk(folder)
    return names.sorted()
  }

  /// Runs git, as an author does.
  /// - Returns: the first line that it prints.
  @discardableResult
  func git(_ arguments: String...) throws -> String {
    let quoted = arguments.map { "'" + $0.replacing("'", with: "'\\''") + "'" }.joined(separator: " ")
    let settings = "-c user.name=Author -c user.email=author@example.org -c init.defaultBranch=main"
    return try shell("git \(settings) \(quoted)").split(separator: "\n").first.map(String.init) ?? ""
  }

  /// Runs a command in the kitchen.
  /// - Returns: what it prints.
  @discardableResult
  func shell(_ command: String) throws -> String {
    let output = "\(path)/shell-output"
    let status = system("cd '\(path)' && { \(command) ; } >'\(output)' 2>&1")
    let stream = try #require(fopen(output, "r"))
    defer {
      fclose(stream)
      unlink(output)
    }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = fread(&buffer, 1, buffer.count, stream)
    let text = String(decoding: buffer[..<count], as: UTF8.self)
    try #require(status == 0, "\(command): \(text)")
    return text
  }

  /// The text of a small recipe.
  static func recipe(
    name: String = "hello", version: String = "1.0.0", risk: String = "read", extra: String = "",
    run: String = "return 'hello'"
  ) -> String {
    """
    return recipe{
      name = "\(name)", version = "\(version)", summary = "Says hello.", risk = "\(risk)",
      \(extra)
      run = function(p) \(run) end,
    }
    """
  }

  private static func remove(_ path: String) {
    var info = stat()
    guard lstat(path, &info) == 0 else { return }
    if info.st_mode & S_IFMT == S_IFDIR {
      chmod(path, 0o700)
      if let folder = opendir(path) {
        while let entry = readdir(folder) {
          let name = withUnsafeBytes(of: entry.pointee.d_name) {
            String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
          }
          if name != ".", name != ".." { remove(path + "/" + name) }
        }
        closedir(folder)
      }
      rmdir(path)
    } else {
      unlink(path)
    }
  }
}

/// The sentence that work fails with; nil when it succeeds.
func refusal(_ work: () async throws -> Void) async -> String? {
  do {
    try await work()
    return nil
  } catch { return "\(error)" }
}

extension Kitchen {
  /// Writes bytes to a file.
  func write(bytes: [UInt8], to file: String) throws {
    let stream = try #require(fopen(file, "w"))
    fwrite(bytes, 1, bytes.count, stream)
    fclose(stream)
  }

  /// Makes a bare repository of a folder's files, tagged.
  /// - Returns: its address: `git+file://…`.
  func publish(_ folder: String, as name: String, tag: String) throws -> String {
    let work = "\(path)/\(folder)"
    try shell("test -d '\(folder)/.git' || git -c init.defaultBranch=main init -q '\(folder)'")
    try git("-C", work, "add", "-A")
    try git("-C", work, "commit", "-q", "--allow-empty", "-m", "x")
    try git("-C", work, "tag", "-f", tag)
    try shell("test -d '\(name)' || git -c init.defaultBranch=main init -q --bare '\(name)'")
    try git("-C", work, "push", "-q", "-f", "\(path)/\(name)", "HEAD:refs/heads/main", "refs/tags/\(tag)")
    return "git+file://\(path)/\(name)"
  }
}

/// Takes a recipe out of a git repository without ever writing its files.
struct GitFetch: Sendable {
  /// The operator's environment, of which git gets what it needs.
  let variables: [String: String]
  /// The folder in which repositories lie for as long as they are read.
  let temporary: String

  /// The most bytes that the names of a repository's files may have together.
  private static let listLimit = 4 << 20

  /// Fetches a recipe.
  /// - Throws: ``RecipeError`` for a repository that cannot be reached, a tag or folder that it has not, and what no
  ///   recipe may hold: links, submodules, too much.
  func fetch(_ source: GitSource) async throws -> FetchedRecipe {
    let (files, commit) = try await files(of: source)
    var content: [RecipeContent.File] = []
    var signature: [UInt8]?
    for file in files {
      if file.path == RecipeContent.signatureName { signature = file.bytes } else { content.append(file) }
    }
    return FetchedRecipe(content: try RecipeContent(content), signature: signature, commit: commit)
  }

  /// The files of a repository's folder and the commit that they are of.
  /// - Parameter only: reads these paths alone; nil for all that recipes hold.
  func files(
    of source: GitSource, only: Set<String>? = nil
  ) async throws -> (
    files: [RecipeContent.File], commit: String
  ) {
    try await TemporaryFolder.with(in: temporary) { folder in
      let git = Git(folder: folder + "/repository", variables: variables)
      do {
        _ = try await git.run(["init", "--quiet", "--bare", "--template=", "--", folder + "/repository"])
        let commit = try await commit(of: source, git)
        let entries = try await entries(of: source, commit, git, only)
        return (try await contents(entries, git), commit)
      } catch let failure as GitFailure {
        throw RecipeError(.network, "cannot read \(source): \(failure.reason)")
      }
    }
  }

  // MARK: Steps

  private func commit(of source: GitSource, _ git: Git) async throws -> String {
    let wanted: String
    switch source.reference {
    case .commit(let commit): wanted = commit
    case .tag(let tag): wanted = "refs/tags/\(tag)"
    case .newest: wanted = "refs/tags/\(try await newestTag(source, git))"
    }
    _ = try await git.run([
      "fetch", "--quiet", "--depth=1", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head", "--",
      source.url, "+\(wanted):refs/panier/wanted",
    ])
    let text: [UInt8]
    do {
      text = try await git.run(["rev-parse", "--verify", "--quiet", "refs/panier/wanted^{commit}", "--"])
    } catch is GitFailure { throw RecipeError(.network, "cannot read \(source): what it names is no commit") }
    let commit = String(decoding: text.prefix(40), as: UTF8.self)
    guard Hexadecimal.isDigits(commit, count: 40) else {
      throw RecipeError(.network, "cannot read \(source): git names no commit")
    }
    return commit
  }

  /// The tag with the highest version that is a release.
  private func newestTag(_ source: GitSource, _ git: Git) async throws -> String {
    let output = try await git.run(
      ["ls-remote", "--quiet", "--tags", "--refs", "--", source.url], limit: Self.listLimit)
    let tags = String(decoding: output, as: UTF8.self).split(separator: "\n").compactMap { line -> String? in
      guard let tab = line.firstIndex(of: "\t") else { return nil }
      let name = line[line.index(after: tab)...]
      return name.hasPrefix("refs/tags/") ? String(name.dropFirst("refs/tags/".count)) : nil
    }
    let versions = tags.compactMap { tag in RecipeVersion(tag).map { (tag, $0) } }.filter { $0.1.preRelease.isEmpty }
    guard let newest = versions.max(by: { $0.1 < $1.1 }) else {
      throw RecipeError(
        .network, "\(source) has no tag that is a version, as in v1.0.0; name a tag or a commit behind @")
    }
    return newest.0
  }

  private struct Entry {
    let path: String
    let object: String
    let size: Int
  }

  private func entries(
    of source: GitSource, _ commit: String, _ git: Git, _ only: Set<String>?
  ) async throws
    -> [Entry]
  {
    let tree = source.folder.map { "\(commit):\($0)" } ?? commit
    let output: [UInt8]
    do {
      output = try await git.run(["ls-tree", "-r", "-l", "-z", "--full-tree", tree], limit: Self.listLimit)
    } catch is GitFailure {
      throw RecipeError(.network, "\(source) has no folder '\(source.folder ?? "")'")
    }
    var entries: [Entry] = []
    var size = 0
    for line in output.split(separator: 0) {
      guard let entry = try entry(line, source, only) else { continue }
      size += entry.size
      guard entries.count < RecipeContent.fileLimit, size <= RecipeContent.sizeLimit else {
        throw RecipeError(
          .content,
          "\(source) holds more than a recipe may: \(RecipeContent.fileLimit) files with "
            + "\(RecipeContent.sizeLimit) bytes; name the recipe's folder behind #")
      }
      entries.append(entry)
    }
    return entries
  }

  /// One line of the list: `100644 blob OBJECT SIZE<tab>PATH`.
  private func entry(_ line: ArraySlice<UInt8>, _ source: GitSource, _ only: Set<String>?) throws -> Entry? {
    guard let tab = line.firstIndex(of: UInt8(ascii: "\t")) else { return nil }
    let path = String(decoding: line[(tab + 1)...], as: UTF8.self)
    let words = String(decoding: line[..<tab], as: UTF8.self).split(separator: " ")
    if let only {
      guard only.contains(path) else { return nil }
    } else if path.split(separator: "/").contains(where: { ContentPath.isLeftOut(String($0)) }),
      path != RecipeContent.signatureName
    {
      return nil
    }
    let shown = RecipeSource.shown(path)
    guard words.count == 4 else { throw RecipeError(.content, "\(source): '\(shown)' cannot be read") }
    switch words[0] {
    case "100644", "100755", "100664": break
    case "120000":
      throw RecipeError(.content, "\(source): '\(shown)' is a link, and recipes hold none")
    case "160000":
      throw RecipeError(.content, "\(source): '\(shown)' is a submodule, and recipes hold none")
    default: throw RecipeError(.content, "\(source): '\(shown)' is no regular file")
    }
    if path != RecipeContent.signatureName { try ContentPath.check(path) }
    guard let size = Int(words[3]), size <= (only == nil ? RecipeContent.fileSizeLimit : TapIndex.sizeLimit) else {
      throw RecipeError(.content, "\(source): '\(shown)' has more bytes than a recipe's file may have")
    }
    return Entry(path: path, object: String(words[2]), size: size)
  }

  private func contents(_ entries: [Entry], _ git: Git) async throws -> [RecipeContent.File] {
    let size = entries.reduce(0) { $0 + $1.size + 100 } + 100
    let output = try await git.run(
      ["cat-file", "--batch"], input: entries.map { $0.object + "\n" }.joined(), limit: size)
    var files: [RecipeContent.File] = []
    var place = 0
    for entry in entries {
      // OBJECT blob SIZE, a line end, the bytes, a line end.
      guard let end = output[place...].firstIndex(of: UInt8(ascii: "\n")),
        String(decoding: output[place..<end], as: UTF8.self) == "\(entry.object) blob \(entry.size)",
        end + 1 + entry.size < output.count
      else { throw RecipeError(.network, "git gave other bytes for '\(entry.path)' than it listed") }
      files.append(RecipeContent.File(path: entry.path, bytes: Array(output[(end + 1)..<(end + 1 + entry.size)])))
      place = end + entry.size + 2
    }
    return files
  }
}

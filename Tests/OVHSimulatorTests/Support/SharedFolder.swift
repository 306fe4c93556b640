import FoundationEssentials

/// The folder beside the repository that holds the API's description and recorded answers.
enum SharedFolder {
  /// The path of the folder: `../shared` seen from the repository's root, wherever the sources are linked from.
  static let path: String? = {
    var folder = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    for _ in 0..<6 {
      let candidate = folder.deletingLastPathComponent().appending(path: "shared")
      if FileManager.default.fileExists(atPath: candidate.appending(path: "api/order-api.json").path()) {
        return candidate.path()
      }
      folder.deleteLastPathComponent()
    }
    return nil
  }()

  /// The bytes of a file in it.
  static func bytes(_ name: String) -> [UInt8]? {
    guard let path, let data = FileManager.default.contents(atPath: "\(path)/\(name)") else { return nil }
    return Array(data)
  }
}

import FoundationEssentials

/// The folder `shared` beside the repository, which holds the API's description and recorded answers.
///
/// It is no part of the repository: what needs it skips with a word where it is missing.
public enum SharedFolder {
  /// The path of the folder; nil where there is none beside any of the folders that hold this file.
  public static let path: String? = {
    var folder = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    while folder.pathComponents.count > 1 {
      folder.deleteLastPathComponent()
      let candidate = folder.appending(path: "shared")
      if FileManager.default.fileExists(atPath: candidate.appending(path: "api/order-api.json").path()) {
        return candidate.path()
      }
    }
    return nil
  }()

  /// The bytes of a file in it; nil where the folder or the file is missing.
  /// - Parameter name: the path below the folder, such as `api/order-api.json`.
  public static func bytes(_ name: String) -> [UInt8]? {
    guard let path, let data = FileManager.default.contents(atPath: "\(path)/\(name)") else { return nil }
    return Array(data)
  }

  /// The names of the files in one of its folders, sorted; empty where there is none.
  /// - Parameter folder: the path below the folder, such as `data/order-samples`.
  public static func names(in folder: String) -> [String] {
    guard let path else { return [] }
    return ((try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)")) ?? []).sorted()
  }
}

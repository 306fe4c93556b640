import Glibc
import OVHClient
import PanierVM

/// The `ovh.conf` files that exist, the nearest first.
enum ConfigurationFiles {
  /// Reads the files.
  /// - Parameters:
  ///   - chosen: the file of `--config`, which stands in for all others; nil for the usual ones.
  ///   - environment: the world around the program.
  /// - Throws: ``ConfigurationFileError`` when a file is there and cannot be read.
  static func read(_ chosen: String?, _ environment: ShellEnvironment) throws -> [OVHConfiguration.File] {
    if let chosen {
      guard let text = try text(of: chosen) else {
        throw ConfigurationFileError(path: chosen, reason: "there is no such file")
      }
      return [.init(path: chosen, text: text)]
    }
    return try usual(environment).compactMap { path in try text(of: path).map { .init(path: path, text: $0) } }
  }

  /// Where the official clients look, the nearest first.
  static func usual(_ environment: ShellEnvironment) -> [String] {
    ["./ovh.conf", environment.home + "/.ovh.conf", "/etc/ovh.conf"]
  }

  /// The text of a file; nil when there is none.
  /// - Throws: ``ConfigurationFileError`` when it is there and cannot be read.
  static func text(of path: String) throws -> String? {
    let bytes: [UInt8]
    do { bytes = try ScriptSource.bytes(of: path) } catch ScriptSourceError.unreadable(_, let reason) {
      if access(path, F_OK) != 0 { return nil }
      throw ConfigurationFileError(path: path, reason: reason)
    } catch ScriptSourceError.isDirectory {
      throw ConfigurationFileError(path: path, reason: "it is a folder")
    } catch {
      throw ConfigurationFileError(path: path, reason: "it is too large")
    }
    // A comment may be in any encoding; a value that is not in UTF-8 is refused by whoever reads it.
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The text of a file that is to be written back, changed; nil when there is none.
  /// - Throws: ``ConfigurationFileError``, also when its comments are in another encoding and would be damaged.
  static func changeableText(of path: String) throws -> String? {
    let text = try text(of: path)
    guard text?.unicodeScalars.contains("\u{FFFD}") != true else {
      throw ConfigurationFileError(
        path: path, reason: "it is not UTF-8, so it would not stay as it is; save it as UTF-8")
    }
    return text
  }

  /// What to say about files that hold secrets and that others than their owner may read.
  static func warnings(_ files: [OVHConfiguration.File]) -> [String] {
    files.filter { PrivateFile.othersPermissions($0.path) & 0o044 != 0 && !ConfigurationText($0.text).secrets.isEmpty }
      .map {
        "'\($0.path)' holds secrets, and others may read it (mode \(PrivateFile.mode($0.path))); keep it to yourself "
          + "with: chmod 600 \($0.path)"
      }
  }
}

/// A configuration file that cannot be used.
struct ConfigurationFileError: Error, Hashable, CustomStringConvertible {
  let path: String
  let reason: String

  var description: String { "cannot read the configuration '\(path)': \(reason)" }
}

extension ConfigurationFileError: LuaErrorConvertible {
  var luaError: LuaError { LuaError(kind: .usage, message: description, underlying: self) }
}

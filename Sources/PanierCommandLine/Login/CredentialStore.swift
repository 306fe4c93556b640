import Glibc
import OVHClient

/// The `ovh.conf` file in which the consumer key of an endpoint is kept.
struct CredentialStore: Sendable {
  /// The section that holds the keys of the endpoint.
  let section: String
  private let files: [OVHConfiguration.File]
  private let home: String
  private let environment: ShellEnvironment

  /// Reads the files that are in use.
  /// - Throws: ``ConfigurationFileError``.
  init(section: String, options: ShellOptions, environment: ShellEnvironment) throws {
    self.section = section
    self.environment = environment
    files = try ConfigurationFiles.read(options.config, environment)
    home = options.config ?? environment.home + "/.ovh.conf"
  }

  /// The file that takes a new consumer key: the nearest that has one, else the nearest with the application's keys.
  ///
  /// A key that was written further away would be hidden by the nearer one.
  var path: String {
    func first(with name: String) -> String? {
      files.first { ConfigurationText($0.text).value(name, in: section) != nil }?.path
    }
    return first(with: "consumer_key") ?? first(with: "application_key") ?? home
  }

  /// Whether the environment's consumer key is used whatever the files say.
  var isOverruled: Bool { environment["OVH_CONSUMER_KEY"] != nil }

  /// Fails early where the file could not be written.
  /// - Throws: ``CommandFailure``, ``ConfigurationFileError``.
  func requireWritable() throws {
    let path = path
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    guard access(folder, W_OK) == 0 else {
      throw CommandFailure(
        .usage, "the key could not be kept: you may not write to '\(path)'; name another file with --config")
    }
    _ = try ConfigurationFiles.changeableText(of: path)
  }

  /// Whether any file or the environment names an endpoint, so that the simulator is not what bare commands use.
  var namesAnEndpoint: Bool {
    environment["OVH_ENDPOINT"] != nil
      || files.contains { ConfigurationText($0.text).value("endpoint", in: "default") != nil }
  }

  /// Keeps a consumer key, and the application's keys where they were typed; everything else in the file stays.
  /// - Throws: ``ConfigurationFileError``, ``TextFileError``.
  func keep(_ consumerKey: Secret, of application: ApplicationKeys) throws {
    var text = ConfigurationText(try ConfigurationFiles.changeableText(of: path) ?? "")
    if application.areTyped {
      text.set("application_key", in: section, to: application.key)
      text.set("application_secret", in: section, to: application.secret.reveal())
    }
    text.set("consumer_key", in: section, to: consumerKey.reveal())
    try PrivateFile.write(text.text, to: path)
  }

  /// Removes the consumer key from every file that has it.
  /// - Returns: the files that were changed.
  /// - Throws: ``ConfigurationFileError``, ``TextFileError``.
  func forget() throws -> [String] {
    try files.map(\.path).filter { path in
      guard let current = try ConfigurationFiles.changeableText(of: path) else { return false }
      var text = ConfigurationText(current)
      text.remove("consumer_key", from: section)
      guard text.text != current else { return false }
      try PrivateFile.write(text.text, to: path)
      return true
    }
  }
}

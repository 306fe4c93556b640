/// Endpoint and credentials, taken from arguments, environment and files exactly as the official clients do.
///
/// Every value is looked up by itself: argument, environment, then the files in the order given, which is
/// `./ovh.conf`, `~/.ovh.conf`, `/etc/ovh.conf`. Nothing is read from disk here; texts are handed in.
public struct OVHConfiguration: Sendable {
  /// A file that was read.
  public struct File: Sendable, Hashable {
    /// Its name for messages.
    public var path: String
    /// Its text.
    public var text: String

    /// Creates a file.
    /// - Parameters:
    ///   - path: its name for messages.
    ///   - text: its text.
    public init(path: String, text: String) {
      self.path = path
      self.text = text
    }
  }

  /// The endpoint.
  public let endpoint: Endpoint
  /// The credentials; ``Credentials/none`` where nothing is configured.
  public let credentials: Credentials
  /// Where the endpoint was named: `the argument`, `OVH_ENDPOINT`, `ovh.conf:2`; nil for the default.
  public let endpointSource: String?
  /// Where the first value of the credentials was found; nil without credentials.
  public let credentialsSource: String?

  /// Looks everything up.
  /// - Parameters:
  ///   - endpoint: the endpoint given as an argument, a name or URL, or nil.
  ///   - profile: the section to take credentials from instead of the endpoint's own, or nil.
  ///   - environment: the environment variables.
  ///   - files: the files that exist, the nearest first.
  ///   - defaultEndpoint: the endpoint where none is named anywhere, or nil to refuse.
  /// - Throws: ``OVHError`` of kind ``OVHError/Kind/configuration``, naming file and line, for half a pair, for ways
  ///   to authenticate that are mixed, for an unknown endpoint, and for a file that cannot be read.
  public init(
    endpoint: String? = nil, profile: String? = nil, environment: [String: String], files: [File],
    defaultEndpoint: Endpoint? = nil
  ) throws {
    let lookup = Lookup(
      environment: environment, files: try files.map { ($0.path, try INIFile($0.text, path: $0.path)) })
    if let endpoint {
      self.endpoint = try Endpoint(named: endpoint)
      endpointSource = "the argument"
    } else if let found = lookup.find(section: "default", name: "endpoint") {
      do { self.endpoint = try Endpoint(named: found.value) } catch {
        throw Self.refusal("\(found.source): \((error as? OVHError)?.message ?? "\(error)")")
      }
      endpointSource = found.source
    } else if let defaultEndpoint {
      self.endpoint = defaultEndpoint
      endpointSource = nil
    } else {
      throw Self.refusal(
        "no endpoint is named; give it as an argument, as OVH_ENDPOINT, or as endpoint= under [default] in ovh.conf")
    }
    let section = profile ?? self.endpoint.name
    let values = lookup.credentials(section: section)
    credentialsSource = values.first?.source
    credentials = try Self.credentials(values)
    if let profile, values.isEmpty {
      throw Self.refusal("no credentials are given under [\(profile)] in any ovh.conf")
    }
  }

  /// An endpoint that a file has credentials for, whether or not anything names it; nil where there is none.
  /// - Parameter files: the files that exist, the nearest first.
  /// - Throws: as the initialiser does for a file that cannot be read.
  public static func endpointWithCredentials(_ files: [File]) throws -> (name: String, source: String)? {
    let lookup = Lookup(environment: [:], files: try files.map { ($0.path, try INIFile($0.text, path: $0.path)) })
    return Endpoint.all.lazy.compactMap { endpoint in
      lookup.credentials(section: endpoint.name).first.map { (endpoint.name, $0.source) }
    }.first
  }

  // MARK: - Which way

  private enum Way: String, CaseIterable {
    case applicationKeys = "application keys"
    case oauth2 = "OAuth2"
    case accessToken = "an access token"

    var required: [String] {
      switch self {
      case .applicationKeys: ["application_key", "application_secret"]
      case .oauth2: ["client_id", "client_secret"]
      case .accessToken: ["access_token"]
      }
    }

    var names: [String] { self == .applicationKeys ? required + ["consumer_key"] : required }
  }

  private static func credentials(_ values: [Found]) throws -> Credentials {
    let ways = Way.allCases.filter { way in values.contains { way.names.contains($0.name) } }
    guard let way = ways.first else { return .none }
    if ways.count > 1 {
      let sources = values.map { "\($0.name) (\($0.source))" }.joined(separator: ", ")
      throw refusal(
        "\(ways.map(\.rawValue).joined(separator: " and ")) are mixed: \(sources); keep the values of one way")
    }
    func value(_ name: String) -> Found? { values.first { $0.name == name } }
    for name in way.required where value(name) == nil {
      let given = values.map { "\($0.name) (\($0.source))" }.joined(separator: ", ")
      throw refusal("\(name) is missing beside \(given); give it in the same place, or as \(environmentName(name))")
    }
    for found in values where !found.value.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) {
      throw refusal("\(found.source): \(found.name) holds a space or a character that no key has")
    }
    switch way {
    case .applicationKeys:
      return .applicationKeys(
        key: value("application_key")?.value ?? "", secret: value("application_secret")?.value ?? "",
        consumerKey: value("consumer_key")?.value)
    case .oauth2:
      return .oauth2(clientID: value("client_id")?.value ?? "", clientSecret: value("client_secret")?.value ?? "")
    case .accessToken: return .accessToken(value("access_token")?.value ?? "")
    }
  }

  private static func refusal(_ message: String) -> OVHError {
    OVHError(kind: .configuration, request: "configuration", message: message)
  }

  private static func environmentName(_ name: String) -> String { "OVH_" + name.uppercased() }

  // MARK: - Where from

  private struct Found {
    let name: String
    let value: String
    let source: String
  }

  private struct Lookup {
    let environment: [String: String]
    let files: [(path: String, ini: INIFile)]

    func find(section: String, name: String) -> Found? {
      let variable = environmentName(name)
      if let value = environment[variable], !value.isEmpty {
        return Found(name: name, value: value, source: variable)
      }
      for (path, ini) in files {
        if let entry = ini.entry(section, name) {
          return Found(name: name, value: entry.value, source: "\(path):\(entry.line)")
        }
      }
      return nil
    }

    func credentials(section: String) -> [Found] {
      Way.allCases.flatMap(\.names).compactMap { find(section: section, name: $0) }
    }
  }
}

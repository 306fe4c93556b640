import FoundationEssentials
public import OVHClient

/// A plan as it lies in a file: its content, and a hash that shows whether it is still what was written.
///
/// What is hashed is the content without white space, names and order included.
public struct PlanFile: Sendable, Hashable {
  /// The plan.
  public let plan: Plan
  /// The content as it is written, names in the order of the alphabet.
  public let content: JSONValue
  /// The SHA-256 of the content, in hexadecimal digits.
  public let sha256: String
  /// The signatures under it, in the order in which they were made; whether they hold is for who has the keys to say.
  public private(set) var signatures: [PlanSignature]

  /// Prepares a plan to be written.
  public init(_ plan: Plan) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    // A plan is text, numbers and lists: there is nothing that could not be written.
    let bytes = (try? encoder.encode(plan)).map(Array.init) ?? []
    self.plan = plan
    signatures = []
    content = (try? JSONValue(parsing: bytes)) ?? .null
    sha256 = Digest.sha256(content.bytes)
  }

  /// Reads a plan.
  /// - Parameters:
  ///   - bytes: the bytes of the file.
  ///   - path: the file, for messages.
  /// - Throws: ``PlanFileError``.
  public init(_ bytes: [UInt8], path: String) throws(PlanFileError) {
    let file: JSONValue
    do { file = try JSONValue(parsing: bytes) } catch {
      throw .noPlan(path: path, reason: "it is not JSON")
    }
    guard let content = file["plan"], content.object != nil, let noted = file["sha256"]?.string else {
      throw .noPlan(path: path, reason: "it has no 'plan' with its 'sha256'")
    }
    if let format = content["format"]?.int64, format > Int64(Plan.currentFormat) { throw .newer(path: path) }
    guard Digest.sha256(content.bytes) == noted else { throw .edited(path: path) }
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    do { plan = try decoder.decode(Plan.self, from: Data(content.bytes)) } catch {
      throw .noPlan(path: path, reason: PlanFile.reason(error))
    }
    self.content = content
    sha256 = noted
    signatures = try PlanFile.signatures(of: file, path: path)
  }

  /// The file's text.
  public var json: JSONValue {
    var object = JSONObject([("plan", content), ("sha256", .string(sha256))])
    if !signatures.isEmpty {
      object["signatures"] = .array(
        signatures.map { ["key": .string($0.key), "signature": .string($0.signature)] })
    }
    return .object(object)
  }

  /// The file with a further signature; an earlier one of the same key gives way.
  public func signed(_ signature: PlanSignature) -> PlanFile {
    var signed = self
    signed.signatures.removeAll { $0.key == signature.key }
    signed.signatures.append(signature)
    return signed
  }

  private static func signatures(of file: JSONValue, path: String) throws(PlanFileError) -> [PlanSignature] {
    guard let noted = file["signatures"], !noted.isNull else { return [] }
    let signatures = (noted.array ?? []).compactMap { item -> PlanSignature? in
      guard let key = item["key"]?.string, let signature = item["signature"]?.string else { return nil }
      return PlanSignature(key: key, signature: signature)
    }
    guard signatures.count == noted.array?.count else {
      throw .noPlan(path: path, reason: "its 'signatures' cannot be read")
    }
    return signatures
  }

  private static func reason(_ error: any Error) -> String {
    switch error as? DecodingError {
    case .keyNotFound(let key, _)?: "'\(key.stringValue)' is missing"
    case .typeMismatch(_, let context)?, .valueNotFound(_, let context)?, .dataCorrupted(let context)?:
      context.codingPath.last.map { "'\($0.stringValue)' cannot be read" } ?? "it cannot be read"
    default: "\(error)"
    }
  }
}

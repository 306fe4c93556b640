import FoundationEssentials
package import OVHClient

/// What the API's description says of answers: the models and enums that they are made of.
public struct APIDescription: Sendable {
  /// The description in the repository; nil where its sources are not at hand.
  public static let shared: APIDescription? = {
    var folder = URL(filePath: #filePath)
    for _ in 0..<4 { folder.deleteLastPathComponent() }
    let texts = ["api-answers", "api-regional", "api-services"].compactMap { name in
      let source = folder.appending(path: "Sources/PanierData/sources/\(name).psv")
      return FileManager.default.contents(atPath: source.path()).map { String(decoding: $0, as: UTF8.self) }
    }
    return texts.isEmpty ? nil : APIDescription(texts.joined(separator: "\n"))
  }()

  /// The fields of each model, those required that are never null, and the values of each enum.
  package let types: TypeCheck.Types

  /// Reads a description.
  /// - Parameter text: its lines, as `Sources/PanierData/sources/api-answers.psv` has them.
  public init(_ text: String) {
    let table = RouteTable(text)
    types = TypeCheck.Types(models: table.models, enums: table.enums)
  }

  /// The names of a model's properties in order; nil where there is no such model.
  public func properties(of model: String) -> [String]? { types.models[model]?.map(\.name) }

  /// The values of an enum; nil where there is none of that name.
  public func values(of name: String) -> [String]? { types.enums[name] }
}

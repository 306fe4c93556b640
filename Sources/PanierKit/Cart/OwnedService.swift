import OVHClient
import PanierReference
import PanierVM

/// A service that the account owns and that options can be ordered for.
struct OwnedService: Hashable {
  /// The product as the paths of the API name it: `domain`, `webHosting`.
  let product: String
  /// The service's name: `example.fr`.
  let name: String

  /// Checks the product against those that the API's description lists.
  /// - Throws: ``UnknownServiceProduct`` with the nearest one.
  init(product: String, name: String) throws {
    self.product = try Self.product(product)
    self.name = name
  }

  /// A product whose services have options.
  /// - Throws: ``UnknownServiceProduct`` for another text.
  static func product(_ text: String) throws -> String {
    let known = RouteTable.shared.serviceOptionProducts
    guard known.contains(text) else { throw UnknownServiceProduct(product: text, known: known) }
    return text
  }

  /// The options that the API offers for the service.
  /// - Throws: ``UnknownService`` when the account has no such service.
  func options(_ client: OVHClient) async throws -> [GenericOption] {
    do {
      return try await client.serviceOptions(product: product, service: name)
    } catch let error as OVHError where error.kind == .api && error.status == 404 {
      // The list tells whether the name is wrong, and what was probably meant.
      guard let known = try? await client.optionServiceNames(product: product), !known.contains(name) else {
        throw error
      }
      throw UnknownService(service: self, known: known)
    }
  }

  /// One option by its plan code.
  /// - Throws: ``UnknownOption`` when the service has none of that code.
  func option(_ code: String, _ client: OVHClient) async throws -> GenericOption {
    let options = try await options(client)
    guard let option = options.first(where: { $0.planCode == code }) else {
      throw UnknownOption(item: name, option: code, known: options.map(\.planCode))
    }
    return option
  }
}

/// An option of an owned service that a cart holds.
struct ChosenServiceOption: Hashable {
  let service: OwnedService
  let family: String
  let plan: String
}

/// A product whose services have no options to order.
struct UnknownServiceProduct: UsageError, Hashable {
  let product: String
  let known: [String]

  var description: String {
    "there are no options for services of '\(product)'"
      + Spelling.hint(for: product, among: known, else: "there are some for \(known.joined(separator: ", "))")
  }
}

/// A service that the account does not own.
struct UnknownService: UsageError, Hashable {
  let service: OwnedService
  let known: [String]

  var description: String {
    "the account has no \(service.product) service '\(service.name)'"
      + Spelling.hint(
        for: service.name, among: known,
        else: known.isEmpty ? "it has none" : "there are \(known.prefix(8).joined(separator: ", "))")
  }
}

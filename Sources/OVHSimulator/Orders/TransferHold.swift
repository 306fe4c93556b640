import FoundationEssentials

/// A transfer that stands still, because the registry does not take its code: one that begins with `wrong`.
struct TransferHold: Codable, Sendable, Hashable {
  var domain: String
  /// The code as it was last given.
  var code: String
  /// When it was last begun again.
  var relaunch: Date?
  var isCancelled = false

  /// Whether it still stands: a code that was mended is looked at when the task is begun again.
  var isOpen: Bool { !isCancelled && (Self.isWrong(code) || relaunch == nil) }

  /// Whether no registry takes a code.
  static func isWrong(_ code: String) -> Bool { code.lowercased().hasPrefix("wrong") }

  /// What keeps the names of an order from moving; nil where nothing does.
  static func of(_ details: [Order.Detail]) -> TransferHold? {
    for detail in details where detail.product == "domain" && detail.pricingMode.hasPrefix("transfer") {
      guard let code = detail.configurations.first(where: { $0.label == "AUTH_INFO" })?.value, isWrong(code),
        let domain = detail.service
      else { continue }
      return TransferHold(domain: domain, code: code)
    }
    return nil
  }
}

/// One thing of a plan, with all that puts it into a cart again.
public struct PlannedItem: Sendable, Hashable, Codable {
  /// The product as the paths of the API name it: `domain`, `webHosting`.
  public var product: String
  /// The plan code; for a domain its suffix.
  public var plan: String
  /// The domain name, for a domain.
  public var domain: String?
  /// The owned service that it is an option of; nil for anything else.
  public var service: String?
  /// The duration as the API writes it: `P1Y`.
  public var duration: String
  /// The pricing mode.
  public var mode: String
  /// How many.
  public var quantity: Int64
  /// Its labels with their values, in the order of the labels.
  public var configuration: [PlannedValue]
  /// Its options.
  public var options: [PlannedItem]
  /// What it costs again and again; nil where it is paid once or the API does not tell.
  public var renewal: PlannedRenewal?

  /// The thing in words: `create free-example.fr P1Y`, `vps vps-le-2 P1M`.
  public var words: String {
    let what: String
    if let domain, !domain.isEmpty {
      what = "\(mode.split(separator: "-").first ?? "create") \(domain)"
    } else if let service {
      what = "\(product) \(plan) for \(service)"
    } else {
      what = "\(product) \(plan)"
    }
    return (quantity == 1 ? "" : "\(quantity) × ") + what
      + (duration.isEmpty || duration == "P0D" ? "" : " \(duration)")
  }

  /// It and its options.
  public var all: [PlannedItem] { [self] + options.flatMap(\.all) }
}

/// A label of a planned item with its value.
public struct PlannedValue: Sendable, Hashable, Codable {
  /// The label: `OWNER_CONTACT`.
  public var label: String
  /// The value as text.
  public var value: String

  /// The label with its value in words; what transfers a name or opens a protected one is a secret and stays out.
  public var words: String { isSecret ? "\(label)=…" : "\(label)=\(value)" }

  /// Whether the value is for nobody else to read.
  public var isSecret: Bool { Self.secrets.contains(label) }

  private static let secrets: Set<String> = ["AUTH_INFO", "PROTECTED_CODE"]
}

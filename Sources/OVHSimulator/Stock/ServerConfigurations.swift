/// Every server with each memory and each set of disks that it is sold with, as the stock lists them.
enum ServerConfigurations {
  /// One server with one memory and one set of disks.
  struct Entry: Sendable {
    var plan: String
    var server: String
    /// The codes of the options, without the suffix of their plan, as the stock writes them.
    var memory: String
    var storage: String
    var systemStorage: String?
    /// Whether it is what the server comes with unless something else is chosen.
    var isStandard: Bool
    var places: [String]

    /// What names the whole.
    var fqn: String {
      ([plan, memory, storage] + (systemStorage.map { [$0] } ?? [])).joined(separator: ".")
    }
  }

  /// All of them, in the order of the plans.
  static let all: [Entry] = {
    guard let france = Subsidiary("FR") else { return [] }
    return EcoPlans.codes.compactMap { EcoPlans.plan($0, subsidiary: france) }.flatMap(entries(of:))
  }()

  private static func entries(of plan: Plan) -> [Entry] {
    func family(_ name: String) -> OptionFamily? { plan.families.first { $0.name == name } }
    let places = plan.requirements.first { $0.label == "dedicated_datacenter" }?.allowedValues ?? []
    guard let memories = family("memory"), let storages = family("storage"), !places.isEmpty else { return [] }
    let system = family("system-storage")?.options.first
    return memories.options.flatMap { memory in
      storages.options.map { storage in
        Entry(
          plan: plan.code, server: plan.product, memory: bare(memory, of: plan), storage: bare(storage, of: plan),
          systemStorage: system.map { bare($0, of: plan) },
          isStandard: memory == (memories.standard ?? memories.options.first)
            && storage == (storages.standard ?? storages.options.first),
          places: places)
      }
    }
  }

  /// `ram-32g-ecc-3200` of `ram-32g-ecc-3200-24rise`, for a plan whose code begins with `24rise`.
  private static func bare(_ code: String, of plan: Plan) -> String {
    guard let dash = code.lastIndex(of: "-"), plan.code.hasPrefix(code[code.index(after: dash)...]) else { return code }
    return String(code[..<dash])
  }
}

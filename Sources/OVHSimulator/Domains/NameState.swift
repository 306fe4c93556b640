/// What can be done with a name: a pure function of the name and the seed.
enum NameState: String, Hashable, Sendable, CaseIterable {
  /// Nobody has it.
  case free
  /// Somebody has it and may move it here.
  case taken
  /// Somebody has it, dearly registered, and may move it here.
  case takenPremium
  /// Somebody has it and has locked it.
  case locked
  /// Its registry sells it dearer.
  case premium
  /// Its owner offers it on the first resale platform.
  case market1
  /// Its owner offers it on the second resale platform.
  case market2
  /// Its registry keeps it.
  case reserved

  /// What free names begin with; the last three need a configuration more.
  private static let freePrefixes = ["free-", "claims-", "protected-", "reason-"]

  /// The state of a name.
  ///
  /// `free-*`, `taken-*`, `premium-*` and `market-*` are what they say, `example` is free; of all others six in
  /// seven are free and the rest is of every kind.
  init(of name: DomainName, seed: UInt64) {
    let dice = SeededGenerator.hash("state " + name.text, seed: seed) % 700
    let isSuffix = DomainPrices.isSold(name.text)
    switch name.label {
    case _ where isSuffix: self = .reserved
    case _ where Self.freePrefixes.contains(where: name.label.hasPrefix), "example": self = .free
    case _ where name.label.hasPrefix("taken-"): self = .taken
    case _ where name.label.hasPrefix("premium-"): self = .premium
    case _ where name.label.hasPrefix("market-"): self = dice % 2 == 0 ? .market1 : .market2
    default:
      switch dice {
      case ..<600: self = .free
      case ..<640: self = .taken
      case ..<650: self = .takenPremium
      case ..<660: self = .locked
      case ..<675: self = .premium
      case ..<683: self = .market1
      case ..<690: self = .market2
      default: self = .reserved
      }
    }
  }
}

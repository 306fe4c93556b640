import OVHClient

/// What families of options ask for, in words.
enum OptionFamilies {
  /// An option and whether it is chosen.
  struct Choice {
    let option: GenericOption
    let isChosen: Bool
  }

  /// The families that must be filled and are not, in order.
  static func missing(_ choices: [Choice]) -> [String] {
    var names: [String] = []
    for choice in choices where choice.option.mandatory && !names.contains(choice.option.family) {
      names.append(choice.option.family)
    }
    return names.filter { name in !choices.contains { $0.option.family == name && $0.isChosen } }
  }

  /// A sentence for each family that asks for a choice or limits it.
  /// - Parameters:
  ///   - choices: the options.
  ///   - canBeFilledElsewhere: true for a service that is owned, which may have an option of the family already.
  static func notes(_ choices: [Choice], canBeFilledElsewhere: Bool = false) -> [String] {
    var names: [String] = []
    for choice in choices where !names.contains(choice.option.family) { names.append(choice.option.family) }
    return names.compactMap { name in
      let family = choices.filter { $0.option.family == name }
      let isMandatory = family.contains { $0.option.mandatory }
      let isExclusive = family.contains { $0.option.exclusive }
      let isFilled = canBeFilledElsewhere || family.contains { $0.isChosen }
      switch (isMandatory, isExclusive) {
      case (true, true): return "\(name): exactly one must be chosen\(isFilled ? "" : ", none is yet")"
      case (true, false): return "\(name): at least one must be chosen\(isFilled ? "" : ", none is yet")"
      case (false, true): return "\(name): one at most"
      case (false, false): return nil
      }
    }
  }
}

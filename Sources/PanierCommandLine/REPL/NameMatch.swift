/// Finds the names that are meant by what is typed: those that begin with it first.
enum NameMatch {
  /// How close a name is: the closest ways that any name matches in are offered, and no others.
  private enum Way: Int, CaseIterable {
    /// It begins with what is typed.
    case beginning
    /// It does where capitals do not count.
    case beginningInAnyCase
    /// Its words begin with what is typed: `pm` for `payment_methods`, `oLA` for `OWNER_LEGAL_AGE`.
    case words
    /// It holds what is typed.
    case inside
    /// It holds the letters that are typed, in order.
    case letters
  }

  /// Those of some elements whose names fit, in their own order.
  static func best<Element>(_ elements: [Element], for typed: String, name: (Element) -> String) -> [Element] {
    guard !typed.isEmpty else { return elements }
    for way in Way.allCases {
      // Two letters stand in almost any name.
      if way == .inside || way == .letters, typed.count < 3 { continue }
      let found = elements.filter { fits(name($0), typed, way) }
      if !found.isEmpty { return found }
    }
    return []
  }

  private static func fits(_ name: String, _ typed: String, _ way: Way) -> Bool {
    switch way {
    case .beginning: return name.hasPrefix(typed)
    case .beginningInAnyCase: return name.lowercased().hasPrefix(typed.lowercased())
    case .words:
      guard typed.count > 1 else { return false }
      return isOfWords(typed.lowercased()[...], words(of: name)[...])
    case .inside: return name.lowercased().contains(typed.lowercased())
    case .letters:
      var rest = typed.lowercased()[...]
      for letter in name.lowercased() where letter == rest.first { rest.removeFirst() }
      return rest.isEmpty
    }
  }

  /// Whether a text is made of beginnings of words, the first one included.
  private static func isOfWords(_ typed: Substring, _ words: ArraySlice<String>) -> Bool {
    guard !typed.isEmpty else { return true }
    guard let word = words.first else { return false }
    let rest = words.dropFirst()
    let most = zip(word, typed).prefix { $0 == $1 }.count
    guard most > 0 else { return false }
    for count in (1...most).reversed() {
      let left = typed.dropFirst(count)
      if left.isEmpty { return true }
      for start in rest.indices where isOfWords(left, rest[start...]) { return true }
    }
    return false
  }

  /// The words of a name, in lower case: `web`, `hosting` of `webHosting`.
  private static func words(of name: String) -> [String] {
    var words: [String] = []
    var word = ""
    var last: Character?
    for character in name {
      let begins = character.isUppercase && last?.isLowercase == true
      if begins || !(character.isLetter || character.isNumber) {
        if !word.isEmpty { words.append(word) }
        word = ""
      }
      if character.isLetter || character.isNumber { word += character.lowercased() }
      last = character
    }
    return word.isEmpty ? words : words + [word]
  }
}

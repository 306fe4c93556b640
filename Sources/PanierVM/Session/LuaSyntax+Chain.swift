extension LuaSyntax {
  /// What is written before a point, a colon or the bracket of a call: `c:offers("a.fr")[1]`.
  public struct Chain: Sendable, Hashable {
    /// One step from a value to the next.
    public enum Link: Sendable, Hashable {
      /// `.name`.
      case field(String)
      /// `:name`, which a call follows.
      case method(String)
      /// A call with whatever arguments.
      case call
      /// `[…]`.
      case index
    }

    /// The variable that it begins with.
    public let root: String
    /// What follows it.
    public let links: [Link]

    /// Creates a chain.
    public init(_ root: String, _ links: [Link] = []) {
      self.root = root
      self.links = links
    }
  }

  /// The chain that ends with a token, and the token that it begins with; nil if it is something else.
  static func chain(endingAt last: Int, in tokens: [LuaToken]) -> (chain: Chain, start: Int)? {
    var links: [Chain.Link] = []
    var index = last
    while tokens.indices.contains(index) {
      let token = tokens[index]
      switch token.kind {
      case .name:
        let mark = index > 0 ? tokens[index - 1] : nil
        if let mark, mark.is(".") || mark.is(":") {
          links.append(mark.is(":") ? .method(token.text) : .field(token.text))
          index -= 2
          continue
        }
        // The name of a function that is being written calls nothing.
        if mark?.is("function") == true { return nil }
        return (Chain(token.text, links.reversed()), index)
      case .string where index > 0 && Self.endsValue(tokens[index - 1]):
        links.append(.call)
        index -= 1
      case .symbol where token.is(")") || token.is("}") || token.is("]"):
        guard let opener = opener(of: index, in: tokens), opener > 0, Self.endsValue(tokens[opener - 1]) else {
          return nil
        }
        links.append(token.is("]") ? .index : .call)
        index = opener - 1
      default: return nil
      }
    }
    return nil
  }

  /// Whether what follows a token can be a call of it.
  private static func endsValue(_ token: LuaToken) -> Bool {
    token.kind == .name || token.is(")") || token.is("]")
  }

  /// The bracket that a closing one belongs to.
  private static func opener(of closer: Int, in tokens: [LuaToken]) -> Int? {
    var depth = 0
    for index in (0...closer).reversed() where tokens[index].kind == .symbol {
      switch tokens[index].text {
      case ")", "}", "]": depth += 1
      case "(", "{", "[":
        depth -= 1
        if depth == 0 { return index }
      default: break
      }
    }
    return nil
  }
}

/// A block of `---` lines: prose, an example, and `@` annotations, as the Lua language server reads them.
struct CommentBlock {
  /// `---@param name? type words`, or `---@field name? type words`.
  struct Named {
    let name: String
    let isOptional: Bool
    let type: Substring
    let words: String
  }

  /// The first paragraph on one line.
  private(set) var summary = ""
  /// The further paragraphs, separated by empty lines.
  private(set) var details: String?
  /// What stands between "```lua" and "```".
  private(set) var example: String?
  /// The list behind a line «Errors:», without quotes of code.
  private(set) var errors: [String] = []
  /// The name behind `@class`.
  private(set) var className: String?
  private(set) var fields: [Named] = []
  private(set) var parameters: [Named] = []
  /// `@return type # words`.
  private(set) var results: [(type: Substring, words: String)] = []
  /// The type behind `@type`.
  private(set) var type: Substring?
  /// Whether `@package` keeps it out of the manual.
  private(set) var isInternal = false

  /// Reads a block.
  /// - Parameter lines: the lines without the three dashes.
  init(_ lines: [Substring]) {
    var paragraphs: [String] = []
    var paragraph: [String] = []
    var code: [Substring]?
    var isListingErrors = false
    func end() {
      if !paragraph.isEmpty { paragraphs.append(paragraph.joined(separator: " ")) }
      paragraph = []
    }
    for line in lines {
      let text = line.drop { $0 == " " }
      if code != nil {
        if text == "```" {
          example = code?.joined(separator: "\n")
          code = nil
        } else {
          code?.append(line)
        }
      } else if text == "```lua" {
        end()
        code = []
      } else if text.hasPrefix("@") {
        end()
        add(text.dropFirst())
      } else if text == "Errors:" {
        end()
        isListingErrors = true
      } else if isListingErrors, text.hasPrefix("- ") {
        errors.append(text.dropFirst(2).filter { $0 != "`" })
      } else if isListingErrors, !text.isEmpty, let last = errors.popLast() {
        errors.append(last + " " + text.filter { $0 != "`" })
      } else if text.isEmpty {
        end()
        isListingErrors = false
      } else {
        paragraph.append(String(text))
      }
    }
    end()
    summary = paragraphs.first ?? ""
    if paragraphs.count > 1 { details = paragraphs.dropFirst().joined(separator: "\n\n") }
  }

  private mutating func add(_ annotation: Substring) {
    let tag = annotation.prefix { $0 != " " }
    let rest = annotation.dropFirst(tag.count).drop { $0 == " " }
    switch tag {
    case "class": className = String(rest.prefix { $0 != " " && $0 != ":" })
    case "field": fields += Self.named(rest)
    case "param": parameters += Self.named(rest)
    case "return":
      let (type, words) = AnnotationType.split(rest)
      results.append((type, Self.words(words)))
    case "type": type = AnnotationType.split(rest).type
    case "package": isInternal = true
    default: break
    }
  }

  private static func named(_ text: Substring) -> [Named] {
    var name = text.prefix { $0 != " " }
    let (type, words) = AnnotationType.split(text.dropFirst(name.count).drop { $0 == " " })
    let isOptional = name.hasSuffix("?")
    if isOptional { name = name.dropLast() }
    guard !name.isEmpty else { return [] }
    return [Named(name: String(name), isOptional: isOptional, type: type, words: Self.words(words))]
  }

  /// The words behind a type, without the sign that may introduce them.
  private static func words(_ text: Substring) -> String {
    String(text.hasPrefix("# ") ? text.dropFirst(2) : text)
  }
}

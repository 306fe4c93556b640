/// One route of the API: what it is called with and by whom.
struct Route: Sendable {
  /// Who may call a route.
  enum Authentication: String {
    case required, optional, none
  }

  /// One parameter of a route.
  struct Parameter: Sendable {
    /// Where the parameter is written.
    enum Place: String {
      case path = "p"
      case query = "q"
      case body = "b"
    }

    var place: Place
    var name: String
    var type: String
    var isRequired: Bool
  }

  var method: String
  /// The path with its parameters in braces: `/order/cart/{cartId}`.
  var template: String
  /// The parts of the path between slashes.
  var segments: [String]
  var authentication: Authentication
  var parameters: [Parameter]

  /// Reads one line of ``RouteData``; nil for a line in another form.
  init?(_ fields: [Substring]) {
    guard fields.count >= 3, let authentication = Authentication(rawValue: String(fields[2])) else { return nil }
    method = String(fields[0])
    template = String(fields[1])
    segments = RouteTable.segments(template)
    self.authentication = authentication
    parameters = fields.dropFirst(3).compactMap(Parameter.init)
  }
}

extension Route.Parameter {
  /// Reads `q:domain:string!`; the name is between the first and the second colon.
  fileprivate init?(_ field: Substring) {
    let parts = field.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let place = Place(rawValue: String(parts[0])) else { return nil }
    self.place = place
    name = String(parts[1])
    isRequired = parts[2].hasSuffix("!")
    type = String(isRequired ? parts[2].dropLast() : parts[2])
  }
}

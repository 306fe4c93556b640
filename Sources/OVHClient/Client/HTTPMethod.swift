/// The methods of the API.
public enum HTTPMethod: String, Sendable, Hashable, CaseIterable {
  /// Reads.
  case get = "GET"
  /// Creates or acts.
  case post = "POST"
  /// Replaces.
  case put = "PUT"
  /// Deletes.
  case delete = "DELETE"
  /// Changes a part.
  case patch = "PATCH"
}

/// The body of a refusal in any of the forms the API uses; every key may be missing.
struct ErrorBody: Sendable {
  /// `class`, or the older `errorCode`.
  let errorClass: String?
  /// `message`, or nil.
  let message: String?
  /// `details`, or nil.
  let details: JSONValue?

  /// Reads a body; text that is no JSON, HTML and nothing give an empty one.
  init(_ bytes: [UInt8]) {
    let object = bytes.count <= 1 << 20 ? (try? JSONValue(parsing: bytes))?.object : nil
    errorClass = object?["class"]?.string ?? object?["errorCode"]?.string ?? object?["error"]?.string
    message = object?["message"]?.string ?? object?["error_description"]?.string
    details = object?.present("details")
  }
}

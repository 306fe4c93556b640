/// What there is of an error to find a recipe by.
struct ErrorWords {
  /// The sentence in lower case, its beginning where it is long.
  let message: String
  /// The class: `NotAvailable`, `Client::BadRequest`.
  let errorClass: String?

  init(_ message: String, _ errorClass: String?) {
    self.message = String(message.prefix(2000)).lowercased()
    self.errorClass = errorClass
  }
}

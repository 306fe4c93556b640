import ArgumentParser
import PanierShell

/// `panier api METHOD PATH [JSON]`: one signed raw call.
struct APICommand: ProgramCommand {
  static let configuration = CommandConfiguration(
    commandName: "api", abstract: "Make one signed call of the API and print its answer as JSON.",
    discussion: """
      Calls that change something ask first, or need --yes. Checkout, payment and retraction are refused: only the \
      guard of cart:checkout{…} sends them. The answer is printed as it came, secrets included.

      panier api GET /me
      panier api POST /order/cart '{"ovhSubsidiary":"FR"}' --yes
      """)

  @Argument(help: "GET, POST, PUT, DELETE or PATCH.")
  var method: String

  @Argument(help: "The path below the endpoint's base, with its query: /order/cart?description=spring.")
  var path: String

  @Argument(help: "The JSON of the body.")
  var body: String?

  @OptionGroup var options: ShellOptions

  /// Sends the call and prints the answer.
  func execute(_ program: Program) async throws -> Int32 {
    let (method, path, body, options) = (method, path, body, options)
    return await CommandRun(options, program.interrupts)(program.environment) { connection in
      let call = try RawCall(method: method, path: path, body: body)
      print(
        try await call.send(
          connection.client, endpoint: connection.endpoint.phrase,
          agreement: Agreement(options, program.environment)))
      return .done
    }
  }
}

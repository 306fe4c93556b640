import ArgumentParser
import PanierCommandLine

/// `panier api METHOD PATH [JSON]`: one signed raw call.
struct APICommand: ProgramCommand {
  static let configuration = CommandConfiguration(
    commandName: "api", abstract: "Make one signed call of the API and print its answer as JSON.",
    discussion: """
      Reads and drafts are sent at once. Other changes are shown, and the operator types the last word of the path, or \
      has allowed the route with --allow. What orders, pays, commits or ends a service is refused, with what sends it \
      instead, or with --allow-unpriced where no price can be known. 'panier doc routes' lists every route with its \
      class. The answer is printed as it came, secrets included.

      panier api GET /me
      panier api POST /order/cart '{"ovhSubsidiary":"FR"}'
      """)

  @Argument(help: "GET, POST, PUT, DELETE or PATCH.")
  var method: String

  @Argument(help: "The path below the endpoint's base, with its query: /order/cart?description=spring.")
  var path: String

  @Argument(help: "The JSON of the body.")
  var body: String?

  @Flag(help: "Say the answer's status and the API's identifier of the call on standard error.")
  var include = false

  @OptionGroup var options: ShellOptions

  /// Sends the call and prints the answer.
  func execute(_ program: Program) async throws -> Int32 {
    let (method, path, body, include, options) = (method, path, body, include, options)
    return await CommandRun(options, program.interrupts)(program.environment) { connection in
      let call = try RawCall(method: method, path: path, body: body)
      print(
        try await call.send(through: Runtime.gate(connection, options, program.environment)) { answer in
          if include { Runtime.note(answer) }
        })
      return .done
    }
  }
}

import ArgumentParser
import PanierCommandLine

/// `panier offers NAME…`: how domain names can be ordered, and what they cost.
struct OffersCommand: ProgramCommand {
  static let configuration = CommandConfiguration(
    commandName: "offers", abstract: "Show how domain names can be ordered, and what they cost.",
    discussion: """
      panier offers free-shop.fr free-shop.com

      The total is that of the first period, without tax. Nothing is ordered, and the cart that is asked is deleted \
      again. Exit code 8 means that none of the names can be ordered.
      """)

  @Argument(help: "The names.")
  var names: [String]

  @OptionGroup var options: ShellOptions

  private static let script = """
    local c = cart.new()
    local offers, found = {}, false
    for _, list in ipairs(parallel({...}, function(name) return c:offers(name) end)) do
      for _, offer in ipairs(list) do
        offers[#offers + 1] = offer
        found = found or offer.orderable
      end
    end
    show(offers, { columns = %@ })
    if not found then os.exit(8) end
    """

  /// Asks for the offers of all names and prints them as one table.
  func execute(_ program: Program) async throws -> Int32 {
    let runtime = try Runtime(options, program.environment)
    // What the operator chose goes before what suits.
    let columns = options.columns == nil ? #"{ "domain", "action", "status", "total", "renewal" }"# : "nil"
    let script = Self.script.replacing("%@", with: columns)
    let source = try ScriptSource(text: Array(script.utf8), name: "panier offers")
    return runtime.connection.finish(
      await ScriptRunner(runtime, program.interrupts).run(source, ScriptArguments(names)))
  }
}

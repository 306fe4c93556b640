import ArgumentParser
import PanierCommandLine
import PanierKit
import PanierReference

/// `panier doc`: the manual, from the same source as `help()`.
struct DocCommand: ProgramCommand {
  static let configuration = CommandConfiguration(
    commandName: "doc", abstract: "The manual of what Lua can do here.",
    discussion: """
      panier doc cart.new            a page: a function, a type, a module, as help() shows it
      panier doc routes              what each route of the API may do, and why
      panier doc ledger              budgets of the month, and the ledger that a team shares
      panier doc                     the whole manual as Markdown
      panier doc --json              the same as data: {"version":1,"modules":[…],"types":[…]}
      panier doc --annotations DIR   files that editors read, in the notation of LuaCATS
      """)

  @Argument(help: "A name such as cart.new, Cart:add or panier.csv; without one, the whole manual as Markdown.")
  var name: String?

  @Flag(help: "Print the whole catalogue as versioned JSON.")
  var json = false

  @Option(help: "A folder that takes annotations for editors.", completion: .directory)
  var annotations: String?

  @OptionGroup var options: ShellOptions

  func validate() throws {
    if [name != nil, json, annotations != nil].count(where: { $0 }) > 1 {
      throw ValidationError("NAME, --json and --annotations exclude each other")
    }
  }

  /// Prints the manual or one page of it.
  func execute(_ program: Program) async throws -> Int32 {
    let reference = Manual.reference
    if json {
      print(reference.json())
    } else if let annotations {
      try AnnotationFiles.write(to: annotations)
    } else if let name {
      guard let page = ManualPages.page(name) ?? reference.help(name) else {
        let nearest = reference.suggestions(for: name).first.map { "; did you mean '\($0)'?" } ?? ""
        Runtime.note("there is no help on '\(name)'\(nearest)")
        return ExitStatus.usage.rawValue
      }
      await show(page, program)
    } else {
      await show(reference.markdown(), program)
    }
    return ExitStatus.done.rawValue
  }

  /// Shows a text, with the operator's pager where the terminal is too small for it.
  private func show(_ text: String, _ program: Program) async {
    let output = StandardOutput(isTerminal: program.environment.outputIsTerminal)
    let pages = Pages(output, options, program.environment)
    pages.collect()
    pages.add(text)
    await program.interrupts.leaving { await pages.show() }
  }
}

import ArgumentParser
import PanierModules
import PanierReference
import PanierShell

/// `panier doc`: the manual, from the same source as `help()`.
struct DocCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "doc", abstract: "The manual of what Lua can do here.")

  @Argument(help: "A name such as cart.new or Cart:add; without one, the whole manual as Markdown.")
  var name: String?

  @OptionGroup var global: GlobalOptions

  /// Prints the manual or one page of it.
  func execute(_ program: Program) -> Int32 {
    let reference = PanierLibrary.reference
    guard let name else {
      print(reference.markdown())
      return ExitStatus.done.rawValue
    }
    guard let page = reference.help(name) else {
      let nearest = reference.suggestions(for: name).first.map { "; did you mean '\($0)'?" } ?? ""
      Runtime.note("there is no help on '\(name)'\(nearest)")
      return ExitStatus.usage.rawValue
    }
    print(page)
    return ExitStatus.done.rawValue
  }
}

import PanierKit
import PanierTerminal
import PanierVM

extension REPL {
  /// Lets the operator write a text in their own editor; nil if it failed.
  func editExternally(_ text: String) async -> String? {
    do {
      let editor = ExternalEditor(environment: runtime.environment.variables)
      return try await interrupts.leaving { try await editor.edit(text) }
    } catch {
      Runtime.note("\(error)")
      return nil
    }
  }

  /// Whether two empty lines end an entry that would go on, so that its error is seen.
  static func isGivenUp(_ text: String) -> Bool {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.count > 2 && lines.suffix(2).allSatisfy { $0.allSatisfy(\.isWhitespace) }
  }

  /// What the editor asks while a line is being written.
  var editorOptions: LineEditorOptions {
    let environment = runtime.environment
    var options = LineEditorOptions(
      palette: runtime.host.session.printing.palette, unicode: runtime.host.session.printing.unicode,
      isDumb: environment["TERM"] == "dumb")
    let vm = runtime.host.vm
    options.isComplete = { text in
      // Commands of the prompt are one line.
      if text.hasPrefix(".") || text.hasSuffix("?") || REPL.isGivenUp(text) { return true }
      return await !vm.isIncomplete(text)
    }
    let completer = Completer(vm: vm, values: values, files: FileNames(home: environment["HOME"]))
    options.complete = { text, cursor in await completer.completion(text, cursor: cursor) }
    options.editExternally = editExternally
    options.explain = { text, cursor in
      guard let page = await PromptHelp(vm: vm).page(text, at: cursor) else { return false }
      await self.show { _ in page }
      return true
    }
    options.indentation = { LuaSyntax($0).indentation }
    // Without styles a hint could not be told from what was typed.
    if options.palette.isColored {
      let suggestions = Suggestions(vm: vm)
      options.hint = { text in
        // What the next Tab will need is read meanwhile.
        await completer.prepare(text)
        return await suggestions.hint(text)
      }
      options.highlight = LuaColors.ranges
    }
    return options
  }
}

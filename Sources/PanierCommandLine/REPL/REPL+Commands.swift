import OVHClient
import PanierKit
import PanierRecipes
import PanierTerminal
import PanierVM

extension REPL {
  /// Runs a command that is not Lua.
  func run(_ name: REPLCommands.Name, _ argument: String?, _ state: inout PromptState, _ history: History) async {
    switch name {
    case .help: write(REPLCommands.help)
    case .apropos: await show { _ in try Self.apropos(argument ?? "") }
    case .history: write(Self.listed(history.entries, last: argument.flatMap { Int($0) }))
    case .clear: write("\u{1B}[H\u{1B}[2J", lineEnd: "")
    case .time:
      state.isTimed.toggle()
      Runtime.note(state.isTimed ? "times are shown" : "times are no longer shown")
    case .save: save(argument ?? "", state)
    case .record: record(argument, &state)
    case .export: await export(argument ?? "")
    case .fix: fix(&state)
    case .undo: await undo(&state)
    case .edit:
      if let text = await editExternally(history.entries.last { !$0.hasPrefix(".") } ?? "") { state.draft = text }
    case .load, .quit: break
    }
  }

  func write(_ text: String, lineEnd: String = "\n") {
    runtime.output.write(Array((text + lineEnd).utf8))
    runtime.output.flush()
  }

  /// Shows a long text with the operator's pager.
  func show(_ text: (LuaVM) async throws -> String) async {
    do { runtime.pages.add(SafeText.multiline(try await text(runtime.host.vm))) } catch { return say(error) }
    await interrupts.leaving { await runtime.pages.show() }
    runtime.output.flush()
  }

  private static func apropos(_ word: String) throws -> String {
    guard let text = HelpModule.search(word) else {
      throw CommandFailure(
        .scriptError, "the manual has no '\(word)' in any name or summary; help() lists what there is")
    }
    return text
  }

  /// Entries of the history with their numbers.
  static func listed(_ entries: [String], last count: Int?) -> String {
    let first = max(0, entries.count - (count ?? entries.count))
    guard count != nil else { return SafeText.multiline(entries.joined(separator: "\n")) }
    return entries.indices[first...].map { SafeText.multiline(entries[$0]) }.joined(separator: "\n")
  }

  /// Runs a script in the session.
  func load(_ path: String, _ state: inout PromptState) async -> (isDone: Bool, code: Int32?) {
    do {
      let source = try ScriptSource.file(path)
      return await evaluate(String(decoding: source.text, as: UTF8.self), &state)
    } catch {
      Runtime.note("\(error)")
      return (false, nil)
    }
  }

  /// Writes the entries of this session.
  private func save(_ path: String, _ state: PromptState) {
    let kept = state.entries.filter { !SecretText.isInside($0) }
    do {
      try TextFile.write(kept.map { $0 + "\n" }.joined(), to: path)
      let left = state.entries.count - kept.count
      let rest = left > 0 ? "; \(left) with a secret \(left == 1 ? "is" : "are") left out" : ""
      Runtime.note("wrote \(kept.count) entr\(kept.count == 1 ? "y" : "ies") to '\(path)'\(rest)")
    } catch { Runtime.note("\(error)") }
  }

  /// Begins to note the session as a script, or ends it.
  private func record(_ path: String?, _ state: inout PromptState) {
    guard let path else {
      guard let record = state.record else {
        return Runtime.note("nothing is recorded; begin with a file, as in .record session.lua")
      }
      state.record = nil
      return Runtime.note("'\(record.path)' is no longer written to")
    }
    do {
      state.record = try SessionRecord(to: path, endpoint: runtime.endpoint.endpoint.name)
      Runtime.note("entries and results are noted in '\(path)' from now on; .record ends it")
    } catch { Runtime.note("\(error)") }
  }

  /// Brings the entry to the prompt that the last error would be mended by.
  private func fix(_ state: inout PromptState) {
    guard let mended = state.mended else {
      return Runtime.note("there is nothing to mend: the last entry did not fail, or what was meant is not known")
    }
    state.draft = mended
    state.mended = nil
  }

  // MARK: Carts

  /// Takes the last change of a cart back, once the operator agrees.
  private func undo(_ state: inout PromptState) async {
    guard let last = state.changes.last else { return Runtime.note("no cart was changed in this session") }
    let undo: CartUndo
    do { undo = try CartUndo(last, calls) } catch { return Runtime.note("\(error)") }
    Runtime.note("the last change sent:\n" + undo.sent.joined(separator: "\n"))
    Runtime.note("to take it back, this is sent:\n" + undo.steps.map(\.text).joined(separator: "\n"))
    let session = runtime.host.session
    let work = Task {
      let answer = try await session.dialogue.ask("take it back? [y/N] ")
      guard Self.isYes(answer) else { return false }
      try await undo.send(session.client)
      return true
    }
    calls.beginEntry()
    switch await result(of: work) {
    case .success(true):
      state.changes.removeLast()
      for step in undo.steps where step.method == .delete { forget(step.path) }
      values.entryWasRun()
      await cart.take(calls.calls.filter(\.changesCart))
      Runtime.note("taken back")
    case .success(false): Runtime.note("nothing was sent")
    case .failure(let error): say(error)
    }
  }

  /// Forgets a cart that was deleted.
  private func forget(_ path: String) {
    let parts = path.split(separator: "/").map(String.init)
    if parts.count == 3 { runtime.host.session.drafts.remove(parts[2]) }
  }

  static func isYes(_ answer: String?) -> Bool {
    ["y", "yes"].contains((answer ?? "").lowercased().filter { !$0.isWhitespace })
  }

  /// Ends the session: the carts that were not ordered are listed, and kept if the operator wants them.
  func leave(_ code: Int32) async -> Int32 {
    let session = runtime.host.session
    var lines: [String] = []
    var carts: [String] = []
    for cart in session.drafts.all {
      guard let status = try? await CartStatus.status(of: cart, session.client), !status.isEmpty else { continue }
      carts.append(cart)
      lines.append("\(cart)  \(status)")
    }
    guard !carts.isEmpty else { return code }
    let count = carts.count == 1 ? "a cart of this session was" : "\(carts.count) carts of this session were"
    Runtime.note("\(count) not ordered:\n" + lines.joined(separator: "\n"))
    let question = "keep \(carts.count == 1 ? "it" : "them")? [y/N] "
    let work = Task { Self.isYes(try await session.dialogue.ask(question)) }
    guard case .success(true) = await result(of: work) else { return code }
    for cart in carts { session.drafts.remove(cart) }
    Runtime.note("kept; cart.open(\"\(carts[0])\") goes on with \(carts.count == 1 ? "it" : "the first")")
    return code
  }

  /// Writes what the session has in its carts as a recipe; Ctrl-C ends it and writes nothing.
  private func export(_ path: String) async {
    let session = runtime.host.session
    let environment = runtime.environment
    let work = Task {
      var carts: [RecipeExport.Cart] = []
      for (id, origin) in session.made.all {
        do { carts.append(try await RecipeExport.Cart(id, origin, session.client)) } catch let error as OVHError
          where error.status == 404
        { continue }  // deleted by a raw call, or expired
      }
      let file = path.split(separator: "/").last ?? ""
      let export = try RecipeExport(
        name: String(file.hasSuffix(".lua") ? file.dropLast(4) : file),
        author: environment["USER"] ?? environment["LOGNAME"] ?? "unknown", carts: carts)
      try TextFile.write(export.text, to: path)
    }
    switch await result(of: work) {
    case .success: Runtime.note("wrote '\(path)'; look at it with: panier recipe check \(path)")
    case .failure(let error): say(error)
    }
  }
}

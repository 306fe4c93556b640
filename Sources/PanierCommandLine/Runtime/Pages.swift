import Glibc
import PanierTerminal
import Synchronization

/// Long texts on standard output: at the prompt they wait for the end of the entry and go through the operator's pager.
public final class Pages: Sendable {
  private let output: StandardOutput
  private let pager: Pager
  /// What waits; nil while everything is written at once.
  private let waiting = Mutex<[String]?>(nil)

  /// Creates pages.
  /// - Parameters:
  ///   - output: takes what no pager shows.
  ///   - options: what the operator asked for; with `--no-pager` no pager is run.
  ///   - environment: the world around the program, with `PAGER` and `LESS`.
  public init(_ output: StandardOutput, _ options: ShellOptions, _ environment: ShellEnvironment) {
    self.output = output
    pager = Pager(
      terminal: Terminal(input: STDIN_FILENO, output: STDOUT_FILENO), environment: environment.variables,
      isEnabled: !options.noPager)
  }

  /// Lets texts wait from now on, for a pager cannot run while Lua does.
  public func collect() {
    waiting.withLock { $0 = $0 ?? [] }
  }

  /// Takes a text, without its final line end.
  public func add(_ text: String) {
    let isWaiting = waiting.withLock { waiting in
      waiting?.append(text)
      return waiting != nil
    }
    if !isWaiting { output.write(Array((text + "\n").utf8)) }
  }

  /// Shows what waits.
  public func show() async {
    let texts = waiting.withLock { waiting in
      defer { waiting = waiting.map { _ in [] } }
      return waiting ?? []
    }
    guard !texts.isEmpty else { return }
    let text = texts.joined(separator: "\n") + "\n"
    output.flush()
    if await !pager.page(text) { output.write(Array(text.utf8)) }
  }
}

import Glibc
import PanierVM
import Testing

/// Random programs put together from coroutines, close handlers, protected calls, chunks, tasks and calls of the host,
/// each with limits: none may crash, outlive twice its limits, or take more memory than it has.
@Suite(.serialized) struct ProgramFuzzTests {
  /// How many programs: `PANIER_PROGRAMS` says it (`scripts/fuzz programs`).
  private static let count = getenv("PANIER_PROGRAMS").flatMap { Int(String(cString: $0)) } ?? 300
  /// Programs of one process.
  private static let batch = 500

  @Test func everyProgramEndsWithinItsLimits() async throws {
    let starts = Array(stride(from: 1, through: Self.count, by: Self.batch))
    await withTaskGroup(of: Void.self) { group in
      var next = 0
      func begin() {
        guard next < starts.count else { return }
        let first = starts[next]
        next += 1
        group.addTask { await Self.run(first, min(Self.batch, Self.count - first + 1)) }
      }
      for _ in 0..<2 { begin() }
      while await group.next() != nil { begin() }
    }
  }

  /// Runs programs in a process; one that fails is kept as a file, and the others go on behind it.
  private static func run(_ first: Int, _ count: Int) async {
    var (first, count) = (first, count)
    while count > 0 {
      let command = "'\(Isolated.program().path)' fuzz \(first) \(count) 2>&1"
      guard let (text, status) = await output(of: command) else {
        Issue.record("cannot start \(command)")
        return
      }
      let lines = text.split(separator: "\n")
      if status == 0, lines.last == "done" { return }
      let seed = lines.last { Int($0) != nil }.flatMap { Int($0) } ?? first
      let said = lines.suffix(5).joined(separator: "\n")
      let isOfTheMachine = status == watchdog ? await endsAlone(seed) : false
      if !isOfTheMachine {
        await keep(seed)
        Issue.record("program \(seed) ended its process (status \(status)): \(said)")
      }
      count -= seed - first + 1
      first = seed + 1
    }
  }

  /// How `system` tells of the status of the watchdog.
  private static let watchdog: Int32 = 124 << 8

  /// Whether a program ends within its limits when no other runs beside it; the watchdog looks at the wall's time too,
  /// and a busy machine may give a process none of it.
  private static func endsAlone(_ seed: Int) async -> Bool {
    for _ in 0..<3 {
      let ended = await output(of: "'\(Isolated.program().path)' fuzz \(seed) 1 2>&1")
      if ended?.status == 0 { return true }
    }
    return false
  }

  private static func output(of command: String) async -> (text: String, status: Int32)? {
    await withCheckedContinuation { continuation in
      // Off the threads that tests share: this one waits.
      var thread = pthread_t()
      let work = Unmanaged.passRetained(Work { continuation.resume(returning: Files.output(of: command)) })
      let status = pthread_create(
        &thread, nil,
        { context in
          guard let context else { return nil }
          Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body()
          return nil
        }, work.toOpaque())
      if status == 0 { pthread_detach(thread) } else { work.takeRetainedValue().body() }
    }
  }

  private final class Work {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// Writes a program beside the other hostile scripts, where it is run from then on.
  private static func keep(_ seed: Int) async {
    guard let (program, _) = await output(of: "'\(Isolated.program().path)' program \(seed)") else { return }
    let folder = Files.tests + "/Sandbox/found"
    mkdir(folder, 0o755)
    guard let file = fopen("\(folder)/program_\(seed).lua", "w") else { return }
    fputs("-- expect: any\n" + program, file)
    fclose(file)
  }
}

import Glibc

/// A program run through the system's shell, for commands of the environment that may hold options.
struct ShellCommand: Sendable {
  /// The shell command; it finds `arguments` as `$@`.
  let command: String
  /// Arguments, passed as they are.
  let arguments: [String]
  /// The whole environment.
  let environment: [String: String]

  /// The exit status of a shell that did not find its command or could not run it.
  static let notFoundStatuses: Set<Int32> = [126, 127]

  /// Runs the command to its end on a dedicated thread and returns its exit status, or 128 and a signal's number.
  ///
  /// - Parameter input: what it reads as standard input; nil leaves it the process's own. A program that stops reading
  ///   early is not an error.
  /// - Throws: `TerminalError.system` when it cannot be started.
  func run(input: String?) async throws(TerminalError) -> Int32 {
    let result = await DedicatedThread.run { () -> Result<Int32, TerminalError> in
      // Writing to a pager that was quit is an error of the call, not the end of the process.
      var signals = sigset_t()
      sigemptyset(&signals)
      sigaddset(&signals, SIGPIPE)
      pthread_sigmask(SIG_BLOCK, &signals, nil)
      return Result { () throws(TerminalError) in try self.runHere(input: input) }
    }
    return try result.get()
  }

  private func runHere(input: String?) throws(TerminalError) -> Int32 {
    var ends: [Int32] = [-1, -1]
    if input != nil {
      guard pipe(&ends) == 0 else { throw .system(call: "pipe", code: errno) }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    }
    let child: pid_t
    do {
      child = try spawn(standardInput: ends[0])
    } catch {
      for end in ends where end >= 0 { close(end) }
      throw error
    }
    if let input {
      close(ends[0])
      try? Terminal.write(input, to: ends[1])
      close(ends[1])
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { throw .system(call: "waitpid", code: errno) }
    }
    // The macros WIFSIGNALED, WTERMSIG and WEXITSTATUS of <sys/wait.h>.
    let signal = status & 0x7F
    return signal != 0 ? 128 + signal : (status >> 8) & 0xFF
  }

  private func spawn(standardInput: Int32) throws(TerminalError) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if standardInput >= 0 { posix_spawn_file_actions_adddup2(&actions, standardInput, 0) }

    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // The child must not inherit what this process ignores or blocks.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in [SIGPIPE, SIGINT, SIGQUIT, SIGTSTP] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))

    let words = ["/bin/sh", "-c", command + " \"$@\"", command] + arguments
    var argumentPointers = words.map { strdup($0) } + [nil]
    var environmentPointers = environment.map { strdup($0.key + "=" + $0.value) } + [nil]
    defer { for pointer in argumentPointers + environmentPointers { free(pointer) } }
    var child: pid_t = 0
    let code = posix_spawn(&child, "/bin/sh", &actions, &attributes, &argumentPointers, &environmentPointers)
    guard code == 0 else { throw .system(call: "posix_spawn", code: code) }
    return child
  }
}

@preconcurrency import Glibc

/// A program that is started without Foundation: the processes of that hand down a socket, which a server started by one of
/// them would keep open, so that its end would never be heard of.
struct SpawnedProgram: Sendable {
  private let process: pid_t

  /// Starts a program in the root folder, with nothing of this process open but what is named.
  /// - Parameters:
  ///   - path: the program.
  ///   - arguments: its arguments.
  ///   - input: its standard input; nil for none.
  ///   - output: its standard output; nil for none.
  init(_ path: String, _ arguments: [String], input: Int32? = nil, output: Int32? = nil) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (descriptor, given) in [(0 as Int32, input), (1, output), (2, nil)] {
      if let given {
        posix_spawn_file_actions_adddup2(&actions, given, descriptor)
      } else {
        posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", descriptor == 0 ? O_RDONLY : O_WRONLY, 0)
      }
    }
    // A thread of a pool blocks signals; who is started on it must hear them.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    // Whose folder this is run in may not be the server's to enter, and what is open here is none of its business.
    let script = """
      cd / && for file in /proc/$$/fd/*; do
        number=${file##*/}
        [ "$number" -le 2 ] || eval "exec $number>&-"
      done
      exec "$@"
      """
    let words = ["/bin/bash", "-c", script, "bash", path] + arguments
    let pointers = words.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    var process = pid_t()
    let code = posix_spawn(&process, "/bin/bash", &actions, &attributes, pointers, environ)
    guard code == 0 else { throw TrialError("\(path) cannot be started: \(String(cString: strerror(code)))") }
    self.process = process
  }

  /// Waits for its end.
  /// - Returns: its exit code; 128 and more for a signal.
  func wait() -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }
}

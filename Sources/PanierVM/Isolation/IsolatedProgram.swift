import Glibc

/// The program that becomes the isolated process: it must call `IsolatedChild.serve` and do nothing before.
public struct IsolatedProgram: Sendable, Hashable {
  /// The path of the executable.
  public var path: String
  /// Its arguments, the name of the program excluded.
  public var arguments: [String]
  /// Its whole environment; nothing is inherited.
  public var environment: [String: String]
  /// Processes that run already.
  var started: StartedProcesses?

  /// Names a program.
  ///
  /// - Parameters:
  ///   - path: of the executable.
  ///   - arguments: what makes it call `IsolatedChild.serve`.
  ///   - environment: all variables it gets.
  public init(path: String, arguments: [String] = [IsolatedChild.argument], environment: [String: String] = [:]) {
    self.path = path
    self.arguments = arguments
    self.environment = environment
  }

  /// The running program itself, started with the hidden argument.
  public static var current: IsolatedProgram {
    let path = realpath("/proc/self/exe", nil).map { found in
      defer { free(found) }
      return String(cString: found)
    }
    return IsolatedProgram(path: path ?? "/proc/self/exe")
  }

  /// The same program, some of whose processes start now, while it is found out what they will run.
  ///
  /// - Parameter count: for so many runners; those that come after them start a process of their own. What none has taken
  ///   ends with the last copy of what this gives.
  public func startedAhead(_ count: Int) -> IsolatedProgram {
    var program = self
    program.started = StartedProcesses(self, count: count)
    return program
  }
}

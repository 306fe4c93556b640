import CPanierVM

/// What trusted scripts may do with the system beyond what ``LuaLevel/trusted`` shows them; by default everything.
public struct LuaSystemAccess: Sendable, Hashable {
  /// Whether `io.popen` and `os.execute` run programs.
  public var runsPrograms: Bool
  /// What they raise otherwise, behind their name.
  public var runRefusal = "scripts may not run other programs"
  /// Folders and files that scripts do not write to, move or remove, by whatever path or link; absolute.
  public var closedPaths: [String]
  /// What a script that tries is told, behind the path.
  public var writeRefusal = "scripts may not write here"
  /// How the names of environment variables begin that `os.getenv` hides.
  public var hiddenVariables: [String]

  /// Declares what scripts may do.
  public init(runsPrograms: Bool = true, closedPaths: [String] = [], hiddenVariables: [String] = []) {
    self.runsPrograms = runsPrograms
    self.closedPaths = closedPaths
    self.hiddenVariables = hiddenVariables
  }

  /// Opens a universe that keeps to it.
  /// - Returns: what `panier_open` returns.
  func open(_ panier: OpaquePointer) -> Int32 {
    CStrings.withTerminated(closedPaths) { closed in
      CStrings.withTerminated(hiddenVariables) { hidden in
        closed.withMemoryRebound(to: UnsafePointer<CChar>?.self, capacity: closedPaths.count + 1) { closed in
          hidden.withMemoryRebound(to: UnsafePointer<CChar>?.self, capacity: hiddenVariables.count + 1) { hidden in
            writeRefusal.withCString { writing in
              runRefusal.withCString { running in
                var fence = panier_fence(
                  closed: closed, write_refusal: writing, hidden: hidden, run_refusal: runsPrograms ? nil : running)
                return panier_open(panier, &fence)
              }
            }
          }
        }
      }
    }
  }
}

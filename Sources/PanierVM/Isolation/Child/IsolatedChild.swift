import CIsolation
import Glibc

/// The other side of `IsolatedRunner`: what the program that it starts must call before anything else.
public enum IsolatedChild {
  /// The hidden argument that `IsolatedProgram` passes unless told otherwise.
  public static let argument = "__isolated"

  /// Serves the parent until it closes the connection; then the process ends.
  ///
  /// Nothing of the program's own may have run before: what it has opened would stay open.
  public static func serve() -> Never {
    panier_prepare_lock()
    let server = ChildServer(ParentLink(socket: Int32(PANIER_ISOLATED_SOCKET)))
    do {
      try server.serve()
      _exit(0)
    } catch {
      // The parent is the only one who could be told, and it sends nothing of the kind.
      _exit(2)
    }
  }
}

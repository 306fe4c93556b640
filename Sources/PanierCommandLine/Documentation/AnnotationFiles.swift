import FoundationEssentials
import Glibc
import OVHSimulator
import PanierKit
import PanierReference
import PanierVM

/// The annotations for editors as files: everything that the host adds to Lua.
///
/// Modules written in Lua are not among them: editors read their comments where they stand.
public enum AnnotationFiles {
  /// The files by their path below the folder.
  public static var all: [(path: String, text: String)] {
    // Documentation alone: nothing is called, so the simulator stays empty.
    let tests = SimulatorModule.module(Simulator(clock: { .now }))
    return LuaConfiguration(
      modules: PanierLibrary.modules + [RecipeModule.documented, tests], globals: PanierLibrary.globals,
      types: PanierLibrary.types
    ).reference.annotationFiles()
  }

  /// Writes the files.
  /// - Parameter folder: is made where it is missing.
  /// - Throws: ``CommandFailure`` for a file that cannot be written.
  public static func write(to folder: String) throws {
    for file in all {
      let path = folder + "/" + file.path
      var made = ""
      for part in path.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
        made += part + "/"
        mkdir(made, 0o777)
      }
      do { try TextFile.write(file.text, to: path) } catch { throw CommandFailure(.scriptError, "\(error)") }
    }
  }
}

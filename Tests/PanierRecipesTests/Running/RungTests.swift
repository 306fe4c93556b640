import PanierOrdering
import PanierReference
import PanierVM
import Testing

@testable import PanierKit

struct RungTests {
  @Test func everyFunctionStandsInTheTable() {
    let reference = PanierLibrary.reference
    let hosted =
      PanierLibrary.modules.flatMap(\.functions) + PanierLibrary.globals + PanierLibrary.types.flatMap(\.methods)
    let names = Set(hosted.map(\.reference.name)).subtracting(["parallel", "spawn", "timeout"])
    let local = Set(PanierLibrary.types.filter { $0.name == "Task" }.flatMap(\.methods).map(\.reference.name))
    #expect(names.subtracting(local).subtracting(FunctionRung.all.keys).sorted() == [])
    #expect(Set(FunctionRung.all.keys).subtracting(names).sorted() == [])
    #expect(!reference.allNames.isEmpty)
  }

  @Test func whatStandsInNoRowIsClosed() {
    #expect(FunctionRung.of("cart.steal") == .closed("recipes have no use for it"))
  }
}

/// A function of Lua held by Swift; freed on the Lua thread after the last Swift reference is gone.
public final class LuaFunctionHandle: Sendable {
  let reference: Int64
  let releases: ReleaseQueue

  init(reference: Int64, releases: ReleaseQueue) {
    self.reference = reference
    self.releases = releases
  }

  deinit {
    releases.add(reference)
  }
}

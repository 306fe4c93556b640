/// What the text of a Lua file uses: found by reading it, without running it.
struct SourceUse {
  /// A name and the line that it stands on.
  struct Place: Hashable {
    let name: String
    let line: Int
  }

  /// Globals that are read.
  var globals: [Place] = []
  /// Globals that are assigned.
  var assigned: [Place] = []
  /// Calls of a function in a global table, or of a global: `cart.new`, `money`.
  var calls: [Place] = []
  /// Calls of methods, by the word behind the colon.
  var methods: [Place] = []
  /// `pay = true` and `waive_retraction = true` in a table that a checkout is given.
  var checkoutOptions: [Place] = []
  /// The fields of the parameters that `run` and computed defaults read.
  var parameters: [Place] = []
  /// Whether the parameters are used as a whole, so that each of them may be.
  var usesAllParameters = false
}

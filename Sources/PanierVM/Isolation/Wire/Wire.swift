/// What both processes agree on: a frame is its length in 4 bytes, then an opcode, then what belongs to it.
///
/// All numbers are little-endian.
enum Wire {
  /// Changes with every change of the frames; both sides are the same build, so a difference is a mistake.
  static let version: UInt8 = 2
  /// Bytes of a frame at most.
  static let frameLimit = 16 << 20
  /// Values, keys and names in one frame from a child at most: each takes its parent far more memory than the byte it
  /// may have on the wire.
  ///
  /// Lua's own tables stop at 100,000 items.
  static let elementLimit = 300_000
  /// Tables within tables at most; Lua's own values stop at 64.
  static let depthLimit = 80

  /// What a frame is about.
  enum Opcode: UInt8 {
    // From the parent.
    case start = 1
    case run, invoke, declareType, releaseFunctions
    // From the child.
    case ready = 32
    case call, operate, load, format, output, releaseObjects
    // From either.
    case answer = 64
    case cancel
  }

  /// The first byte of a value.
  enum Tag: UInt8 {
    case `nil`, null, no, yes, integer, number, string, bytes, json, table, function, object, error
  }

  /// How a function runs, as the child has to know it.
  enum FunctionKind: UInt8 {
    /// The caller's thread stands still until the parent has answered.
    case immediate
    /// The caller's coroutine waits.
    case waiting
    /// The child has it itself.
    case local
  }
}

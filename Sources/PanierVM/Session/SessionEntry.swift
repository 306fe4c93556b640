/// One entry of a prompt, cut where its top-level `local` statements stand.
///
/// Each piece is compiled and run on its own, so that a local is kept even when a later statement of the same entry
/// fails. An entry that cannot be cut without changing its meaning (a label or `<close>` at its top level, or a
/// `return` inside a block) is one piece, and its locals end with it, as in a chunk of a file.
struct SessionEntry {
  /// A part of an entry that is compiled at once.
  struct Piece {
    /// The source, on the same lines as in the entry.
    var source: [UInt8]
    /// The locals it declares.
    var locals: [(name: String, isConstant: Bool)] = []
  }

  let pieces: [Piece]

  init(_ source: [UInt8]) {
    var cutter = SessionCutter(source)
    pieces = cutter.cut() ?? [Piece(source: source)]
  }

  /// Every name the source mentions.
  static func names(in source: [UInt8]) -> [String] {
    Array(Set(LuaLexer.tokens(source).filter { $0.kind == .name }.map(\.text))).sorted()
  }
}

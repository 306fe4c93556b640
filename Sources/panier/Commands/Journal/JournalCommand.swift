import ArgumentParser

/// `panier journal`: what was about to be ordered, and what became of it.
struct JournalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journal", abstract: "What was about to be ordered, and what became of it.",
    discussion: """
      Each order, payment and withdrawal is noted on disk before it is posted, and its ending after it. An entry whose \
      ending is not known may be an order: its money stays reserved, and the same purchase is refused until it is settled.
      States: held, posting, ordered (paid, withdrawn), refused, expired, unknown, not ordered.
      """,
    subcommands: [JournalList.self, JournalShow.self, JournalReconcile.self, JournalReport.self],
    defaultSubcommand: JournalList.self)
}

import ArgumentParser

/// `panier journal`: what was about to be ordered, and what became of it.
struct JournalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journal", abstract: "What was about to be ordered, and what became of it.",
    discussion: """
      Each purchase is noted on disk before it is posted, and its ending after it. An entry whose ending is not known \
      may be an order: the same purchase is refused until it is settled.
      """,
    subcommands: [JournalList.self, JournalShow.self, JournalReconcile.self], defaultSubcommand: JournalList.self)
}

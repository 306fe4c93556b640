import OVHClient
public import PanierOrdering
public import PanierPostgres

/// Where the operator's purchases are noted: a file of this machine, or the ledger that a team shares.
///
/// What the built-in simulator sells is noted on this machine always: each machine has a simulator of its own, and they
/// number their orders alike.
public struct LedgerChoice: Sendable {
  /// The shared ledger; nil for a file of this machine.
  public let shared: PostgresLedger?
  /// The receipts of what the ledger could not take.
  public let receiptPath: String
  private let options: ShellOptions
  private let environment: ShellEnvironment

  /// Decides by `--ledger`, `PANIER_LEDGER` and `ledger:` of the configuration, in this order.
  /// - Parameters:
  ///   - options: what the operator asked for.
  ///   - environment: the world around the program.
  ///   - isBuiltIn: whether it is about the built-in simulator; nil where no endpoint was decided on, as for pages of the
  ///     journal, which then show the shared ledger unless the simulator was named.
  /// - Throws: ``CommandFailure`` with exit code 2 for an address that cannot be read, and for budgets of the configuration
  ///   beside a shared ledger.
  public init(_ options: ShellOptions, _ environment: ShellEnvironment, isBuiltIn: Bool? = nil) throws {
    self.options = options
    self.environment = environment
    let isPractice = isBuiltIn ?? (options.endpoint?.lowercased() == EndpointChoice.simulatorName)
    guard let text = options.ledger ?? environment["PANIER_LEDGER"], !isPractice else {
      shared = nil
      receiptPath = environment.stateDirectory + "/journal.receipts"
      return
    }
    guard options.monthly.isEmpty else {
      throw CommandFailure(
        .usage,
        "the budgets of the month in '\(environment.configurationDirectory)/config.yaml' bound a journal on this machine; "
          + "those of a shared ledger are its administrator's ('panier budget set'), so take them out")
    }
    let address: PostgresAddress
    do { address = try PostgresAddress(text) } catch { throw CommandFailure(.usage, "\(error)") }
    if let warning = LedgerChoice.warning(address, text, environment), !options.quiet { Runtime.note(warning) }
    let name = LedgerChoice.fileName(of: address)
    let stamp = "\(LedgerChoice.host)/\(ProcessStamp.current)/\(String(UInt32.random(in: 0...(.max)), radix: 16))"
    shared = PostgresLedger(address, owner: stamp, mark: "\(environment.stateDirectory)/\(name).mark")
    receiptPath = "\(environment.stateDirectory)/\(name).receipts"
  }

  /// The shared ledger, for what only a shared one can do.
  /// - Throws: ``CommandFailure`` with exit code 2 where none is named.
  public func requireShared() throws -> PostgresLedger {
    guard let shared else {
      throw CommandFailure(
        .usage,
        "no shared ledger is named; give --ledger postgresql://HOST/DATABASE, PANIER_LEDGER or ledger: in config.yaml")
    }
    return shared
  }

  /// The ledger.
  /// - Parameter isReal: whether what is noted costs money: then a missing or other journal is no fresh month.
  public func ledger(isReal: Bool = false) -> any Ledger {
    shared ?? SQLiteLedger(of: environment, options, isReal: isReal)
  }

  /// Where the purchases are made that budgets are shown for: the endpoint in its canonical form.
  ///
  /// What the built-in simulator sells is never in a shared ledger, whose budgets are then those of real money.
  public func place(of endpoint: EndpointChoice) -> String {
    shared != nil && endpoint.isBuiltIn ? "" : endpoint.endpoint.place
  }

  /// The receipts of what the ledger could not take; what is kept there is said.
  public var receipts: ReceiptFile {
    let path = receiptPath
    return ReceiptFile(path: path) { entry in
      Runtime.note(
        "the journal could not take what became of its entry \(entry); that is kept in '\(path)', and the next run hands "
          + "it over")
    }
  }

  /// What to say of a password that others may read.
  private static func warning(_ address: PostgresAddress, _ text: String, _ environment: ShellEnvironment) -> String? {
    let path = environment.configurationDirectory + "/config.yaml"
    guard address.holdsPassword, PrivateFile.othersPermissions(path) & 0o044 != 0,
      (try? ConfigurationFiles.text(of: path))?.contains(text) == true
    else { return nil }
    return "'\(path)' holds the ledger's password, and others may read it (mode \(PrivateFile.mode(path))); keep it to "
      + "yourself with: chmod 600 \(path), or put the password into ~/.pgpass"
  }

  /// A name for the files that belong to an address: each ledger numbers its entries by itself.
  private static func fileName(of address: PostgresAddress) -> String {
    let hash = address.shown.utf8.reduce(14_695_981_039_346_656_037 as UInt64) {
      ($0 ^ UInt64($1)) &* 1_099_511_628_211
    }
    return "ledger-" + String(hash, radix: 16)
  }

  private static let host: String = PurchaseLabels.host ?? "unknown"
}

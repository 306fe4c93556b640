/// The page of the manual on budgets of the month and on the ledger that a team shares.
public enum LedgerPage {
  /// The name by which the page is asked for: `panier doc ledger`, `help("ledger")`.
  public static let name = "ledger"

  /// The page as Markdown.
  public static let text = """
    # Ledger

    Each purchase is noted before it is sent, and what became of it after. Without further ado the ledger is a file of this
    machine, `journal.sqlite`. A team keeps one in PostgreSQL instead: two people do not buy the same, and the budgets of the
    month hold whoever buys, wherever.

    ## Budgets of the month

    | budget | bounds | in `config.yaml` | in a shared ledger |
    |---|---|---|---|
    | team | all purchases in the ledger | `budget: { per_month: 500 EUR }` | `panier budget set team "500 EUR/month"` |
    | operator | those of one operator | `budget: { operators: { ada: 100 EUR } }` | `panier budget set operator ada "100 EUR/month"` |
    | project | those of runs with `--project NAME` (or `project:` in `config.yaml`) | `budget: { projects: { shop: 50 EUR } }` | `panier budget set project shop "50 EUR/month"` |
    | recipe | those that a recipe makes, by its own name | `budget: { recipes: { buy: 20 EUR } }` | `panier budget set recipe buy "20 EUR/month"` |

    A month is a calendar month of UTC; a purchase counts in the one in which it was noted, whenever its bill comes. What is
    under way or not known stays reserved, what is ordered counts as it was charged, also above a limit: a bill is a fact. An
    order and its payment count once. Every limit is judged and its money reserved in the step that notes the purchase, so
    that no two processes share the same cent; a purchase that does not fit ends with exit code 7, as does one in another
    currency than its budget. Real endpoints share one purse; each simulator has its own. `panier budget` shows each budget
    with what is spent, reserved and left, and who holds money right now, `panier budget --months 12` what each month took, `panier journal list --by project` who or
    what for.

    Projects, recipes and operators are named by the host: a script cannot choose what it is charged to. On a real endpoint
    a missing or other `journal.sqlite` is no fresh month: purchases are refused until the old file is back, or the mark that
    names it was removed on purpose.

    ## A shared ledger

    ```
    createdb panier
    panier ledger init --ledger postgresql://db.example/panier      # as a role that may create roles: the administrator
    psql panier -c 'CREATE ROLE ada LOGIN; GRANT panier_operator TO ada'
    panier budget set team "500 EUR/month" --ledger postgresql://db.example/panier
    panier ledger import --ledger postgresql://db.example/panier    # takes the journal of this machine along
    ```

    Everybody names it by `--ledger`, `PANIER_LEDGER` or `ledger:` in `config.yaml`, in this order. The address is whatever
    libpq takes: a service file, `~/.pgpass` and `sslmode=verify-full` included; a password in it is never shown. What the
    built-in simulator sells stays in the file of the machine.

    Operators may only execute the ledger's functions and read its views: with `psql` and a changed client they can neither
    raise a budget, nor take an entry back, nor settle in another's name. Budgets are the administrator's; each change of an
    entry and of a budget is added to a history that even its owner cannot rewrite. Whose purchase it is, the server says.

    ## What an entry goes through

    ```
                hold                 permit                      settle
     (nothing) ------> held ----------------> posting -----------------> ordered
                        | lease over            | answer lost               ^
                        v                       v                           | late
                     expired                 unknown --settling time--> not ordered
    ```

    Leases and the settling time are judged by the ledger's clock alone. The permit is the fence: a process that was paused
    beyond its lease gets none and sends nothing; from *posting* on nothing frees the money but the API's records. *Not
    ordered* is said by nobody before the settling time is over, 15 minutes after the posting, and is believed, never final:
    for seven days an order that shows after all turns it round and is charged.

    Four runs of a prototype, with lost and late answers, paused processes, `kill -9` and crashes of the server, show why:

    | rule | orders that stayed unknown | the same bought twice |
    |---|---|---|
    | settling time 4 s | 138 | 0 |
    | the same, with a sweep over the account's orders | 0 | 22, and budgets exceeded |
    | settling time 15 s, the owner exempt from it | 26 | 0 |
    | nobody says *not ordered* early | 0 of 1,440 | 0 |

    A sweep alone finds the order, but cannot undo the second purchase: the settling time has to be longer than the API's
    latest commit. `scripts/soak --ledger 90s` plays such runs with the real program.

    ## Faults

    | what happens | what Panier does |
    |---|---|
    | the ledger cannot be reached before the order | it tries for some seconds, then refuses: exit code 5, nothing sent |
    | it is lost after the order was sent | the ending goes to a file on this machine, durable first; you are told, and the next run hands it over |
    | the server crashes | what was permitted, sent or settled is there when it comes back, and the call goes on; what was only held may be gone: its permit is refused, and nothing is sent |
    | it fails over to a replica, or to a backup, that lacks a commit | noticed by the last change that was confirmed to this machine; nothing is bought until somebody has compared `panier journal list` with the account's orders and said `panier ledger status --accept` |
    | another server takes over, whatever it lacks | noticed by all machines at once, since the cluster's timeline is another; nothing is bought until the administrator has compared and accepted it in the same way, and what was under way is settled meanwhile |
    | the ledger is of another version | refused both ways; `panier ledger migrate` brings it up to date |

    ## How much it carries

    A purchase is three commits; two of them, the permit and the ending, wait for the disk. On two cores that the server
    shares with its 8 clients (PostgreSQL 15, fsync on) it is 930 to 1,160 purchases a second on one budget, 99 of 100 within
    19 ms, and as many with a million entries in the book; `scripts/bench` prints the figures of your machine. A key
    is granted 60 calls a minute, which is 6 to 8 purchases a minute: one server carries more than 10,000 keys at full pace,
    and the next limit is the API's. On one budget purchases are judged one after the other, since that is what a limit means.

    ## Two regions

    One primary in one of them, and a replica in the other with `synchronous_standby_names` set, so that a commit is on both
    before a purchase is sent; clients of the far region pay its round trip three times for a purchase. With an asynchronous
    replica a fail-over may lose the last commits: that is noticed, and stops purchases until somebody has looked. Two
    primaries are two budgets: give each region a database of its own, and each its share of the money.

    """
}

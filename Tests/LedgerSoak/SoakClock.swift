import Foundation

/// A clock that all processes of a run share and that goes faster than theirs, so that leases and the settling time pass
/// within the run.
struct SoakClock: Sendable {
  /// How many of its seconds pass in one.
  static let speed = 20.0
  /// What it shows at ``start``, in seconds since 1970.
  static let base = 1_800_000_000.0

  /// When the run began, by the machine's clock, in seconds since 1970.
  let start: Double

  /// What it shows now.
  var now: Date { Date(timeIntervalSince1970: Self.base + (Date().timeIntervalSince1970 - start) * Self.speed) }

  /// How much of its time has passed.
  var uptime: Duration { .seconds(now.timeIntervalSince1970 - Self.base) }

  /// Waits for some of its time.
  @Sendable static func sleep(_ time: Duration) async throws { try await Task.sleep(for: time / Int(speed)) }

  /// The same clock in the database, which can be put forward.
  var sql: String {
    """
    CREATE TABLE public.soak_clock (ahead double precision NOT NULL);
    INSERT INTO public.soak_clock VALUES (0);
    GRANT SELECT ON public.soak_clock TO PUBLIC;
    CREATE OR REPLACE FUNCTION panier.clock() RETURNS timestamptz LANGUAGE sql VOLATILE AS $$
      SELECT to_timestamp(\(Self.base) + (extract(epoch FROM clock_timestamp())::double precision - \(start))
        * \(Self.speed) + (SELECT ahead FROM public.soak_clock))
    $$;
    """
  }
}

extension LedgerSchema {
  /// Budgets are the administrator's; everybody reads how they stand.
  static let budgets = """
    -- How the budgets stand this month, without what nobody holds any more.
    CREATE FUNCTION panier.standings(p_purse text) RETURNS TABLE (
      name text, ucents bigint, currency text, month text, reserved bigint, spent bigint)
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = panier, pg_temp AS $$
      WITH today AS (SELECT month_of(clock()) AS month),
      left_over AS (
        SELECT n.operator, n.project, n.recipe, n.held, n.held_currency FROM entry n, today
        WHERE n.state = 'held' AND n.lease <= clock() AND n.month = today.month AND n.purse = p_purse)
      SELECT b.name, b.ucents, b.currency, today.month,
        coalesce(s.reserved, 0) - coalesce((
          SELECT sum(l.held)::bigint FROM left_over l
          WHERE l.held_currency = b.currency AND b.name = ANY (names_of(l.operator, l.project, l.recipe))), 0),
        coalesce(s.spent, 0)
      FROM budget b CROSS JOIN today
      LEFT JOIN spending s ON s.budget = b.name AND s.month = today.month AND s.purse = p_purse
    $$;

    -- Sets a limit, or ends the budget where p_ucents is null.
    CREATE FUNCTION panier.set_budget(p_name text, p_ucents bigint, p_currency text) RETURNS void
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = panier, pg_temp AS $$
    BEGIN
      IF NOT pg_has_role(session_user, 'panier_administrator', 'MEMBER') THEN
        PERFORM refuse('42501', 'budgets are the administrator''s');
      END IF;
      IF p_name !~ '^(team|(operator|project|recipe) [^[:space:]]{1,64})$' THEN
        PERFORM refuse('22023', 'that names no budget');
      END IF;
      -- No purchase is noted meanwhile: the sum begins with all of them.
      LOCK TABLE entry IN SHARE ROW EXCLUSIVE MODE;
      INSERT INTO budget_history (noted, login, name, ucents, currency)
        VALUES (clock(), session_user, p_name, p_ucents, p_currency);
      IF p_ucents IS NULL THEN
        DELETE FROM budget WHERE name = p_name;
        RETURN;
      END IF;
      IF EXISTS (SELECT FROM budget WHERE name = p_name AND currency = p_currency) THEN
        UPDATE budget SET ucents = p_ucents WHERE name = p_name;
        RETURN;
      END IF;
      DELETE FROM budget WHERE name = p_name;
      INSERT INTO budget (name, ucents, currency) VALUES (p_name, p_ucents, p_currency);
      PERFORM sum_up(p_name, p_currency);
    END $$;

    -- What was bought before a budget was set counts in it.
    CREATE FUNCTION panier.sum_up(p_name text, p_currency text) RETURNS void LANGUAGE sql AS $$
      INSERT INTO spending (budget, month, purse, reserved, spent)
      SELECT p_name, n.month, n.purse,
        sum(CASE WHEN n.state IN \(openStates) AND n.held_currency = p_currency THEN n.held ELSE 0 END),
        least(sum(CASE WHEN n.state = 'ordered' THEN
          CASE WHEN n.currency = p_currency THEN n.charge ELSE 0 END
          + CASE WHEN n.currency <> n.held_currency AND n.held_currency = p_currency THEN n.held ELSE 0 END
          ELSE 0 END), 9223372036854775807)::bigint
      FROM panier.entry n
      WHERE p_name = ANY (panier.names_of(n.operator, n.project, n.recipe)) GROUP BY n.month, n.purse
    $$;
    """

  /// What operators read.
  static let views = """
    CREATE VIEW panier.entries AS
      SELECT e.id, e.kind, e.place, e.account, extract(epoch FROM e.noted) AS noted, e.reference, e.ucents, e.currency,
        e.charge, e.lines, e.location, e.plan, e.owner, e.epoch, extract(epoch FROM e.lease) AS lease,
        extract(epoch FROM e.posted) AS posted, e.state, e.order_id, e.reason, e.is_overrun, e.month,
        e.operator, e.machine, e.project, e.recipe,
        coalesce((
          SELECT json_agg(json_build_object('name', t.name, 'words', t.words) ORDER BY t.name COLLATE "C")
          FROM panier.thing t WHERE t.entry = e.id), '[]') AS things,
        coalesce((
          SELECT json_agg(json_build_object('name', c.name, 'url', c.url, 'sha256', c.sha256) ORDER BY c.name, c.url)
          FROM panier.contract c WHERE c.entry = e.id), '[]') AS contracts
      FROM panier.entry e;

    CREATE VIEW panier.events AS
      SELECT h.number, h.entry, extract(epoch FROM h.noted) AS noted, h.state, h.login, h.owner, h.order_id, h.ucents,
        h.currency, h.charge, h.reason
      FROM panier.history h;

    CREATE VIEW panier.budgets AS SELECT b.name, b.ucents, b.currency FROM panier.budget b;

    CREATE VIEW panier.budget_changes AS
      SELECT b.number, extract(epoch FROM b.noted) AS noted, b.login, b.name, b.ucents, b.currency
      FROM panier.budget_history b;
    """

  /// Two roles: operators execute the functions and read the views, administrators set budgets too.
  static let roles = """
    DO $$ BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'panier_operator') THEN CREATE ROLE panier_operator NOLOGIN; END IF;
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'panier_administrator') THEN
        CREATE ROLE panier_administrator NOLOGIN;
      END IF;
      IF NOT pg_has_role('panier_administrator', 'panier_operator', 'MEMBER') THEN
        GRANT panier_operator TO panier_administrator;
      END IF;
      -- Whoever makes the ledger is its first administrator.
      IF NOT pg_has_role(session_user, 'panier_administrator', 'MEMBER') THEN
        EXECUTE format('GRANT panier_administrator TO %I', session_user);
      END IF;
    END $$;
    REVOKE ALL ON ALL TABLES IN SCHEMA panier FROM PUBLIC;
    REVOKE ALL ON ALL SEQUENCES IN SCHEMA panier FROM PUBLIC;
    REVOKE ALL ON ALL FUNCTIONS IN SCHEMA panier FROM PUBLIC;
    GRANT USAGE ON SCHEMA panier TO panier_operator;
    GRANT SELECT ON panier.entries, panier.events, panier.budgets, panier.budget_changes TO panier_operator;
    GRANT EXECUTE ON FUNCTION panier.clock, panier.opened, panier.remembers, panier.hold, panier.extend, panier.permit,
      panier.settle, panier.late, panier.settle_by_hand, panier.standings TO panier_operator;
    GRANT EXECUTE ON FUNCTION panier.set_budget, panier.import_entry, panier.accept_server TO panier_administrator;
    """
}

extension LedgerSchema {
  /// Takes an entry of a journal along, with its history, once.
  static let importing = """
    CREATE FUNCTION panier.import_entry(p jsonb) RETURNS boolean
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = panier, pg_temp AS $$
    DECLARE
      e entry;
      b record;
      item jsonb;
    BEGIN
      IF NOT pg_has_role(session_user, 'panier_administrator', 'MEMBER') THEN
        PERFORM refuse('42501', 'journals are taken along by the administrator');
      END IF;
      INSERT INTO entry (
        key, kind, place, account, purse, noted, month, reference, ucents, currency, charge, held, held_currency, lines,
        location, plan, owner, epoch, lease, posted, permitted, state, order_id, reason, is_overrun, login, operator,
        machine, project, recipe)
      SELECT (p->>'key')::uuid, p->>'kind', p->>'place', p->>'account', p->>'purse', to_timestamp((p->>'noted')::float8),
        p->>'month', p->>'reference', (p->>'ucents')::bigint, p->>'currency', (p->>'charge')::bigint,
        (p->>'charge')::bigint, p->>'currency', p->>'lines', p->>'location', p->>'plan', p->>'owner',
        (p->>'epoch')::bigint, to_timestamp((p->>'lease')::float8), to_timestamp((p->>'posted')::float8),
        to_timestamp((p->>'posted')::float8), p->>'state', (p->>'order')::bigint, p->>'reason', (p->>'isOverrun')::boolean,
        session_user, p->>'operator', p->>'machine', p->>'project', p->>'recipe'
      ON CONFLICT (key) DO NOTHING RETURNING entry.* INTO e;
      IF e.id IS NULL THEN RETURN false; END IF;
      INSERT INTO contract (entry, name, url, sha256)
        SELECT e.id, c->>'name', c->>'url', c->>'sha256' FROM jsonb_array_elements(p->'contracts') c;
      FOR item IN SELECT jsonb_array_elements(p->'things') LOOP
        INSERT INTO thing (entry, place, account, name, words, is_open, bought) VALUES (
          e.id, e.place, e.account, item->>'name', item->>'words', e.state IN \(openStates), CASE WHEN e.state = 'ordered' THEN e.noted END);
      END LOOP;
      INSERT INTO history (entry, noted, state, login, owner, order_id, ucents, currency, charge, reason)
        SELECT e.id, to_timestamp((h->>'noted')::float8), h->>'state', session_user, h->>'owner', (h->>'order')::bigint,
          (h->>'ucents')::bigint, h->>'currency', e.charge, h->>'reason'
        FROM jsonb_array_elements(p->'history') WITH ORDINALITY AS t (h, place) ORDER BY t.place;
      IF e.charge > 0 AND e.state IN ('held', 'posting', 'unknown', 'ordered') THEN
        FOR b IN
          SELECT * FROM budget WHERE name = ANY (names_of(e.operator, e.project, e.recipe)) AND currency = e.currency
          ORDER BY name COLLATE "C"
        LOOP
          INSERT INTO spending AS s (budget, month, purse, reserved, spent)
            VALUES (
              b.name, e.month, e.purse, CASE WHEN e.state = 'ordered' THEN 0 ELSE e.charge END,
              CASE WHEN e.state = 'ordered' THEN e.charge ELSE 0 END)
            ON CONFLICT (budget, month, purse) DO UPDATE SET
              reserved = s.reserved + excluded.reserved, spent = s.spent + excluded.spent;
        END LOOP;
      END IF;
      RETURN true;
    END $$;
    """
}

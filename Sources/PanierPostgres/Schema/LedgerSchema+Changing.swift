extension LedgerSchema {
  /// How entries change; nobody may call these but the functions that judge first.
  static let changing = """
    CREATE FUNCTION panier.refuse(code text, message text, detail jsonb DEFAULT NULL) RETURNS void LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION USING ERRCODE = code, MESSAGE = message, DETAIL = coalesce(detail::text, '');
    END $$;

    -- What makes the ticket of an entry fit no other one, even if a crash took the entry and gave its number to another.
    CREATE FUNCTION panier.epoch_of(key uuid) RETURNS bigint LANGUAGE sql IMMUTABLE AS
      $$ SELECT ('x' || right(key::text, 12))::bit(48)::bigint $$;

    -- Gives a locked entry another state, moves its money, and adds that to the history. The rows of the sums are locked
    -- in one order, after the entry's own.
    CREATE FUNCTION panier.change(
      e panier.entry, p_state text, p_reason text, p_owner text, p_order bigint DEFAULT NULL, p_ucents bigint DEFAULT NULL,
      p_currency text DEFAULT NULL)
    RETURNS bigint LANGUAGE plpgsql AS $$
    DECLARE
      v_was boolean := e.state IN \(openStates);
      v_open boolean := p_state IN \(openStates);
      new_ucents bigint := coalesce(p_ucents, e.ucents);
      new_currency text := coalesce(p_currency, e.currency);
      new_charge bigint := e.charge;
      b record;
      released bigint;
      number_noted bigint;
      added bigint;
      now_noted timestamptz := clock();
    BEGIN
      IF p_state = 'ordered' THEN
        IF p_ucents IS NOT NULL THEN
          -- Of an order that was counted when it was made, a payment takes only what it came to more.
          new_charge := CASE
            WHEN e.kind NOT IN ('order', 'renewal', 'upgrade', 'payment') THEN 0
            WHEN e.kind = 'payment' AND new_currency = e.currency
              THEN greatest(0, new_ucents - greatest(0, e.ucents - e.charge))
            ELSE greatest(0, new_ucents) END;
        END IF;
        UPDATE entry SET order_id = p_order, ucents = new_ucents, currency = new_currency, charge = new_charge,
          is_overrun = new_currency <> e.currency OR new_ucents > e.ucents,
          state = p_state, reason = p_reason WHERE id = e.id;
      ELSE
        UPDATE entry SET state = p_state, reason = p_reason WHERE id = e.id;
      END IF;
      UPDATE thing SET is_open = v_open, bought = CASE WHEN p_state = 'ordered' THEN e.noted END
        WHERE thing.entry = e.id AND (thing.is_open IS DISTINCT FROM v_open OR p_state = 'ordered');
      INSERT INTO history (entry, noted, state, login, owner, order_id, ucents, currency, charge, reason)
        VALUES (e.id, now_noted, p_state, session_user, p_owner, CASE WHEN p_state = 'ordered' THEN p_order ELSE e.order_id END,
          new_ucents, new_currency, new_charge, p_reason)
        RETURNING number INTO number_noted;
      -- Last, since the sums are locked from here to the end.
      IF (v_was AND NOT v_open) OR p_state = 'ordered' THEN
        FOR b IN
          SELECT * FROM budget WHERE name = ANY (names_of(e.operator, e.project, e.recipe)) ORDER BY name COLLATE "C"
        LOOP
          released := CASE WHEN v_was AND NOT v_open AND b.currency = e.held_currency THEN e.held ELSE 0 END;
          added := 0;
          IF p_state = 'ordered' THEN
            added := CASE WHEN b.currency = new_currency THEN new_charge ELSE 0 END;
            -- A bill in another currency cannot be weighed against what was held: both stay taken.
            IF new_currency <> e.held_currency AND b.currency = e.held_currency THEN added := added + e.held; END IF;
          END IF;
          IF released <> 0 OR added <> 0 THEN
            INSERT INTO spending AS s (budget, month, purse, reserved, spent) VALUES (b.name, e.month, e.purse, 0, added)
              ON CONFLICT (budget, month, purse) DO UPDATE SET
                reserved = s.reserved - released,
                spent = least(s.spent::numeric + added, 9223372036854775807)::bigint;
          END IF;
        END LOOP;
      END IF;
      RETURN number_noted;
    END $$;

    -- Whether an entry is held for nobody any more, by the ledger's clock.
    CREATE FUNCTION panier.is_left(e panier.entry) RETURNS boolean LANGUAGE sql VOLATILE AS
      $$ SELECT e.state = 'held' AND e.lease <= panier.clock() $$;

    -- Whether a plan holds an entry, and nobody has applied the plan.
    CREATE FUNCTION panier.is_held_by_plan(e panier.entry) RETURNS boolean LANGUAGE sql IMMUTABLE AS
      $$ SELECT e.state = 'held' AND e.plan IS NOT NULL AND e.owner = 'plan ' || split_part(e.plan, '/', 1) $$;

    -- Whether an entry is what a plan holds for the purchase that an owner makes of it, and gives way to it.
    CREATE FUNCTION panier.gives_way(e panier.entry, p_plan text, p_owner text) RETURNS boolean LANGUAGE sql IMMUTABLE AS
      $$ SELECT p_plan IS NOT NULL AND e.plan = p_plan AND e.owner <> p_owner AND panier.is_held_by_plan(e) $$;

    -- Gives up an entry whose lease is over; false where somebody is at it right now.
    CREATE FUNCTION panier.free(p_entry bigint, p_owner text) RETURNS boolean LANGUAGE plpgsql AS $$
    DECLARE e entry;
    BEGIN
      SELECT * INTO e FROM entry WHERE id = p_entry AND state = 'held' FOR NO KEY UPDATE SKIP LOCKED;
      IF NOT FOUND OR NOT is_left(e) THEN RETURN false; END IF;
      PERFORM change(e, 'expired', CASE WHEN is_held_by_plan(e) THEN 'the time of its plan is over'
        ELSE 'its lease was over before anything was sent' END, p_owner);
      RETURN true;
    END $$;
    """

  /// What stands against a purchase; `p_note` is false where nothing may be written.
  static let judging = """
    CREATE FUNCTION panier.judge_same(
      p_place text, p_account text, p_things text[], p_lines_thing text, p_plan text, p_may_repeat boolean, p_owner text,
      p_note boolean)
    RETURNS void LANGUAGE plpgsql AS $$
    DECLARE
      e entry;
      look record;
    BEGIN
      IF p_plan IS NOT NULL THEN
        -- What the plan holds itself is given to whoever applies it.
        IF p_note THEN
          FOR e IN SELECT * FROM entry WHERE plan = p_plan AND state = 'held' ORDER BY id FOR NO KEY UPDATE LOOP
            IF gives_way(e, p_plan, p_owner) THEN PERFORM change(e, 'expired', 'its plan is applied', p_owner); END IF;
          END LOOP;
        END IF;
        FOR e IN SELECT * FROM entry WHERE plan = p_plan AND state IN ('held', 'posting', 'unknown', 'ordered') ORDER BY id
        LOOP
          CONTINUE WHEN gives_way(e, p_plan, p_owner);
          IF e.state = 'ordered' THEN PERFORM refuse('PN003', 'applied', jsonb_build_object('entry', e.id)); END IF;
          IF NOT is_left(e) OR (p_note AND NOT free(e.id, p_owner)) THEN
            PERFORM refuse('PN001', 'open', jsonb_build_object('entry', e.id));
          END IF;
        END LOOP;
      END IF;
      FOR look IN
        SELECT t.name, p_account AS account, 1 AS rank FROM unnest(p_things) t (name)
        UNION ALL SELECT p_lines_thing, '', 2 WHERE p_lines_thing IS NOT NULL
        ORDER BY rank, name
      LOOP
        -- First what is open, then what was bought: in between it can only have become the latter.
        FOR e IN
          SELECT n.* FROM thing t JOIN entry n ON n.id = t.entry
          WHERE t.name = look.name AND t.place = p_place AND t.account = look.account AND t.is_open
        LOOP
          CONTINUE WHEN gives_way(e, p_plan, p_owner);
          IF NOT is_left(e) OR (p_note AND NOT free(e.id, p_owner)) THEN
            PERFORM refuse('PN001', 'open', jsonb_build_object('entry', e.id));
          END IF;
        END LOOP;
        -- One plan of several repeats nothing by itself.
        CONTINUE WHEN p_may_repeat OR look.name LIKE 'part %';
        SELECT n.* INTO e FROM thing t JOIN entry n ON n.id = t.entry
          WHERE t.name = look.name AND t.place = p_place AND t.account = look.account
            AND t.bought >= clock() - interval '24 hours'
          ORDER BY t.bought DESC LIMIT 1;
        IF FOUND THEN PERFORM refuse('PN002', 'repeated', jsonb_build_object('entry', e.id)); END IF;
      END LOOP;
    END $$;

    -- What a purchase takes from the budgets.
    CREATE FUNCTION panier.charge_of(
      p_kind text, p_place text, p_account text, p_reference text, p_ucents bigint, p_currency text)
    RETURNS bigint LANGUAGE plpgsql STABLE AS $$
    BEGIN
      IF p_kind NOT IN ('order', 'renewal', 'upgrade', 'payment') THEN RETURN 0; END IF;
      IF p_kind = 'payment' AND p_reference ~ '^[0-9]{1,18}$' THEN
        RETURN greatest(0, p_ucents - coalesce((
          SELECT max(charge) FROM entry WHERE place = p_place AND account IN (p_account, '') AND state = 'ordered'
            AND kind IN \(orderKinds) AND order_id = p_reference::bigint AND currency = p_currency), 0));
      END IF;
      RETURN greatest(0, p_ucents);
    END $$;
    """
}

extension LedgerSchema {
  /// From the judgement to the one call that buys.
  static let purchasing = """
    -- Judges and holds a purchase, or only judges it. A call that is repeated with its key gets the same entry.
    CREATE FUNCTION panier.hold(
      p_note boolean, p_key uuid, p_kind text, p_place text, p_account text, p_purse text, p_reference text,
      p_ucents bigint, p_currency text, p_lines text, p_things text[], p_words text[], p_lines_thing text, p_location text, p_plan text,
      p_may_repeat boolean, p_owner text, p_lease double precision, p_machine text, p_project text, p_recipe text, p_contracts jsonb)
    RETURNS TABLE (entry bigint, epoch bigint, number bigint)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = panier, pg_temp AS $$
    DECLARE
      e entry;
      moment timestamptz := clock();
      p_month text := month_of(moment);
      p_charge bigint;
      names text[] := names_of(session_user, p_project, p_recipe);
      b record;
      s record;
      item record;
      number_noted bigint;
    BEGIN
      IF p_lease IS NULL OR p_lease <= 0 OR p_lease > 2678400 THEN
        PERFORM refuse('22023', 'a lease has more than 0 and at most 2678400 seconds');
      END IF;
      PERFORM require_accepted();
      IF p_note THEN
        -- What is held is on the disk once it is permitted, and before that nothing leaves: one wait less, and no other
        -- purchase waits for this one's. Should a crash take it, its ticket fits no other entry. A plan is not permitted
        -- for days: what it holds is waited for.
        IF p_owner NOT LIKE 'plan %' THEN PERFORM set_config('synchronous_commit', 'off', true); END IF;
        SELECT * INTO e FROM entry n WHERE n.key = p_key AND n.login = session_user AND n.owner = p_owner;
        IF FOUND THEN
          RETURN QUERY SELECT e.id, e.epoch, (SELECT min(h.number) FROM history h WHERE h.entry = e.id);
          RETURN;
        END IF;
        -- One cart of a plan is one thing, whatever else it buys by now.
        IF p_plan IS NOT NULL THEN PERFORM pg_advisory_xact_lock(hashtextextended(p_plan, 70)); END IF;
      END IF;
      PERFORM judge_same(p_place, p_account, p_things, p_lines_thing, p_plan, p_may_repeat, p_owner, p_note);
      p_charge := charge_of(p_kind, p_place, p_account, p_reference, p_ucents, p_currency);
      IF p_note THEN
        INSERT INTO entry AS n (
          key, kind, place, account, purse, noted, month, reference, ucents, currency, charge, held, held_currency, lines,
          location, plan, owner, epoch, lease, state, login, operator, machine, project, recipe)
        VALUES (
          p_key, p_kind, p_place, p_account, p_purse, moment, p_month, p_reference, p_ucents, p_currency, p_charge, p_charge,
          p_currency, p_lines, p_location, p_plan, p_owner, epoch_of(p_key), moment + make_interval(secs => p_lease), 'held', session_user,
          session_user, p_machine, p_project, p_recipe)
        RETURNING n.* INTO e;
        FOR item IN
          SELECT t.name, min(t.words) AS words FROM unnest(p_things, p_words) t (name, words)
          GROUP BY t.name ORDER BY t.name COLLATE "C"
        LOOP
          INSERT INTO thing (entry, place, account, name, words, is_open)
            VALUES (e.id, p_place, p_account, item.name, item.words, true)
            ON CONFLICT (name, place, account) WHERE is_open DO NOTHING;
          -- Somebody noted the same since it was judged.
          IF NOT FOUND THEN
            PERFORM refuse('PN001', 'open', jsonb_build_object('entry', (
              SELECT t.entry FROM thing t WHERE t.name = item.name AND t.place = p_place AND t.account = p_account AND t.is_open)));
          END IF;
        END LOOP;
        INSERT INTO history AS h (entry, noted, state, login, owner, ucents, currency, charge)
          VALUES (e.id, moment, 'held', session_user, p_owner, e.ucents, e.currency, e.charge) RETURNING h.number INTO number_noted;
        IF p_contracts <> '[]' THEN
          INSERT INTO contract (entry, name, url, sha256)
            SELECT e.id, c->>'name', c->>'url', c->>'sha256' FROM jsonb_array_elements(p_contracts) c;
        END IF;
      END IF;
      -- Last, since the sums are locked from here to the end.
      IF p_charge > 0 THEN
        FOR b IN SELECT * FROM budget WHERE budget.name = ANY (names) ORDER BY budget.name COLLATE "C" LOOP
          IF b.currency <> p_currency THEN
            PERFORM refuse('PN005', 'currency', jsonb_build_object(
              'budget', b.name, 'ucents', b.ucents, 'currency', b.currency, 'charge', p_charge, 'chargeCurrency', p_currency));
          END IF;
          IF p_note THEN
            -- The row is locked from here on: budgets are judged one purchase after the other.
            INSERT INTO spending AS r (budget, month, purse, reserved, spent) VALUES (b.name, p_month, p_purse, p_charge, 0)
              ON CONFLICT (budget, month, purse) DO UPDATE SET
                reserved = least(r.reserved::numeric + p_charge, 9223372036854775807)::bigint
              RETURNING r.reserved - p_charge AS reserved, r.spent INTO s;
            IF s.reserved::numeric + s.spent + p_charge > b.ucents THEN
              -- What nobody holds any more is looked for only where it decides.
              PERFORM free(n.id, p_owner) FROM entry n
                WHERE n.state = 'held' AND n.lease <= moment AND n.month = p_month AND n.purse = p_purse
                  AND b.name = ANY (names_of(n.operator, n.project, n.recipe)) ORDER BY n.id;
              SELECT r.reserved - p_charge AS reserved, r.spent INTO s FROM spending r
                WHERE r.budget = b.name AND r.month = p_month AND r.purse = p_purse;
            END IF;
          ELSE
            s := NULL;
            SELECT n.reserved - coalesce((
                SELECT sum(h.held) FROM entry h
                WHERE h.plan = p_plan AND gives_way(h, p_plan, p_owner) AND NOT is_left(h) AND h.month = p_month
                  AND h.purse = p_purse AND h.held_currency = b.currency
                  AND b.name = ANY (names_of(h.operator, h.project, h.recipe))), 0)::bigint AS reserved, n.spent
              INTO s FROM standings(p_purse) n WHERE n.name = b.name;
          END IF;
          IF s.reserved::numeric + s.spent + p_charge > b.ucents THEN
            PERFORM refuse('PN004', 'over budget', jsonb_build_object(
              'budget', b.name, 'ucents', b.ucents, 'currency', b.currency, 'month', p_month, 'reserved', s.reserved,
              'spent', s.spent, 'charge', p_charge, 'chargeCurrency', p_currency));
          END IF;
        END LOOP;
      END IF;
      IF NOT p_note THEN RETURN; END IF;
      RETURN QUERY SELECT e.id, e.epoch, number_noted;
    END $$;

    -- The entry of a ticket, locked; nothing where it went to another.
    CREATE FUNCTION panier.own(p_entry bigint, p_epoch bigint, p_owner text) RETURNS panier.entry LANGUAGE plpgsql AS $$
    DECLARE e entry;
    BEGIN
      SELECT * INTO e FROM entry WHERE id = p_entry FOR NO KEY UPDATE;
      IF NOT FOUND THEN PERFORM refuse('PN010', 'no entry', jsonb_build_object('entry', p_entry)); END IF;
      -- Nobody settles in another's name, whatever they read in the views.
      IF e.epoch <> p_epoch OR e.owner <> p_owner OR e.login <> session_user THEN RETURN NULL; END IF;
      RETURN e;
    END $$;

    CREATE FUNCTION panier.extend(p_entry bigint, p_epoch bigint, p_owner text, p_lease double precision) RETURNS boolean
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = panier, pg_temp AS $$
    DECLARE e entry := own(p_entry, p_epoch, p_owner);
    BEGIN
      IF p_lease IS NULL OR p_lease <= 0 OR p_lease > 2678400 THEN
        PERFORM refuse('22023', 'a lease has more than 0 and at most 2678400 seconds');
      END IF;
      -- One that ran out may be another's already in a moment: it is not brought back.
      IF e.id IS NULL OR e.state NOT IN ('held', 'posting') OR e.lease <= clock() THEN RETURN false; END IF;
      UPDATE entry SET lease = clock() + make_interval(secs => p_lease) WHERE id = e.id;
      RETURN true;
    END $$;

    -- The fence: only after its commit may the first byte leave.
    CREATE FUNCTION panier.permit(p_entry bigint, p_epoch bigint, p_owner text, p_posted double precision)
    RETURNS bigint
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = panier, pg_temp AS $$
    DECLARE
      moment timestamptz := clock();
      e record;
      number_noted bigint;
    BEGIN
      PERFORM require_accepted();
      -- From here on its owner is at work for as long as the answer may take, and the looks after it. Nobody permits in
      -- another's name, whatever they read in the views.
      UPDATE entry n SET state = 'posting', reason = NULL, posted = to_timestamp(p_posted), permitted = moment,
          lease = moment + interval '600 seconds'
        WHERE n.id = p_entry AND n.epoch = p_epoch AND n.owner = p_owner AND n.login = session_user
          AND n.state IN ('held', 'posting') AND n.lease > clock()
        RETURNING n.order_id, n.ucents, n.currency, n.charge INTO e;
      IF NOT FOUND THEN
        -- It is another's by now, or there is none.
        PERFORM own(p_entry, p_epoch, p_owner);
        RETURN NULL;
      END IF;
      INSERT INTO history (entry, noted, state, login, owner, order_id, ucents, currency, charge)
        VALUES (p_entry, moment, 'posting', session_user, p_owner, e.order_id, e.ucents, e.currency, e.charge)
        RETURNING number INTO number_noted;
      RETURN number_noted;
    END $$;
    """

  /// What became of a purchase.
  static let settling = """
    -- Notes the order and what it really costs, above any limit too: a bill is a fact.
    CREATE FUNCTION panier.charge(
      e panier.entry, p_order bigint, p_ucents bigint, p_currency text, p_reason text, p_owner text)
    RETURNS bigint LANGUAGE plpgsql AS $$
    DECLARE other bigint;
    BEGIN
      IF p_order IS NOT NULL AND e.kind IN \(orderKinds) THEN
        -- One after the other: the index would stop the second too, with a less helpful sentence.
        PERFORM pg_advisory_xact_lock(hashtextextended(e.place || ' ' || e.account || ' ' || p_order, 71));
        SELECT n.id INTO other FROM entry n WHERE n.place = e.place AND n.account = e.account AND n.kind IN \(orderKinds)
          AND n.order_id = p_order AND n.id <> e.id;
        IF FOUND THEN
          PERFORM refuse('PN013', 'order taken', jsonb_build_object('order', p_order, 'entry', other));
        END IF;
      END IF;
      RETURN change(e, 'ordered', p_reason, p_owner, p_order, p_ucents, p_currency);
    END $$;

    CREATE FUNCTION panier.refuse_settled(e panier.entry) RETURNS void LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM refuse('PN011', 'settled', jsonb_build_object('entry', e.id, 'state', e.state));
    END $$;

    -- Nobody says that nothing was ordered before the settling time is over: not by the API's clock, not by this one.
    CREATE FUNCTION panier.require_settled(e panier.entry, p_moment timestamptz) RETURNS void LANGUAGE plpgsql AS $$
    DECLARE
      waited interval := make_interval(secs => (SELECT settling FROM meta));
      until timestamptz := coalesce(e.posted, e.noted) + waited;
    BEGIN
      IF p_moment < until OR clock() < coalesce(e.permitted, e.noted) + waited THEN
        PERFORM refuse('PN012', 'too early', jsonb_build_object('entry', e.id, 'until', extract(epoch FROM until)));
      END IF;
    END $$;

    -- By a ticket where p_epoch is given, else by anybody once the owner is gone.
    CREATE FUNCTION panier.settle(
      p_entry bigint, p_epoch bigint, p_owner text, p_ending text, p_order bigint, p_ucents bigint, p_currency text,
      p_moment double precision, p_reason text)
    RETURNS bigint
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = panier, pg_temp AS $$
    DECLARE e entry;
    BEGIN
      IF p_epoch IS NOT NULL THEN
        e := own(p_entry, p_epoch, p_owner);
        IF e.id IS NULL THEN PERFORM refuse('PN014', 'not yours', jsonb_build_object('entry', p_entry)); END IF;
      ELSE
        SELECT * INTO e FROM entry WHERE id = p_entry FOR NO KEY UPDATE;
        IF NOT FOUND THEN PERFORM refuse('PN010', 'no entry', jsonb_build_object('entry', p_entry)); END IF;
        IF (e.state IN ('held', 'posting') AND e.lease > clock()) OR p_ending = 'refused' THEN
          PERFORM refuse('PN014', 'not yours', jsonb_build_object('entry', p_entry));
        END IF;
      END IF;
      IF e.state NOT IN \(openStates) THEN PERFORM refuse_settled(e); END IF;
      CASE p_ending
        WHEN 'ordered' THEN
          RETURN charge(e, p_order, p_ucents, p_currency, p_reason, p_owner);
        WHEN 'refused' THEN
          -- What was lost once is never certain again.
          IF e.state = 'unknown' THEN PERFORM refuse_settled(e); END IF;
        WHEN 'expired' THEN
          IF e.state <> 'held' THEN PERFORM refuse_settled(e); END IF;
        WHEN 'unknown' THEN
          IF e.state = 'held' THEN PERFORM refuse_settled(e); END IF;
          IF e.state = 'unknown' AND e.reason IS NOT DISTINCT FROM p_reason THEN RETURN NULL; END IF;
        WHEN 'not ordered' THEN
          IF e.state = 'held' THEN PERFORM refuse_settled(e); END IF;
          PERFORM require_settled(e, to_timestamp(p_moment));
        ELSE PERFORM refuse('22023', 'there is no such ending');
      END CASE;
      RETURN change(e, p_ending, p_reason, p_owner);
    END $$;

    -- Believed, never final: the order was found after all.
    CREATE FUNCTION panier.late(p_entry bigint, p_order bigint, p_ucents bigint, p_currency text, p_owner text)
    RETURNS bigint
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = panier, pg_temp AS $$
    DECLARE e entry;
    BEGIN
      SELECT * INTO e FROM entry WHERE id = p_entry FOR NO KEY UPDATE;
      IF NOT FOUND THEN PERFORM refuse('PN010', 'no entry', jsonb_build_object('entry', p_entry)); END IF;
      IF e.state <> 'not ordered' THEN PERFORM refuse_settled(e); END IF;
      RETURN charge(e, p_order, p_ucents, p_currency, 'found after it was believed not to be ordered', p_owner);
    END $$;

    CREATE FUNCTION panier.settle_by_hand(p_entry bigint, p_order bigint, p_owner text) RETURNS bigint
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = panier, pg_temp AS $$
    DECLARE e entry;
    BEGIN
      SELECT * INTO e FROM entry WHERE id = p_entry FOR NO KEY UPDATE;
      IF NOT FOUND THEN PERFORM refuse('PN010', 'no entry', jsonb_build_object('entry', p_entry)); END IF;
      IF e.state NOT IN \(openStates) THEN PERFORM refuse_settled(e); END IF;
      IF e.state IN ('held', 'posting') AND e.lease > clock() THEN
        PERFORM refuse('PN014', 'not yours', jsonb_build_object('entry', p_entry));
      END IF;
      IF p_order IS NOT NULL THEN RETURN charge(e, p_order, NULL, NULL, 'settled by hand', p_owner); END IF;
      IF e.state = 'held' THEN RETURN change(e, 'expired', 'settled by hand', p_owner); END IF;
      PERFORM require_settled(e, clock());
      RETURN change(e, 'not ordered', 'settled by hand', p_owner);
    END $$;
    """
}

/*
** lib_coroutine.c
** Coroutines. Like Lua's own library, except that one that fails closes its
** to-be-closed variables at once, not when it is closed; and moreover: the running one is known to
** the interrupt, a host function that waits inside passes outward through any
** number of coroutines, a kill is not caught, and the number alive is limited.
**
** A coroutine that is suspended is closed by resuming it with a mark: where it
** waits, it raises nil, which no pcall of its own keeps, and unwinding runs its
** __close handlers. lua_resetthread of Lua before 5.4.6 would begin each close
** with a fresh count of C calls, so that coroutines that close each other
** overflow the C stack; before 5.4.7 it would keep the message handler of an
** xpcall whose stack is gone; and it would make the text of an error outside
** every protected call.
*/

#include "internal.h"


static lua_State *to_coroutine_ljmp (lua_State *L) {
  lua_State *co = lua_tothread(L, 1);
  luaL_argexpected(L, co, 1, "thread");
  return co;
}


static const char *status_of (lua_State *L, lua_State *co) {
  if (L == co) return "running";
  if (panier_has_mark(co, MARK_HOSTS)) return "normal";
  switch (lua_status(co)) {
    case LUA_YIELD:
      return "suspended";
    case LUA_OK: {
      lua_Debug ar;
      if (lua_getstack(co, 0, &ar)) return "normal";
      return lua_gettop(co) == 0 ? "dead" : "suspended";
    }
    default:
      return "dead";
  }
}


/*
** The coroutine failed or was killed; its __close handlers have run below its
** base (panier_body). Returns for an error: the message is on the top of L. For a
** kill: passes it on.
*/
static void failed_ljmp (lua_State *L, lua_State *co, int fired) {
  if (panier_of(L)->fired != fired) panier_again_kill_ljmp(L);
  lua_xmove(co, L, 1);
}


static int go_on (lua_State *L, int status, lua_KContext context);


/*
** Resumes 'co' with 'narg' values on its stack. Returns how many results were
** moved to L, or -1 with the error on the top. When the coroutine waits for the
** host, so does L: then this does not return. A kill that came while waiting is
** raised where the wait is, innermost, so that all that is open gets closed.
*/
static int resume_ljmp (lua_State *L, lua_State *co, int narg, int wrapped) {
  panier_vm *vm = panier_of(L);
  int status, nresults, fired = vm->fired;
  int barrier = !lua_isyieldable(L);
  int starts = lua_status(co) == LUA_OK;  /* below the arguments: body, function */
  panier_enter(vm, co);
  if (!vm->pending && panier_must_stop(vm)) {
    panier_enter(vm, L);
    panier_raise_kill_ljmp(L);
  }
  vm->blocked += barrier;
  status = lua_resume(co, L, narg + starts, &nresults);
  panier_enter(vm, L);
  vm->blocked -= barrier;
  if (!vm->pending && panier_must_stop(vm)) panier_raise_kill_ljmp(L);
  if (status == LUA_OK || status == LUA_YIELD) {
    if (status == LUA_YIELD && vm->pending) {
      panier_set_mark(co, MARK_HOSTS, 1);
      return lua_yieldk(L, 0, (lua_KContext)wrapped, go_on);
    }
    if (status == LUA_OK && vm->live > 0) vm->live--;
    if (!lua_checkstack(L, nresults + 1)) {
      lua_pop(co, nresults);
      lua_pushliteral(L, "too many results to resume");
      return -1;
    }
    lua_xmove(co, L, nresults);
    return nresults;
  }
  if (vm->live > 0) vm->live--;
  failed_ljmp(L, co, fired);
  return -1;
}


/*
** Gives the results of a resume to the script: as coroutine.resume does, or as
** a wrapped coroutine does.
*/
static int deliver_ljmp (lua_State *L, lua_State *co, int n, int wrapped) {
  if (!wrapped) {
    lua_pushboolean(L, n >= 0);
    lua_insert(L, n >= 0 ? -(n + 1) : -2);
    return n >= 0 ? n + 1 : 2;
  }
  if (n >= 0) return n;
  if (lua_status(co) != LUA_ERRMEM && lua_type(L, -1) == LUA_TSTRING) {
    luaL_where(L, 1);
    lua_insert(L, -2);
    lua_concat(L, 2);
  }
  return lua_error(L);
}


/*
** The host has answered a call inside the coroutine: hand it inward.
*/
static int go_on (lua_State *L, int status, lua_KContext wrapped) {
  lua_State *co = lua_tothread(L, wrapped ? lua_upvalueindex(1) : 1);
  (void)status;
  panier_set_mark(co, MARK_HOSTS, 0);
  return deliver_ljmp(L, co, resume_ljmp(L, co, 0, (int)wrapped), (int)wrapped);
}


/*
** Moves the arguments and resumes, if the coroutine can be.
*/
static int start_ljmp (lua_State *L, lua_State *co, int narg, int wrapped) {
  const char *status = status_of(L, co);
  if (status[0] != 's') {
    if (panier_has_mark(co, MARK_HOSTS) && L != co)
      lua_pushliteral(L, "cannot resume a coroutine that waits for the host");
    else if (status[0] == 'd') lua_pushliteral(L, "cannot resume dead coroutine");
    else lua_pushliteral(L, "cannot resume non-suspended coroutine");
    return deliver_ljmp(L, co, -1, wrapped);
  }
  if (!lua_checkstack(co, narg)) {
    lua_pushliteral(L, "too many arguments to resume");
    return deliver_ljmp(L, co, -1, wrapped);
  }
  lua_xmove(L, co, narg);
  return deliver_ljmp(L, co, resume_ljmp(L, co, narg, wrapped), wrapped);
}


static int co_resume (lua_State *L) {
  lua_State *co = to_coroutine_ljmp(L);
  return start_ljmp(L, co, lua_gettop(L) - 1, 0);
}


static int co_wrapped (lua_State *L) {
  lua_State *co = lua_tothread(L, lua_upvalueindex(1));
  return start_ljmp(L, co, lua_gettop(L), 1);
}


/*
** Counts the coroutines that are alive: those never finished and forgotten are
** only found by the collector.
*/
static int census_ljmp (lua_State *L) {
  int n = 0;
  lua_gc(L, LUA_GCCOLLECT);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &panier_key_threads);
  lua_pushnil(L);
  while (lua_next(L, -2)) {
    lua_State *co = lua_tothread(L, -2);
    if (co != NULL && status_of(L, co)[0] != 'd') n++;
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
  return n;
}


static int co_create (lua_State *L) {
  panier_vm *vm = panier_of(L);
  int limit = vm->settings.coroutines;
  lua_State *co;
  luaL_checktype(L, 1, LUA_TFUNCTION);
  panier_check_kill_ljmp(L);
  if (limit > 0 && vm->live >= limit) {
    vm->live = census_ljmp(L);
    if (vm->live >= limit) {
      lua_pushfstring(L, "limit of %d coroutines reached; let some end before creating more", limit);
      return panier_say_ljmp(L, PANIER_SAY_LIMIT, 1);
    }
  }
  co = lua_newthread(L);
  if (limit > 0) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, &panier_key_threads);
    lua_pushvalue(L, -2);
    lua_pushboolean(L, 1);
    lua_rawset(L, -3);
    lua_pop(L, 1);
    vm->live++;
  }
  lua_pushcfunction(co, panier_body);
  lua_pushvalue(L, 1);
  lua_xmove(L, co, 1);
  return 1;
}


static int co_wrap (lua_State *L) {
  co_create(L);
  lua_pushcclosure(L, co_wrapped, 1);
  return 1;
}


/*
** The coroutine goes on after a yield, or is to be closed there.
*/
static int after_yield (lua_State *L, int status, lua_KContext context) {
  (void)status;
  (void)context;
  if (panier_has_mark(L, MARK_CLOSING)) {
    lua_pushnil(L);
    return lua_error(L);
  }
  return lua_gettop(L);
}


static int co_yield (lua_State *L) {
  panier_vm *vm = panier_of(L);
  panier_co *root = atomic_load_explicit(&vm->running, memory_order_relaxed);
  if (root != NULL && root->L == L) return luaL_error(L, "attempt to yield from outside a coroutine");
  if (panier_has_mark(L, MARK_CLOSING)) return luaL_error(L, "attempt to yield across a C-call boundary");
  return lua_yieldk(L, lua_gettop(L), 0, after_yield);
}


static int co_status (lua_State *L) {
  lua_pushstring(L, status_of(L, to_coroutine_ljmp(L)));
  return 1;
}


/*
** The coroutine the host drives is the main one for its script.
*/
static int co_running (lua_State *L) {
  panier_vm *vm = panier_of(L);
  panier_co *root = atomic_load_explicit(&vm->running, memory_order_relaxed);
  lua_pushthread(L);
  lua_pushboolean(L, root == NULL || root->L == L);
  return 2;
}


static int co_isyieldable (lua_State *L) {
  panier_vm *vm = panier_of(L);
  panier_co *root = atomic_load_explicit(&vm->running, memory_order_relaxed);
  lua_State *co = lua_isnone(L, 1) ? L : to_coroutine_ljmp(L);
  lua_pushboolean(L, !(root != NULL && root->L == co) && lua_isyieldable(co));
  return 1;
}


/*
** Closes a coroutine that waits at a yield. Returns the status: LUA_OK, or what its
** handlers raised is on the top of L.
*/
static int close_suspended_ljmp (lua_State *L, lua_State *co) {
  panier_vm *vm = panier_of(L);
  int status, nresults, fired = vm->fired;
  panier_set_mark(co, MARK_CLOSING, 1);
  vm->blocked++;  /* its handlers cannot wait for the host */
  panier_enter(vm, co);
  status = lua_resume(co, L, 0, &nresults);
  panier_enter(vm, L);
  vm->blocked--;
  panier_set_mark(co, MARK_CLOSING, 0);
  if (vm->fired != fired) panier_again_kill_ljmp(L);
  lua_xmove(co, L, 1);
  if (lua_status(co) == LUA_YIELD) return lua_error(L);  /* no room on the C stack: it is as it was */
  panier_reset_ended(co, L);
  lua_settop(co, 0);
  return lua_isnil(L, -1) ? LUA_OK : status;
}


static int co_close (lua_State *L) {
  panier_vm *vm = panier_of(L);
  lua_State *co = to_coroutine_ljmp(L);
  const char *status = status_of(L, co);
  int result;
  if (status[0] != 'd' && status[0] != 's') return luaL_error(L, "cannot close a %s coroutine", status);
  panier_check_kill_ljmp(L);
  if (status[0] == 's' && vm->live > 0) vm->live--;
  if (lua_status(co) == LUA_YIELD) result = close_suspended_ljmp(L, co);
  else {
    result = panier_reset_ended(co, L);  /* not begun, or ended: no handler is left */
    if (result != LUA_OK) lua_xmove(co, L, 1);
  }
  lua_pushboolean(L, result == LUA_OK);
  if (result == LUA_OK) return 1;
  lua_insert(L, -2);
  return 2;
}


void panier_open_coroutine_ljmp (lua_State *L) {
  static const luaL_Reg functions[] = {
    {"create", co_create}, {"resume", co_resume}, {"wrap", co_wrap}, {"yield", co_yield},
    {"status", co_status}, {"running", co_running}, {"isyieldable", co_isyieldable},
    {"close", co_close}, {NULL, NULL}
  };
  luaL_newlib(L, functions);
  lua_setglobal(L, "coroutine");
  lua_newtable(L);
  lua_createtable(L, 0, 1);
  lua_pushliteral(L, "k");
  lua_setfield(L, -2, "__mode");
  lua_setmetatable(L, -2);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &panier_key_threads);
}

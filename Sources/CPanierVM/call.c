/*
** call.c
** Calls of host functions, and coroutines driven by the host.
*/

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "internal.h"


/*
** Where Lua code called: "script.lua:12". Library code is looked through, so
** that its errors point at the script that called it; it counts only where
** nothing else is on the stack. Returns 1 if the place is known. [-0, +0]
*/
int panier_where (lua_State *L, char *buffer, size_t size) {
  lua_Debug ar;
  int level, found = 0;
  for (level = 0; lua_getstack(L, level, &ar); level++) {
    lua_getinfo(L, "Sl", &ar);
    if (ar.currentline > 0) {
      int library = strncmp(ar.source, PANIER_LIBRARY, sizeof PANIER_LIBRARY - 1) == 0;
      if (library && found) continue;
      snprintf(buffer, size, "%s:%d", ar.short_src, ar.currentline);
      found = 1;
      if (!library) break;
    }
  }
  return found;
}


int panier_call_location (const panier_call *call, char *buffer, size_t size) {
  return panier_where(call->state, buffer, size);
}


static void fill_call (panier_call *call, panier_vm *vm, lua_State *L, const panier_value *args, int n) {
  call->vm = vm;
  call->state = L;
  call->args = args;
  call->count = n;
  call->number = 0;
  call->context = NULL;
  call->base = 1;
  call->valid = 1;
  call->reply = &vm->reply;
  vm->crossed.last = -1;
  if (vm->reply.pos == vm->reply.len && vm->reply.error == NULL && vm->reply.cap <= 4096 && !vm->reply.failed)
    vm->reply.pos = vm->reply.len = 0;  /* the common case of a reset */
  else panier_reply_reset(vm, &vm->reply);
}


/*
** Raises a sentence of the host about the 'nargs' values on the top.
*/
int panier_say_ljmp (lua_State *L, int32_t what, int nargs) {
  panier_vm *vm = panier_of(L);
  panier_value args[3];
  panier_call call;
  int i;
  luaL_checkstack(L, 8, NULL);
  fill_call(&call, vm, L, args, nargs);
  call.base = lua_gettop(L) - nargs + 1;
  for (i = 0; i < nargs; i++) panier_flatten(L, call.base + i, &args[i]);
  vm->host.say(vm->host.context, what, &call);
  return panier_reply_raise_ljmp(L, vm, &vm->reply);
}


/*
** Asks the host about the 'nargs' values on the top; returns how many results
** were pushed.
*/
int panier_ask_ljmp (lua_State *L, int nargs, int32_t (*ask)(void *, const panier_call *)) {
  panier_vm *vm = panier_of(L);
  panier_value args[3];
  panier_call call;
  int i;
  fill_call(&call, vm, L, args, nargs);
  call.base = lua_gettop(L) - nargs + 1;
  for (i = 0; i < nargs; i++) panier_flatten(L, call.base + i, &args[i]);
  if (ask(vm->host.context, &call) == PANIER_RAISE)
    return panier_reply_raise_ljmp(L, vm, &vm->reply);
  return panier_reply_push_ljmp(L, vm, &vm->reply);
}


/* {====== Host functions ====== */

static int accepts (uint16_t mask, const panier_value *v) {
  if (mask & PANIER_MASK(v->kind)) return 1;
  return v->kind == PANIER_NUMBER && (mask & PANIER_MASK(PANIER_INTEGRAL)) &&
         v->u.n >= -9223372036854775808.0 && v->u.n < 9223372036854775808.0 &&
         floor(v->u.n) == v->u.n;
}


/*
** Whether the arguments satisfy the declared masks. What is missing at the end
** counts as nil.
*/
static int satisfied (const function_entry *f, const panier_value *args, int n) {
  static const panier_value nothing = {PANIER_NIL, 0, {0}, 0};
  int i, declared = f->nmasks;
  int variadic = (f->flags & PANIER_VARIADIC) != 0;
  if (f->flags & PANIER_METHOD) {
    if (n == 0 || args[0].kind != PANIER_OBJECT || args[0].type != f->type) return 0;
    args++;
    n--;
  }
  if (n > declared && !variadic) return 0;
  for (i = 0; i < declared - variadic; i++)
    if (!accepts(f->masks[i], i < n ? &args[i] : &nothing)) return 0;
  if (variadic)
    for (i = declared - 1; i < n; i++)
      if (!accepts(f->masks[declared - 1], &args[i])) return 0;
  return 1;
}


/*
** The host has answered: the results or the error of a waiting call, in the
** Lua frame that called.
*/
static int awaited (lua_State *L, int status, lua_KContext context) {
  panier_vm *vm = panier_of(L);
  (void)status;
  (void)context;
  vm->pending = 0;
  panier_check_kill_ljmp(L);
  if (vm->answer.error != NULL || vm->answer.failed)
    return panier_reply_raise_ljmp(L, vm, &vm->answer);
  return panier_reply_push_ljmp(L, vm, &vm->answer);
}


/*
** Refuses strings that are together more than a call may hand over; one alone may be of
** any length.
*/
static void check_bytes_ljmp (lua_State *L, const function_entry *f, const panier_value *args, int n) {
  size_t bytes = 0;
  int i;
  for (i = 0; i < n; i++) {
    if (args[i].kind != PANIER_STRING) continue;
    if (args[i].len > MAX_BYTES - bytes)
      luaL_error(L, "%s: arguments of more than %d MiB of text", f->name, (int)(MAX_BYTES >> 20));
    bytes += args[i].len;
  }
}


/*
** A host function; upvalue 1 is its number, as a light userdata: that is read fastest. Any count of arguments: beyond
** FLAT_ARGS the views live in a userdata.
*/
static int host_function (lua_State *L) {
  panier_vm *vm = panier_of(L);
  panier_value few[FLAT_ARGS];
  panier_value *args = few;
  panier_call call;
  int number = (int)(intptr_t)lua_touserdata(L, lua_upvalueindex(1));
  const function_entry *f = &vm->functions[number];
  int i, status, strings = 0, n = lua_gettop(L);
  if (vm->settings.calls > 0 && (f->flags & PANIER_WAITS) && ++vm->calls > vm->settings.calls) {
    lua_pushstring(L, f->name);
    lua_pushinteger(L, vm->settings.calls);
    return panier_say_ljmp(L, PANIER_SAY_CALL_LIMIT, 2);
  }
  if ((f->flags & PANIER_WAITS) && panier_kill_reason(vm) != PANIER_KILL_NONE)
    panier_raise_kill_ljmp(L);  /* a dying coroutine waits for nothing */
  if ((f->flags & PANIER_WAITS) && (vm->blocked > 0 || !lua_isyieldable(L))) {
    lua_pushstring(L, f->name);
    return panier_say_ljmp(L, PANIER_SAY_CANNOT_WAIT, 1);
  }
  if (n > FLAT_ARGS) args = lua_newuserdatauv(L, (size_t)n * sizeof *args, 0);
  for (i = 0; i < n; i++) {
    panier_flatten(L, i + 1, &args[i]);
    strings += args[i].kind == PANIER_STRING;
  }
  if (strings > 1) check_bytes_ljmp(L, f, args, n);
  fill_call(&call, vm, L, args, n);
  call.number = number;
  call.context = f->context;
  call.valid = satisfied(f, args, n);
  status = vm->host.call(vm->host.context, &call);
  if (status == PANIER_RETURN) {
    if (vm->reply.len == 9 && vm->reply.data[0] == PANIER_OP_INTEGER) {  /* the common case */
      int64_t result;
      memcpy(&result, vm->reply.data + 1, 8);
      vm->reply.pos = 9;
      lua_pushinteger(L, result);
      return 1;
    }
    return panier_reply_push_ljmp(L, vm, &vm->reply);
  }
  if (status == PANIER_RAISE) return panier_reply_raise_ljmp(L, vm, &vm->reply);
  vm->pending = 1;
  return lua_yieldk(L, 0, 0, awaited);
}


/*
** Pushes the host function with this number. [-0, +1, memory]
*/
void panier_push_function_ljmp (lua_State *L, int32_t number) {
  lua_pushlightuserdata(L, (void *)(intptr_t)number);
  lua_pushcclosure(L, host_function, 1);
}


/*
** The name under which the table at 'index' was required, or NULL. [-0, +0]
*/
static const char *loaded_as (lua_State *L, int index, size_t *length) {
  const char *name = NULL;
  lua_rawgetp(L, LUA_REGISTRYINDEX, &panier_key_loaded);
  lua_pushnil(L);
  while (name == NULL && lua_next(L, -2)) {
    if (lua_rawequal(L, -1, index) && lua_type(L, -2) == LUA_TSTRING) name = lua_tolstring(L, -2, length);
    lua_pop(L, 1);
  }
  lua_pop(L, name == NULL ? 1 : 2);  /* the table of the loaded ones keeps the string alive */
  return name;
}


/*
** Only raw reads of what is there: nothing is allocated, so nothing can raise
** under the host. [-0, +0, -]
*/
const char *panier_arg_declared (const panier_call *call, int32_t argument, int32_t *function, size_t *length) {
  lua_State *L = call->state;
  int index = call->base + argument;
  const char *name = NULL;
  *function = -1;
  *length = 0;
  if (argument < 0 || argument >= call->count) return NULL;
  if (lua_tocfunction(L, index) == host_function) {
    lua_getupvalue(L, index, 1);
    *function = (int32_t)(intptr_t)lua_touserdata(L, -1);
    lua_pop(L, 1);
  }
  else if (lua_istable(L, index)) {
    if (lua_getmetatable(L, index)) {
      if (lua_rawgeti(L, -1, PANIER_MODULE_NAME) == LUA_TSTRING) name = lua_tolstring(L, -1, length);
      lua_pop(L, 2);  /* the metatable keeps the string alive */
    }
    if (name == NULL) name = loaded_as(L, index, length);
  }
  return name;
}


/*
** Where a Lua function was written: the name of its chunk, as given to
** 'panier_load' or by the loader, and the line. NULL for any other value.
*/
const char *panier_arg_written (const panier_call *call, int32_t argument, int32_t *line) {
  lua_State *L = call->state;
  int index = call->base + argument;
  lua_Debug ar;
  if (argument < 0 || argument >= call->count || !lua_isfunction(L, index) || lua_iscfunction(L, index)) return NULL;
  lua_pushvalue(L, index);
  lua_getinfo(L, ">S", &ar);
  *line = ar.linedefined;
  return ar.source;  /* kept by the function */
}

/* }====== */


/* {====== Coroutines driven by the host ====== */

typedef struct {
  panier_co *co;
  const char *source;
  size_t length;
  const char *chunk;
  int64_t function;
  int status;
} making;


/*
** The base of every coroutine: a protected call of its function. Unwinding ends
** there with hooks in force again (a hook that raised leaves them off), so that
** pending __close handlers can be interrupted; the error then goes on.
*/
static int finish_body (lua_State *L, int status, lua_KContext context) {
  if (status != LUA_OK && status != LUA_YIELD) return lua_error(L);
  return lua_gettop(L) - (int)context;
}


/*
** Function and arguments are on the stack. [-0, +n, raises]
*/
int panier_body (lua_State *L) {
  return finish_body(L, lua_pcallk(L, lua_gettop(L) - 1, LUA_MULTRET, 0, 0, finish_body), 0);
}


/*
** The same for coroutines of the host, with the message handler first.
*/
int panier_host_body (lua_State *L) {
  lua_pushcfunction(L, panier_note_trace);
  lua_insert(L, 1);
  return finish_body(L, lua_pcallk(L, lua_gettop(L) - 2, LUA_MULTRET, 1, 1, finish_body), 1);
}


/*
** Makes the thread of a coroutine with its function on the stack.
*/
static int make_ljmp (lua_State *L) {
  making *m = lua_touserdata(L, 1);
  panier_co *co = m->co;
  lua_State *thread = lua_newthread(L);
  co->ref = luaL_ref(L, LUA_REGISTRYINDEX);
  co->L = thread;
  panier_set_mark(thread, MARK_HOSTS, 1);
  lua_pushcfunction(thread, panier_host_body);
  if (m->source == NULL) lua_rawgeti(thread, LUA_REGISTRYINDEX, m->function);
  else m->status = panier_load_text_ljmp(thread, m->source, m->length, m->chunk);
  return 0;
}


/*
** Tells the host why no coroutine was made: the error is on the top of the main
** thread. [-1, +0]
*/
void panier_note_compiling (panier_vm *vm) {
  panier_note_failure(vm, vm->L, panier_is_kill(vm->L, -1) ? PANIER_KILLED : PANIER_FAILED);
  lua_pop(vm->L, 1);
  panier_leave(vm);
}


static panier_co *make (panier_vm *vm, making *m) {
  panier_co *co = calloc(1, sizeof *co);
  panier_clear_failure(vm);
  if (co == NULL) return NULL;
  co->vm = vm;
  co->ref = LUA_NOREF;
  m->co = co;
  m->status = LUA_OK;
  lua_pushcfunction(vm->L, make_ljmp);
  lua_pushlightuserdata(vm->L, m);
  if (lua_pcall(vm->L, 1, 0, 0) != LUA_OK) panier_note_compiling(vm);
  else if (m->status != LUA_OK) {
    panier_note_failure(vm, co->L, PANIER_FAILED);
    vm->failure.syntax = m->status == LUA_ERRSYNTAX;
  }
  else return co;
  panier_co_close(co);
  panier_co_free(co);
  return NULL;
}


panier_co *panier_load (panier_vm *vm, const char *source, size_t length, const char *chunk) {
  making m;
  memset(&m, 0, sizeof m);
  m.source = source;
  m.length = length;
  m.chunk = chunk;
  return make(vm, &m);
}


panier_co *panier_co_call (panier_vm *vm, int64_t function) {
  making m;
  memset(&m, 0, sizeof m);
  m.function = function;
  return make(vm, &m);
}


/*
** Pushes the arguments for the start, on the coroutine itself.
*/
static int arguments_ljmp (lua_State *L) {
  panier_vm *vm = panier_of(L);
  return panier_reply_push_ljmp(L, vm, &vm->answer);
}


/*
** No coroutine runs any more.
*/
static int32_t stopped (panier_vm *vm, int32_t how) {
  atomic_store(&vm->current, NULL);
  atomic_store(&vm->running, NULL);
  panier_leave(vm);
  return how;
}


typedef struct {
  lua_State *L;
  int nargs, nresults, status;
} resuming;


static int resume_below (lua_State *L) {
  resuming *r = lua_touserdata(L, 1);
  r->status = lua_resume(r->L, L, r->nargs, &r->nresults);
  return 0;
}


/*
** Resumes a coroutine below a protected call of the main thread. An error that no
** protected call of the coroutine catches, as Lua raises it when there is no
** memory for the text of another, ends there and not in a panic: the coroutine
** is lost then, and the error on the top of the main thread.
*/
static int resume_protected (panier_co *co, int nargs, int *nresults) {
  lua_State *L = co->vm->L;
  resuming r = {co->L, nargs, 0, LUA_OK};
  lua_pushcfunction(L, resume_below);
  lua_pushlightuserdata(L, &r);
  co->lost = lua_pcall(L, 1, 0, 0) != LUA_OK;
  *nresults = r.nresults;
  return r.status;
}


/*
** The error of a lost coroutine, told to the host.
*/
static int32_t told_lost (panier_co *co) {
  panier_vm *vm = co->vm;
  vm->pending = 0;
  co->nresults = 0;
  panier_note_failure(vm, vm->L, PANIER_FAILED);
  lua_pop(vm->L, 1);
  return stopped(vm, PANIER_FAILED);
}


/*
** Starts or continues. At the start the answer holds the arguments; an error in
** it, or memory, fails the coroutine before it runs.
*/
int32_t panier_co_resume (panier_co *co) {
  panier_vm *vm = co->vm;
  lua_State *L = co->L;
  int nargs = 0, nresults = 0, status;
  panier_clear_failure(vm);
  vm->exit_code = 0;
  vm->blocked = 0;
  atomic_store(&vm->running, co);
  atomic_store(&vm->current, L);  /* before the look at the flag: no signal is missed */
  if (!co->started) {
    co->started = 1;
    if (panier_kill_reason(vm) != PANIER_KILL_NONE) {
      panier_note_failure(vm, L, PANIER_KILLED);
      return stopped(vm, PANIER_KILLED);
    }
    lua_pushcfunction(L, arguments_ljmp);
    if (!lua_checkstack(L, 4) || lua_pcall(L, 0, LUA_MULTRET, 0) != LUA_OK) {
      panier_note_failure(vm, L, PANIER_FAILED);
      return stopped(vm, PANIER_FAILED);
    }
    nargs = lua_gettop(L) - 1;  /* all above the body */
  }
  status = resume_protected(co, nargs, &nresults);
  if (co->lost) return told_lost(co);
  if (status == LUA_YIELD) {  /* only for the host: coroutine.yield refuses here */
    return stopped(vm, PANIER_SUSPENDED);
  }
  co->status = status;
  co->nresults = nresults;
  if (status != LUA_OK) {
    int reason = panier_kill_reason(vm);
    int code = reason == PANIER_KILL_NONE || vm->fired == 0 ? PANIER_FAILED
             : reason == PANIER_KILL_EXIT ? PANIER_EXITED : PANIER_KILLED;
    panier_note_failure(vm, L, code);
    vm->reserve = RESERVE;
    if (!panier_is_kill(L, -1)) {  /* keep the error: the host borrows from it */
      lua_pushvalue(L, -1);
      if (lua_checkstack(vm->L, 2)) {
        lua_xmove(L, vm->L, 1);
        lua_rawsetp(vm->L, LUA_REGISTRYINDEX, &panier_key_failure);
      }
    }
    vm->reserve = 0;
  }
  lua_sethook(L, lua_gethook(vm->L), lua_gethookmask(vm->L), lua_gethookcount(vm->L));
  return stopped(vm, status == LUA_OK ? PANIER_FINISHED : vm->failure.code);
}


const panier_value *panier_co_results (panier_co *co, size_t *count) {
  panier_vm *vm = co->vm;
  const char *why;
  panier_tape_reset(&vm->results);
  if (!panier_tape_build(co->L, &vm->results, lua_gettop(co->L) - co->nresults + 1, co->nresults, &why)) {
    panier_clear_failure(vm);
    vm->failure.code = PANIER_FAILED;
    vm->failure.text = why;
    vm->failure.length = strlen(why);
    return NULL;
  }
  *count = vm->results.count;
  return vm->results.count == 0 ? (const panier_value *)"" : vm->results.items;
}


/*
** Ends the Lua side. A coroutine that still waits is killed where it waits, so
** that its pending __close handlers run; one that has ended has none.
*/
void panier_co_close (panier_co *co) {
  panier_vm *vm = co->vm;
  if (co->L != NULL) {
    if (co->started && !co->lost && lua_status(co->L) == LUA_YIELD) {
      panier_co_interrupt(co, PANIER_KILL_CANCELLED);
      panier_co_resume(co);
    }
    co->L = NULL;
  }
  if (co->ref != LUA_NOREF) {
    luaL_unref(vm->L, LUA_REGISTRYINDEX, co->ref);
    co->ref = LUA_NOREF;
  }
}


void panier_co_free (panier_co *co) {
  free(co);
}

/* }====== */

/*
** error.c
** Errors of the host as objects in Lua, and what is told to the host about a
** coroutine that failed. An error object keeps the host's own error, so the
** very same error comes out at the top, also after pcall and error(e).
*/

#include <stdio.h>
#include <string.h>

#include "internal.h"


typedef struct {
  int32_t slot;  /* of the host's box; -1: none */
} error_block;


/*
** The host's box of the error object at 'index', or NULL. [-0, +0]
*/
void *panier_to_error (lua_State *L, int index) {
  void *box = NULL;
  if (lua_type(L, index) == LUA_TUSERDATA && lua_getmetatable(L, index)) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, &panier_key_error);
    if (lua_rawequal(L, -1, -2)) {
      error_block *block = lua_touserdata(L, index < 0 && index > LUA_REGISTRYINDEX ? index - 2 : index);
      box = panier_box_get(panier_of(L), block->slot);
    }
    lua_pop(L, 2);
  }
  return box;
}


static int error_gc (lua_State *L) {
  error_block *block = lua_touserdata(L, 1);
  if (block != NULL) {
    panier_box_release(panier_of(L), block->slot);
    block->slot = -1;
  }
  return 0;
}


/*
** e.name: a field, or nil.
*/
static int error_index (lua_State *L) {
  if (panier_to_error(L, 1) == NULL || lua_getiuservalue(L, 1, 1) != LUA_TTABLE) return 0;
  lua_settop(L, 3);
  lua_pushvalue(L, 2);
  lua_rawget(L, 3);
  return 1;
}


static int error_tostring (lua_State *L) {
  if (panier_to_error(L, 1) == NULL || lua_getiuservalue(L, 1, 1) != LUA_TTABLE)
    return luaL_error(L, "not an error object");
  lua_settop(L, 2);
  lua_pushliteral(L, "location");
  if (lua_rawget(L, 2) == LUA_TSTRING) lua_pushliteral(L, ": ");
  else {
    lua_pop(L, 1);
    lua_pushliteral(L, "");
    lua_pushliteral(L, "");
  }
  lua_pushliteral(L, "message");
  lua_rawget(L, 2);
  if (lua_type(L, -1) != LUA_TSTRING) {
    lua_pop(L, 1);
    lua_pushliteral(L, "unknown error");
  }
  lua_concat(L, 3);
  return 1;
}


static int error_newindex (lua_State *L) {
  return luaL_error(L, "an error object cannot be changed; raise a new one with error{…}");
}


/*
** pairs(e) walks the fields.
*/
static int error_pairs (lua_State *L) {
  if (panier_to_error(L, 1) == NULL) return luaL_error(L, "not an error object");
  lua_newtable(L);  /* a copy: the fields themselves stay out of reach */
  lua_getiuservalue(L, 1, 1);
  lua_pushnil(L);
  while (lua_next(L, -2)) {
    lua_pushvalue(L, -2);
    lua_insert(L, -2);
    lua_rawset(L, -5);
  }
  lua_pop(L, 1);
  lua_getglobal(L, "next");
  lua_insert(L, -2);
  lua_pushnil(L);
  return 3;
}


/*
** Pushes an error object that owns 'box' and has no fields yet. [-0, +1,
** memory] When it raises, the box still belongs to the caller.
*/
void panier_new_error_ljmp (lua_State *L, void *box) {
  error_block *block = lua_newuserdatauv(L, sizeof *block, 1);
  block->slot = -1;
  lua_rawgetp(L, LUA_REGISTRYINDEX, &panier_key_error);
  lua_setmetatable(L, -2);
  block->slot = panier_box_put(panier_of(L), box);
  if (block->slot < 0) luaL_error(L, "not enough memory");
}


/*
** Pushes an error object made of the reply: its error box, and its values as
** names and values of fields. [-0, +1, memory] The box stays the reply's until
** the object has it.
*/
void panier_push_error_ljmp (lua_State *L, panier_vm *vm, panier_reply *r) {
  char where[256];
  int fields;
  luaL_checkstack(L, 8, NULL);
  panier_new_error_ljmp(L, r->error);
  r->error = NULL;
  lua_createtable(L, 0, 4);
  fields = lua_gettop(L);
  if (panier_where(L, where, sizeof where)) {
    lua_pushstring(L, where);
    lua_setfield(L, fields, "location");
  }
  {
    int i, n = panier_reply_push_ljmp(L, vm, r);
    for (i = 0; i + 1 < n; i += 2) lua_rawset(L, fields);
  }
  lua_settop(L, fields);
  lua_setiuservalue(L, -2, 1);
}


void panier_open_errors_ljmp (lua_State *L) {
  static const luaL_Reg events[] = {
    {"__index", error_index}, {"__newindex", error_newindex}, {"__tostring", error_tostring},
    {"__pairs", error_pairs}, {"__gc", error_gc}, {NULL, NULL}
  };
  luaL_newlib(L, events);
  lua_pushliteral(L, "error");
  lua_setfield(L, -2, "__name");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_rawsetp(L, LUA_REGISTRYINDEX, &panier_key_error);
}


/* {====== Telling the host ====== */

static char *copy_text (const char *s, size_t n) {
  char *copy = malloc(n + 1);
  if (copy != NULL) {
    if (n > 0) memcpy(copy, s, n);
    copy[n] = '\0';
  }
  return copy;
}


void panier_clear_failure (panier_vm *vm) {
  free(vm->failure_text);
  free(vm->failure_trace);
  free(vm->failure_location);
  vm->failure_text = vm->failure_trace = vm->failure_location = NULL;
  memset(&vm->failure, 0, sizeof vm->failure);
}


/*
** The text of an error value, and its location if it is an error object. Runs
** below a protected call: a __tostring of the script may do anything.
*/
static int describe_ljmp (lua_State *L) {
  panier_vm *vm = panier_of(L);
  size_t n;
  const char *s;
  if (panier_to_error(L, 1) != NULL && lua_getiuservalue(L, 1, 1) == LUA_TTABLE) {
    if (lua_getfield(L, -1, "location") == LUA_TSTRING) {
      s = lua_tolstring(L, -1, &n);
      vm->failure_location = copy_text(s, n);
    }
    lua_pop(L, 1);
    if (lua_getfield(L, -1, "message") == LUA_TSTRING) {
      s = lua_tolstring(L, -1, &n);
      vm->failure_text = copy_text(s, n);
    }
    return 0;
  }
  lua_settop(L, 1);
  if (lua_isstring(L, 1) || luaL_getmetafield(L, 1, "__tostring") != LUA_TNIL) {
    lua_settop(L, 1);
    s = panier_tolstring_ljmp(L, 1, &n);
  }
  else {  /* in the words of lua */
    s = lua_pushfstring(L, "(error object is a %s value)", luaL_typename(L, 1));
    n = strlen(s);
  }
  vm->failure_text = copy_text(s, n);
  vm->failure.length = n;
  return 0;
}


static int make_trace_ljmp (lua_State *L) {
  panier_vm *vm = panier_of(L);
  size_t n;
  const char *s;
  luaL_traceback(L, L, NULL, 2);  /* without this function and the handler */
  s = lua_tolstring(L, -1, &n);
  free(vm->failure_trace);
  vm->failure_trace = copy_text(s, n);
  vm->failure.trace_length = n;
  return 0;
}


/*
** Message handler at the base of a coroutine of the host: keeps the traceback
** while the stack still stands. There is none where even the reserve does not
** suffice. [-0, +0, -]
*/
int panier_note_trace (lua_State *L) {
  panier_vm *vm = panier_of(L);
  if (!panier_is_kill(L, 1)) {
    vm->reserve = RESERVE;
    lua_pushcfunction(L, make_trace_ljmp);
    lua_pcall(L, 0, 0, 0);
    lua_settop(L, 1);
    vm->reserve = 0;
  }
  return 1;
}


/*
** Notes why the coroutine 'from' failed: the error value is on its top and
** stays there, so that a borrowed box stays alive. [-0, +0]
*/
void panier_note_failure (panier_vm *vm, lua_State *from, int32_t code) {
  panier_failure_info *f = &vm->failure;
  const char *why;
  char *trace = vm->failure_trace;
  size_t trace_length = f->trace_length;
  vm->failure_trace = NULL;  /* survives the clearing */
  panier_clear_failure(vm);
  vm->failure_trace = trace;
  panier_tape_unref(vm, &vm->error_value);
  f->code = code;
  f->reason = panier_kill_reason(vm);
  f->exit_code = vm->exit_code;
  if (code != PANIER_FAILED || lua_gettop(from) == 0) {
    f->text = "";
    return;
  }
  vm->reserve = RESERVE;
  lua_checkstack(from, 8);
  f->box = panier_to_error(from, -1);
  if (lua_type(from, -1) == LUA_TTABLE &&
      panier_tape_build(from, &vm->error_value, lua_gettop(from), 1, &why)) {
    f->value = vm->error_value.items;
    f->value_count = vm->error_value.count;
  }
  lua_pushcfunction(from, describe_ljmp);
  lua_pushvalue(from, -2);
  if (lua_pcall(from, 1, 0, 0) != LUA_OK) {
    if (panier_is_kill(from, -1)) {  /* stopped in a __tostring */
      f->code = PANIER_KILLED;
      f->reason = panier_kill_reason(vm);
    }
    lua_pop(from, 1);
  }
  vm->reserve = 0;
  if (vm->failure_text == NULL) {
    vm->failure_text = copy_text("an error whose text could not be made", 37);
    f->length = 37;
  }
  else if (f->box != NULL) f->length = strlen(vm->failure_text);
  f->text = vm->failure_text != NULL ? vm->failure_text : "";
  f->memory = f->box == NULL && strcmp(f->text, "not enough memory") == 0;
  f->location = vm->failure_location;
  f->trace = vm->failure_trace;
  f->trace_length = trace_length;
}


const panier_failure_info *panier_failure (panier_vm *vm) {
  return &vm->failure;
}

/* }====== */

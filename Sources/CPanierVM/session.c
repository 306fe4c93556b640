/*
** session.c
** Interactive input: locals of one line stay visible in the next. Each local
** lives in a cell, a function with the variable as its only upvalue; a later
** line is compiled with the names as upvalues, which are then joined to the
** cells. So a local is one variable for all lines and all functions that
** captured it, and a new 'local' of the same name is a new variable.
*/

#include <string.h>

#include "internal.h"


typedef struct {
  panier_co *co;
  const char *source;
  size_t length;
  const char *chunk;
  const char *const *names;
  int32_t count;
  int status;
} compiling;


/*
** The table of cells, name → {cell, attribute}. [-0, +1, memory]
*/
static void push_cells_ljmp (lua_State *L) {
  if (lua_rawgetp(L, LUA_REGISTRYINDEX, &panier_key_session) != LUA_TTABLE) {
    lua_pop(L, 1);
    lua_newtable(L);
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &panier_key_session);
  }
}


/*
** Adds "local name <const>, name … = ...;" for the names that have cells.
** Returns how many. [-0, +0] on the buffer.
*/
static int add_header_ljmp (lua_State *L, luaL_Buffer *b, const compiling *c, int cells) {
  int32_t i;
  int n = 0;
  for (i = 0; i < c->count && n < 180; i++) {
    int constant;
    if (lua_getfield(L, cells, c->names[i]) != LUA_TTABLE) {
      lua_pop(L, 1);
      continue;
    }
    lua_rawgeti(L, -1, 2);
    constant = lua_toboolean(L, -1);
    lua_pop(L, 2);
    luaL_addstring(b, n == 0 ? "local " : ", ");
    luaL_addstring(b, c->names[i]);
    if (constant) luaL_addstring(b, " <const>");
    n++;
  }
  if (n > 0) luaL_addstring(b, " = ...; ");
  return n;
}


/*
** Joins the upvalues of the function on the top to the cells of their names.
*/
static void join_ljmp (lua_State *L, int cells) {
  int function = lua_gettop(L), i;
  const char *name;
  for (i = 1; (name = lua_getupvalue(L, function, i)) != NULL; i++) {
    lua_pop(L, 1);
    if (strcmp(name, "_ENV") != 0 && lua_getfield(L, cells, name) == LUA_TTABLE) {
      lua_rawgeti(L, -1, 1);
      lua_upvaluejoin(L, function, i, -1, 1);
    }
    lua_settop(L, function);
  }
}


/*
** Compiles: first the source alone, so that a mistake is reported as it stands
** there; then inside a function that has the locals as upvalues.
*/
static int compile_ljmp (lua_State *L) {
  compiling *c = lua_touserdata(L, 1);
  panier_co *co = c->co;
  lua_State *thread;
  luaL_Buffer b;
  int cells, n;
  thread = lua_newthread(L);
  co->ref = luaL_ref(L, LUA_REGISTRYINDEX);
  co->L = thread;
  panier_set_mark(thread, MARK_HOSTS, 1);
  lua_pushcfunction(thread, panier_host_body);
  push_cells_ljmp(L);
  cells = lua_gettop(L);
  c->status = panier_load_text_ljmp(thread, c->source, c->length, c->chunk);
  if (c->status != LUA_OK) return 0;
  luaL_checkstack(L, 8, NULL);
  {
    int32_t i;
    n = 0;
    for (i = 0; i < c->count; i++) {
      if (lua_getfield(L, cells, c->names[i]) == LUA_TTABLE) n++;
      lua_pop(L, 1);
    }
  }
  if (n == 0) return 0;  /* no local of an earlier line: compiled as it stands */
  luaL_buffinit(L, &b);
  add_header_ljmp(L, &b, c, cells);
  luaL_addstring(&b, "return function(...) ");
  luaL_addlstring(&b, c->source, c->length);
  luaL_addstring(&b, "\nend");
  luaL_pushresult(&b);
  {
    size_t length;
    const char *text = lua_tolstring(L, -1, &length);
    lua_settop(thread, 1);
    c->status = panier_load_text_ljmp(thread, text, length, c->chunk);
  }
  if (c->status != LUA_OK) return 0;
  lua_xmove(thread, L, 1);
  lua_call(L, 0, 1);  /* the wrapper only makes the function */
  join_ljmp(L, cells);
  lua_xmove(L, thread, 1);
  return 0;
}


panier_co *panier_session_load (panier_vm *vm, const char *source, size_t length, const char *chunk,
                                const char *const *names, int32_t count) {
  compiling c = {NULL, source, length, chunk, names, count, LUA_OK};
  panier_co *co = calloc(1, sizeof *co);
  panier_clear_failure(vm);
  if (co == NULL) return NULL;
  co->vm = vm;
  co->ref = LUA_NOREF;
  c.co = co;
  lua_pushcfunction(vm->L, compile_ljmp);
  lua_pushlightuserdata(vm->L, &c);
  if (lua_pcall(vm->L, 1, 0, 0) != LUA_OK) panier_note_compiling(vm);
  else if (c.status != LUA_OK) {
    panier_note_failure(vm, co->L, PANIER_FAILED);
    vm->failure.syntax = c.status == LUA_ERRSYNTAX;
  }
  else return co;
  panier_co_close(co);
  panier_co_free(co);
  return NULL;
}


typedef struct {
  panier_co *co;
  const char *const *names;
  int32_t count;
  const uint8_t *constants;
} keeping;


/*
** The first result of the coroutine is a function with the new locals as
** upvalues: one cell for each.
*/
static int keep_ljmp (lua_State *L) {
  keeping *k = lua_touserdata(L, 1);
  int cells, i;
  const char *name;
  lua_settop(L, 2);  /* 2: the function */
  push_cells_ljmp(L);
  cells = lua_gettop(L);
  for (i = 1; (name = lua_getupvalue(L, 2, i)) != NULL; i++) {
    int32_t j;
    lua_pop(L, 1);
    for (j = 0; j < k->count; j++) {
      if (strcmp(name, k->names[j]) != 0) continue;
      lua_createtable(L, 2, 0);
      /* a cell: a function of one upvalue, joined to the variable */
      if (luaL_loadstring(L, "local v; return function() return v end") != LUA_OK) return lua_error(L);
      lua_call(L, 0, 1);
      lua_upvaluejoin(L, -1, 1, 2, i);
      lua_rawseti(L, -2, 1);
      lua_pushboolean(L, k->constants[j]);
      lua_rawseti(L, -2, 2);
      lua_setfield(L, cells, name);
      break;
    }
  }
  return 0;
}


/*
** Takes the first result of a finished coroutine as the function that holds the
** locals 'names'; constants[i] tells whether name i is <const>. The other results stay. Returns 0, or -1 when memory does not suffice.
*/
int panier_session_keep (panier_co *co, const char *const *names, const uint8_t *constants, int32_t count) {
  panier_vm *vm = co->vm;
  lua_State *L = vm->L;
  keeping k = {co, names, count, constants};
  int first;
  if (co->nresults < 1) return -1;
  first = lua_gettop(co->L) - co->nresults + 1;
  lua_pushcfunction(L, keep_ljmp);
  lua_pushlightuserdata(L, &k);
  lua_pushvalue(co->L, first);
  lua_xmove(co->L, L, 1);
  lua_remove(co->L, first);
  co->nresults--;
  if (lua_pcall(L, 2, 0, 0) != LUA_OK) {
    panier_note_failure(vm, L, PANIER_FAILED);
    lua_pop(L, 1);
    return -1;
  }
  return 0;
}


static int last_ljmp (lua_State *L) {
  lua_settop(L, 1);
  lua_pushglobaltable(L);
  lua_pushliteral(L, "_2");
  lua_pushliteral(L, "_1");
  lua_rawget(L, 2);
  lua_rawset(L, 2);
  lua_pushliteral(L, "_1");
  lua_pushliteral(L, "_");
  lua_rawget(L, 2);
  lua_rawset(L, 2);
  lua_pushliteral(L, "_");
  lua_pushvalue(L, 1);
  lua_rawset(L, 2);
  return 0;
}


/*
** The first result of a finished coroutine becomes _, what was there _1, then
** _2. Returns 0, or -1 when memory does not suffice.
*/
int panier_session_last (panier_co *co) {
  lua_State *L = co->vm->L;
  if (co->nresults < 1) return 0;
  lua_pushcfunction(L, last_ljmp);
  lua_pushvalue(co->L, lua_gettop(co->L) - co->nresults + 1);
  lua_xmove(co->L, L, 1);
  if (lua_pcall(L, 1, 0, 0) != LUA_OK) {
    lua_pop(L, 1);
    return -1;
  }
  return 0;
}


/* {====== What the session knows ====== */

void panier_session_names (panier_vm *vm, void *context,
                           void (*visit)(void *context, const char *name, size_t length)) {
  lua_State *L = vm->L;
  if (!lua_checkstack(L, 4)) return;
  if (lua_rawgetp(L, LUA_REGISTRYINDEX, &panier_key_session) == LUA_TTABLE) {
    lua_pushnil(L);
    while (lua_next(L, -2)) {
      size_t n;
      const char *s = lua_tolstring(L, -2, &n);
      visit(context, s, n);
      lua_pop(L, 1);
    }
  }
  lua_pop(L, 1);
}


/*
** Pushes the value of a session's local; returns 0 if there is none. [-0, +0|1,
** memory]
*/
int panier_session_push_ljmp (lua_State *L, const char *name, size_t n) {
  int base = lua_gettop(L);
  if (lua_rawgetp(L, LUA_REGISTRYINDEX, &panier_key_session) == LUA_TTABLE) {
    lua_pushlstring(L, name, n);
    if (lua_rawget(L, -2) == LUA_TTABLE) {
      lua_rawgeti(L, -1, 1);
      if (lua_getupvalue(L, -1, 1) != NULL) {
        lua_insert(L, base + 1);
        lua_settop(L, base + 1);
        return 1;
      }
    }
  }
  lua_settop(L, base);
  return 0;
}

/* }====== */

/*
** lib_table.c
** The table library. Functions that loop in C over a range the script names are
** guarded: without calls in the loop no interrupt could stop them.
*/

#include <limits.h>

#include "internal.h"

#define MAX_STEPS 100000000  /* of one C loop: well below a second */


/*
** Length of argument 1, as table functions see it.
*/
static lua_Integer length_ljmp (lua_State *L, const char *name) {
  lua_Integer n = luaL_len(L, 1);
  if (n > MAX_STEPS)
    luaL_error(L, "table.%s: a table of more than %d items", name, MAX_STEPS);
  return n;
}


static int call_original_ljmp (lua_State *L) {
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, lua_gettop(L) - 1, LUA_MULTRET);
  return lua_gettop(L);
}


static void check_indexable_ljmp (lua_State *L) {
  if (lua_type(L, 1) != LUA_TTABLE && lua_type(L, 1) != LUA_TUSERDATA) luaL_checktype(L, 1, LUA_TTABLE);
}


static int tab_insert (lua_State *L) {
  check_indexable_ljmp(L);
  length_ljmp(L, "insert");
  return call_original_ljmp(L);
}


static int tab_remove (lua_State *L) {
  check_indexable_ljmp(L);
  length_ljmp(L, "remove");
  return call_original_ljmp(L);
}


static int tab_sort (lua_State *L) {
  check_indexable_ljmp(L);
  length_ljmp(L, "sort");
  return call_original_ljmp(L);
}


static int tab_move (lua_State *L) {
  lua_Integer first = luaL_checkinteger(L, 2), last = luaL_checkinteger(L, 3);
  if (last >= first && (lua_Unsigned)last - (lua_Unsigned)first >= MAX_STEPS)
    return luaL_error(L, "table.move: more than %d items", MAX_STEPS);
  return call_original_ljmp(L);
}


static int tab_concat (lua_State *L) {
  lua_Integer first = luaL_optinteger(L, 3, 1);
  lua_Integer last;
  check_indexable_ljmp(L);
  last = lua_isnoneornil(L, 4) ? length_ljmp(L, "concat") : luaL_checkinteger(L, 4);
  if (last >= first && (lua_Unsigned)last - (lua_Unsigned)first >= MAX_STEPS)
    return luaL_error(L, "table.concat: more than %d items", MAX_STEPS);
  return call_original_ljmp(L);
}


void panier_open_table_ljmp (lua_State *L) {
  static const char *const names[] = {
    "concat", "insert", "move", "pack", "remove", "sort", "unpack", NULL
  };
  static const luaL_Reg guarded[] = {
    {"concat", tab_concat}, {"insert", tab_insert}, {"move", tab_move},
    {"remove", tab_remove}, {"sort", tab_sort}, {NULL, NULL}
  };
  const luaL_Reg *r;
  lua_createtable(L, 0, 8);
  panier_pick_ljmp(L, luaopen_table, "table", names);
  for (r = guarded; r->name != NULL; r++) {
    lua_getfield(L, -1, r->name);
    lua_pushcclosure(L, r->func, 1);
    lua_setfield(L, -2, r->name);
  }
  lua_setglobal(L, "table");
}

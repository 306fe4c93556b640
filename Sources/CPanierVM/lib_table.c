/*
** lib_table.c
** The table library. Functions that loop in C over a range the script names are
** guarded: without calls in the loop no interrupt could stop them.
*/

#include "internal.h"

#define MAX_STEPS 100000000  /* of one C loop: well below a second */


/*
** Calls Lua's own function, upvalue 1, which also finds what else is wrong with
** the arguments.
*/
static int call_original_ljmp (lua_State *L) {
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, lua_gettop(L) - 1, LUA_MULTRET);
  return lua_gettop(L);
}


/*
** Refuses a table whose length, as the functions see it, is beyond the bound.
*/
static void check_length_ljmp (lua_State *L, const char *name) {
  if ((lua_istable(L, 1) || lua_isuserdata(L, 1)) && luaL_getmetafield(L, 1, "__len") != LUA_TNIL) {
    lua_pop(L, 1);
    if (luaL_len(L, 1) > MAX_STEPS)
      luaL_error(L, "table.%s: a table of more than %d items", name, MAX_STEPS);
  }
}


/*
** Refuses a range beyond the bound; anything but integers is left to Lua.
*/
static void check_range_ljmp (lua_State *L, int first, int last, const char *name) {
  int ok1 = 1, ok2 = 1;
  lua_Integer from = lua_isnoneornil(L, first) ? 1 : lua_tointegerx(L, first, &ok1);
  lua_Integer to = lua_tointegerx(L, last, &ok2);
  if (ok1 && ok2 && to >= from && (lua_Unsigned)to - (lua_Unsigned)from >= MAX_STEPS)
    luaL_error(L, "table.%s: more than %d items", name, MAX_STEPS);
}


static int tab_insert (lua_State *L) {
  check_length_ljmp(L, "insert");
  return call_original_ljmp(L);
}


static int tab_remove (lua_State *L) {
  check_length_ljmp(L, "remove");
  return call_original_ljmp(L);
}


static int tab_sort (lua_State *L) {
  check_length_ljmp(L, "sort");
  return call_original_ljmp(L);
}


static int tab_move (lua_State *L) {
  check_range_ljmp(L, 2, 3, "move");
  return call_original_ljmp(L);
}


static int tab_concat (lua_State *L) {
  if (lua_isnoneornil(L, 4)) check_length_ljmp(L, "concat");
  else check_range_ljmp(L, 3, 4, "concat");
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
  panier_note_names_ljmp(L, "table");
  for (r = guarded; r->name != NULL; r++) {
    lua_getfield(L, -1, r->name);
    lua_pushcclosure(L, r->func, 1);
    lua_setfield(L, -2, r->name);
  }
  lua_setglobal(L, "table");
}

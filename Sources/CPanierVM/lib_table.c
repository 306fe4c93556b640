/*
** lib_table.c
** The table library. Lua's own loops in C over a range that the script names, over
** tables behind a chain of __index, or over strings of any length, and no hook
** stops a loop in C: these look at the kill flag in every step.
*/

#include <limits.h>

#include "internal.h"

/* what a value that is no table must have to be taken for one */
#define READS 1
#define WRITES 2
#define MEASURES 4

/* the argument that messages of table.remove name */
#if LUA_VERSION_RELEASE_NUM >= 50406
#define PLACE_TO_REMOVE 2
#else
#define PLACE_TO_REMOVE 1
#endif


static int has_event (lua_State *L, const char *event) {
  lua_pushstring(L, event);
  if (lua_rawget(L, -2) == LUA_TNIL) {
    lua_pop(L, 1);
    return 0;
  }
  lua_pop(L, 1);
  return 1;
}


static void check_table_ljmp (lua_State *L, int arg, int needs) {
  if (lua_type(L, arg) == LUA_TTABLE) return;
  if (lua_getmetatable(L, arg) && (!(needs & READS) || has_event(L, "__index")) &&
      (!(needs & WRITES) || has_event(L, "__newindex")) && (!(needs & MEASURES) || has_event(L, "__len")))
    lua_pop(L, 1);
  else luaL_checktype(L, arg, LUA_TTABLE);
}


static lua_Integer length_ljmp (lua_State *L, int needs) {
  check_table_ljmp(L, 1, needs | MEASURES);
  return luaL_len(L, 1);
}


/*
** Item 'to' of the table at index 'target' becomes item 'from' of the first argument.
*/
static void copy_ljmp (lua_State *L, lua_Integer from, int target, lua_Integer to) {
  panier_check_kill_ljmp(L);
  lua_geti(L, 1, from);
  lua_seti(L, target, to);
}


static int tab_insert (lua_State *L) {
  lua_Integer end = (lua_Integer)((lua_Unsigned)length_ljmp(L, READS | WRITES) + 1), place = end, i;
  switch (lua_gettop(L)) {
    case 2:
      break;
    case 3:
      place = luaL_checkinteger(L, 2);
      luaL_argcheck(L, (lua_Unsigned)place - 1u < (lua_Unsigned)end, 2, "position out of bounds");
      for (i = end; i > place; i--) copy_ljmp(L, i - 1, 1, i);
      break;
    default:
      return luaL_error(L, "wrong number of arguments to 'insert'");
  }
  lua_seti(L, 1, place);
  return 0;
}


static int tab_remove (lua_State *L) {
  lua_Integer size = length_ljmp(L, READS | WRITES);
  lua_Integer place = luaL_optinteger(L, 2, size);
  if (place != size)
    luaL_argcheck(L, (lua_Unsigned)place - 1u <= (lua_Unsigned)size, PLACE_TO_REMOVE, "position out of bounds");
  lua_geti(L, 1, place);
  for (; place < size; place++) copy_ljmp(L, place + 1, 1, place);
  lua_pushnil(L);
  lua_seti(L, 1, place);
  return 1;
}


static int tab_move (lua_State *L) {
  lua_Integer first = luaL_checkinteger(L, 2), last = luaL_checkinteger(L, 3), to = luaL_checkinteger(L, 4);
  int target = lua_isnoneornil(L, 5) ? 1 : 5;
  check_table_ljmp(L, 1, READS);
  check_table_ljmp(L, target, WRITES);
  if (last >= first) {
    lua_Integer n, i;
    luaL_argcheck(L, first > 0 || last < LUA_MAXINTEGER + first, 3, "too many elements to move");
    n = last - first + 1;
    luaL_argcheck(L, to <= LUA_MAXINTEGER - n + 1, 4, "destination wrap around");
    if (to > last || to <= first || (target != 1 && !lua_compare(L, 1, target, LUA_OPEQ)))
      for (i = 0; i < n; i++) copy_ljmp(L, first + i, target, to + i);
    else
      for (i = n - 1; i >= 0; i--) copy_ljmp(L, first + i, target, to + i);
  }
  lua_pushvalue(L, target);
  return 1;
}


static void add_item_ljmp (lua_State *L, luaL_Buffer *b, lua_Integer i) {
  panier_check_kill_ljmp(L);
  lua_geti(L, 1, i);
  if (!lua_isstring(L, -1))
    luaL_error(L, "invalid value (%s) at index %I in table for 'concat'", luaL_typename(L, -1), (LUAI_UACINT)i);
  luaL_addvalue(b);
}


static int tab_concat (lua_State *L) {
  luaL_Buffer b;
  lua_Integer length = length_ljmp(L, READS);
  size_t size;
  const char *separator = luaL_optlstring(L, 2, "", &size);
  lua_Integer i = luaL_optinteger(L, 3, 1), last = luaL_optinteger(L, 4, length);
  luaL_buffinit(L, &b);
  for (; i < last; i++) {
    add_item_ljmp(L, &b, i);
    luaL_addlstring(&b, separator, size);
  }
  if (i == last) add_item_ljmp(L, &b, i);
  luaL_pushresult(&b);
  return 1;
}


static int tab_unpack (lua_State *L) {
  lua_Integer first = luaL_optinteger(L, 2, 1);
  lua_Integer last = luaL_opt(L, luaL_checkinteger, 3, luaL_len(L, 1));
  lua_Unsigned n;
  if (first > last) return 0;
  n = (lua_Unsigned)last - (lua_Unsigned)first;
  if (n >= INT_MAX || !lua_checkstack(L, (int)++n)) return luaL_error(L, "too many results to unpack");
  for (; first < last; first++) {
    panier_check_kill_ljmp(L);
    lua_geti(L, 1, first);
  }
  lua_geti(L, 1, last);
  return (int)n;
}


/* {====== Sorting ====== */

/*
** Whether the value at 'a' comes before the one at 'b': the function in argument 2
** decides, or else '<'.
*/
static int comes_before_ljmp (lua_State *L, int a, int b) {
  int answer;
  panier_check_kill_ljmp(L);
  if (lua_isnil(L, 2)) return lua_compare(L, a, b, LUA_OPLT);
  a = lua_absindex(L, a);
  b = lua_absindex(L, b);
  lua_pushvalue(L, 2);
  lua_pushvalue(L, a);
  lua_pushvalue(L, b);
  lua_call(L, 2, 1);
  answer = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return answer;
}


/*
** The two values on the top become items 'i' (the upper one) and 'j'. [-2, +0]
*/
static void set_both_ljmp (lua_State *L, lua_Integer i, lua_Integer j) {
  lua_seti(L, 1, i);
  lua_seti(L, 1, j);
}


/*
** Puts two items in order. [-0, +0]
*/
static void order_ljmp (lua_State *L, lua_Integer low, lua_Integer high) {
  lua_geti(L, 1, low);
  lua_geti(L, 1, high);
  if (comes_before_ljmp(L, -1, -2)) set_both_ljmp(L, low, high);
  else lua_pop(L, 2);
}


/*
** Items 'low' to 'high' around the pivot, which is on the top and item high - 1; the
** first is not after it, the last not before. Returns the pivot's place. [-1, +0]
*/
static lua_Integer partition_ljmp (lua_State *L, lua_Integer low, lua_Integer high) {
  lua_Integer up = low, down = high - 1;
  for (;;) {
    while (lua_geti(L, 1, ++up), comes_before_ljmp(L, -1, -2)) {
      if (up == high - 1) luaL_error(L, "invalid order function for sorting");
      lua_pop(L, 1);
    }
    while (lua_geti(L, 1, --down), comes_before_ljmp(L, -3, -1)) {
      if (down < up) luaL_error(L, "invalid order function for sorting");
      lua_pop(L, 1);
    }
    if (down < up) break;
    set_both_ljmp(L, up, down);
  }
  lua_pop(L, 1);
  set_both_ljmp(L, high - 1, up);  /* the pivot's place gets what was found there, and that place the pivot */
  return up;
}


/*
** Quicksort with the median of three; where parts come out uneven, a place at random
** takes the middle one's part.
*/
static void sort_ljmp (lua_State *L, lua_Integer low, lua_Integer high, uint64_t random) {
  while (low < high) {
    lua_Integer middle = low + (high - low) / 2, place, smaller;
    if (random != 0 && high - low > 100) {
      random = random * 6364136223846793005u + 1442695040888963407u;
      middle = low + (high - low) / 4 + (lua_Integer)((random >> 33) % (uint64_t)((high - low) / 2));
    }
    order_ljmp(L, low, high);
    if (high - low == 1) return;
    order_ljmp(L, low, middle);
    order_ljmp(L, middle, high);
    if (high - low == 2) return;
    lua_geti(L, 1, middle);
    lua_pushvalue(L, -1);
    lua_geti(L, 1, high - 1);
    set_both_ljmp(L, middle, high - 1);
    place = partition_ljmp(L, low, high);
    smaller = place - low < high - place ? place - low : high - place;
    if ((high - low) / 128 > smaller && random == 0) random = (uint64_t)high * 2 + 1;
    if (place - low < high - place) {
      sort_ljmp(L, low, place - 1, random);
      low = place + 1;
    }
    else {
      sort_ljmp(L, place + 1, high, random);
      high = place - 1;
    }
  }
}


static int tab_sort (lua_State *L) {
  lua_Integer n = length_ljmp(L, READS | WRITES);
  if (n > 1) {
    luaL_argcheck(L, n < INT_MAX, 1, "array too big");
    if (!lua_isnoneornil(L, 2)) luaL_checktype(L, 2, LUA_TFUNCTION);
    lua_settop(L, 2);
    luaL_checkstack(L, 200, NULL);  /* five slots a level, and levels halve the range */
    sort_ljmp(L, 1, n, 0);
  }
  return 0;
}

/* }====== */


void panier_open_table_ljmp (lua_State *L) {
  static const char *const names[] = {"pack", NULL};
  static const luaL_Reg own[] = {
    {"concat", tab_concat}, {"insert", tab_insert}, {"move", tab_move}, {"remove", tab_remove},
    {"sort", tab_sort}, {"unpack", tab_unpack}, {NULL, NULL}
  };
  lua_createtable(L, 0, 7);
  panier_pick_ljmp(L, luaopen_table, "table", names);
  luaL_setfuncs(L, own, 0);
  panier_note_names_ljmp(L, "table");
  lua_setglobal(L, "table");
}

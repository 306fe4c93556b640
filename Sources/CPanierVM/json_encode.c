/*
** json_encode.c
** Tables to JSON text, and the library 'json'. Tables are walked raw; names come
** sorted, so that the same table always gives the same text.
*/

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"



/*
** The text grows in a userdata at a fixed stack slot; tables are walked raw.
*/
typedef struct {
  lua_State *L;
  char *data;
  size_t len, cap;
  int slot;
  int mark;
  int indent;                /* spaces a level, 0: one line */
  unsigned ticks;            /* values and keys visited */
  const void *path[MAX_JSON_DEPTH];
} writer;


static void put_ljmp (writer *w, const char *s, size_t n) {
  if (w->cap - w->len < n) {
    size_t cap = w->cap == 0 ? 256 : w->cap;
    char *fresh;
    while (cap - w->len < n) cap *= 2;
    fresh = lua_newuserdatauv(w->L, cap, 0);
    if (w->len > 0) memcpy(fresh, w->data, w->len);
    lua_replace(w->L, w->slot);
    w->data = fresh;
    w->cap = cap;
  }
  memcpy(w->data + w->len, s, n);
  w->len += n;
}


static void put_string_ljmp (writer *w, int index) {
  size_t n, i, from = 0;
  const char *s = lua_tolstring(w->L, index, &n);
  put_ljmp(w, "\"", 1);
  for (i = 0; i < n; i++) {
    unsigned char c = (unsigned char)s[i];
    char escaped[8];
    if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7F) continue;
    put_ljmp(w, s + from, i - from);
    from = i + 1;
    switch (c) {
      case '"': put_ljmp(w, "\\\"", 2); break;
      case '\\': put_ljmp(w, "\\\\", 2); break;
      case '\n': put_ljmp(w, "\\n", 2); break;
      case '\r': put_ljmp(w, "\\r", 2); break;
      case '\t': put_ljmp(w, "\\t", 2); break;
      default:
        snprintf(escaped, sizeof escaped, "\\u%04x", c);
        put_ljmp(w, escaped, 6);
    }
  }
  put_ljmp(w, s + from, n - from);
  put_ljmp(w, "\"", 1);
}


static void put_number_ljmp (writer *w, int index) {
  char text[64];
  int n;
  if (lua_isinteger(w->L, index)) n = snprintf(text, sizeof text, LUA_INTEGER_FMT, lua_tointeger(w->L, index));
  else {
    double d = lua_tonumber(w->L, index);
    if (!isfinite(d)) luaL_error(w->L, "json.encode: %s is no JSON number", isnan(d) ? "nan" : "infinity");
    n = snprintf(text, sizeof text, "%.15g", d);
    if (strtod(text, NULL) != d) n = snprintf(text, sizeof text, "%.17g", d);
    if (strspn(text, "-0123456789") == (size_t)n) {  /* a float stays one */
      memcpy(text + n, ".0", 3);
      n += 2;
    }
  }
  put_ljmp(w, text, (size_t)n);
}


static void newline_ljmp (writer *w, int depth) {
  int i;
  if (w->indent == 0) return;
  put_ljmp(w, "\n", 1);
  for (i = 0; i < depth * w->indent; i++) put_ljmp(w, " ", 1);
}


static void encode_value_ljmp (writer *w, int index, int depth);


/*
** Pushes the keys in order, so that the same table always gives the same text.
*/
static lua_Integer sorted_keys_ljmp (writer *w, int index) {
  lua_State *L = w->L;
  lua_Integer n = 0;
  int keys;
  lua_newtable(L);
  keys = lua_gettop(L);
  lua_pushnil(L);
  while (lua_next(L, index)) {
    lua_pop(L, 1);
    panier_tick_ljmp(L, &w->ticks);
    if (lua_type(L, -1) != LUA_TSTRING)
      luaL_error(L, "json.encode: a key that is no string: %s", luaL_typename(L, -1));
    lua_pushvalue(L, -1);
    lua_rawseti(L, keys, ++n);
  }
  if (n > 1) {
    lua_pushvalue(L, lua_upvalueindex(1));  /* Lua's table.sort */
    lua_pushvalue(L, keys);
    lua_call(L, 1, 0);
  }
  return n;
}


static void encode_table_ljmp (writer *w, int index, int depth) {
  lua_State *L = w->L;
  lua_Integer n = (lua_Integer)lua_rawlen(L, index), i;
  int is_array = n > 0, j;
  const void *id = lua_topointer(L, index);
  for (j = 0; j < depth; j++)
    if (w->path[j] == id) luaL_error(L, "json.encode: a table that contains itself");
  if (depth >= MAX_JSON_DEPTH) luaL_error(L, "json.encode: nested deeper than 256 levels");
  w->path[depth] = id;
  luaL_checkstack(L, 8, "JSON nested too deeply");
  if (lua_getmetatable(L, index)) {
    if (lua_rawequal(L, -1, w->mark)) is_array = 1;
    lua_pop(L, 1);
  }
  if (is_array) {
    lua_pushnil(L);
    while (lua_next(L, index)) {
      lua_pop(L, 1);
      panier_tick_ljmp(L, &w->ticks);
      if (!lua_isinteger(L, -1) || lua_tointeger(L, -1) < 1 || lua_tointeger(L, -1) > n)
        luaL_error(L, "json.encode: an array with the key %s", panier_tolstring_ljmp(L, -1, NULL));
    }
    put_ljmp(w, "[", 1);
    for (i = 1; i <= n; i++) {
      if (i > 1) put_ljmp(w, ",", 1);
      newline_ljmp(w, depth + 1);
      lua_rawgeti(L, index, i);
      if (lua_isnil(L, -1)) luaL_error(L, "json.encode: an array without item %I", i);
      encode_value_ljmp(w, lua_gettop(L), depth + 1);
      lua_pop(L, 1);
    }
    if (n > 0) newline_ljmp(w, depth);
    put_ljmp(w, "]", 1);
    return;
  }
  n = sorted_keys_ljmp(w, index);
  put_ljmp(w, "{", 1);
  for (i = 1; i <= n; i++) {
    if (i > 1) put_ljmp(w, ",", 1);
    newline_ljmp(w, depth + 1);
    lua_rawgeti(L, -1, i);
    put_string_ljmp(w, -1);
    put_ljmp(w, ": ", w->indent > 0 ? 2 : 1);
    lua_rawget(L, index);
    encode_value_ljmp(w, lua_gettop(L), depth + 1);
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
  if (n > 0) newline_ljmp(w, depth);
  put_ljmp(w, "}", 1);
}


static void encode_value_ljmp (writer *w, int index, int depth) {
  lua_State *L = w->L;
  panier_tick_ljmp(L, &w->ticks);
  switch (lua_type(L, index)) {
    case LUA_TBOOLEAN:
      if (lua_toboolean(L, index)) put_ljmp(w, "true", 4);
      else put_ljmp(w, "false", 5);
      break;
    case LUA_TNUMBER:
      put_number_ljmp(w, index);
      break;
    case LUA_TSTRING:
      put_string_ljmp(w, index);
      break;
    case LUA_TTABLE:
      encode_table_ljmp(w, index, depth);
      break;
    case LUA_TNIL:
      put_ljmp(w, "null", 4);
      break;
    default:
      if (panier_is_null(L, index)) put_ljmp(w, "null", 4);
      else luaL_error(L, "json.encode: a %s has no JSON form", luaL_typename(L, index));
  }
}


/*
** json.encode(value [, {indent = n}]); names of objects come sorted.
*/
int panier_json_encode (lua_State *L) {
  writer w;
  luaL_checkany(L, 1);
  memset(&w, 0, sizeof w);
  w.L = L;
  if (lua_istable(L, 2)) {
    if (lua_getfield(L, 2, "indent") != LUA_TNIL) {
      lua_Integer indent = luaL_checkinteger(L, -1);
      luaL_argcheck(L, indent >= 0 && indent <= 8, 2, "indent must be 0 to 8");
      w.indent = (int)indent;
    }
  }
  lua_settop(L, 1);
  lua_pushnil(L);
  w.slot = 2;
  lua_rawgetp(L, LUA_REGISTRYINDEX, &panier_key_array);
  w.mark = 3;
  encode_value_ljmp(&w, 1, 0);
  lua_pushlstring(L, w.data, w.len);
  return 1;
}


/*
** json.array([t]): marks a table as an array, so that it stays [] when empty.
*/
static int json_array (lua_State *L) {
  if (lua_isnoneornil(L, 1)) {
    lua_settop(L, 0);
    lua_newtable(L);
  }
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 1);
  if (lua_getmetatable(L, 1)) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, &panier_key_array);
    if (lua_rawequal(L, -1, -2)) {  /* marked already */
      lua_settop(L, 1);
      return 1;
    }
    lua_settop(L, 1);
  }
  if (lua_getmetatable(L, 1)) return luaL_error(L, "json.array: a table with a metatable cannot be marked");
  lua_rawgetp(L, LUA_REGISTRYINDEX, &panier_key_array);
  lua_setmetatable(L, 1);
  return 1;
}


/*
** json.is_array(x): whether x is a table that is marked as an array.
*/
static int json_is_array (lua_State *L) {
  int marked = 0;
  if (lua_istable(L, 1) && lua_getmetatable(L, 1)) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, &panier_key_array);
    marked = lua_rawequal(L, -1, -2);
  }
  lua_pushboolean(L, marked);
  return 1;
}


void panier_open_json_ljmp (lua_State *L) {
  lua_createtable(L, 0, 2);
  lua_pushliteral(L, "array");
  lua_setfield(L, -2, "__name");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");  /* shared by all arrays: nothing to be set in it */
  lua_rawsetp(L, LUA_REGISTRYINDEX, &panier_key_array);
  lua_createtable(L, 0, 5);
  lua_pushcfunction(L, panier_json_decode);
  lua_setfield(L, -2, "decode");
  lua_getglobal(L, "table");
  lua_getfield(L, -1, "sort");
  lua_remove(L, -2);
  lua_pushcclosure(L, panier_json_encode, 1);
  lua_setfield(L, -2, "encode");
  lua_pushcfunction(L, json_array);
  lua_setfield(L, -2, "array");
  lua_pushcfunction(L, json_is_array);
  lua_setfield(L, -2, "is_array");
  panier_push_null(L);
  lua_setfield(L, -2, "null");
  lua_setglobal(L, "json");
}

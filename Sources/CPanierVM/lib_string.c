/*
** lib_string.c
** The string library: Lua's own functions picked by name, and those whose C
** loops could run without end, or show addresses, in a bounded form.
*/

#include <stdint.h>
#include <string.h>

#include "internal.h"


/*
** string.rep: an empty result costs nothing, however large the count.
*/
static int str_rep (lua_State *L) {
  size_t n, nsep, total;
  const char *s = luaL_checklstring(L, 1, &n);
  lua_Integer count = luaL_checkinteger(L, 2);
  const char *sep = luaL_optlstring(L, 3, "", &nsep);
  luaL_Buffer b;
  char *p;
  if (count <= 0 || n + nsep == 0) {
    lua_pushliteral(L, "");
    return 1;
  }
  if (n + nsep < n || (lua_Unsigned)(n + nsep) > (lua_Unsigned)(INT32_MAX) / (lua_Unsigned)count)
    return luaL_error(L, "resulting string too large");
  total = n * (size_t)count + nsep * (size_t)(count - 1);
  p = luaL_buffinitsize(L, &b, total);
  while (count-- > 1) {
    memcpy(p, s, n);
    p += n;
    if (nsep > 0) {
      memcpy(p, sep, nsep);
      p += nsep;
    }
  }
  memcpy(p, s, n);
  luaL_pushresultsize(&b, total);
  return 1;
}


/*
** string.format: upvalue 1 is Lua's own. Values for %s become text first, by
** our tostring; %p is refused where addresses are hidden.
*/
static int str_format (lua_State *L) {
  panier_vm *vm = panier_of(L);
  size_t n;
  const char *f = lua_tolstring(L, 1, &n);
  int arg = 1, top = lua_gettop(L);
  if (vm->settings.level != PANIER_TRUSTED && f != NULL) {
    const char *end = f + n;  /* there may be zero bytes before it */
    for (; f < end; f++) {
      if (*f != '%') continue;
      f++;
      if (*f == '%') continue;
      f += strspn(f, "-+ #0123456789.");
      if (f == end) break;
      arg++;
      if (*f == 'p') return luaL_error(L, "string.format: '%%p' is not available in a recipe");
      if (*f == 's' && arg <= top && lua_type(L, arg) != LUA_TSTRING) {
        panier_tolstring_ljmp(L, arg, NULL);
        lua_replace(L, arg);
      }
    }
  }
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, top, 1);
  return 1;
}


void panier_open_string_ljmp (lua_State *L) {
  static const char *const names[] = {
    "byte", "char", "len", "lower", "pack", "packsize", "reverse", "sub", "unpack", "upper", "format", NULL
  };
  static const char *const trusted[] = {"dump", NULL};
  panier_vm *vm = panier_of(L);
  lua_createtable(L, 0, 20);
  panier_pick_ljmp(L, luaopen_string, "string", names);
  if (vm->settings.level == PANIER_TRUSTED) {
    lua_pushliteral(L, "");
    lua_getmetatable(L, -1);
    lua_getfield(L, -1, "__index");
    lua_getfield(L, -1, trusted[0]);
    lua_setfield(L, -5, trusted[0]);
    lua_pop(L, 3);
  }
  panier_open_pattern_ljmp(L);
  lua_pushcfunction(L, str_rep);
  lua_setfield(L, -2, "rep");
  panier_note_names_ljmp(L, "string");
  lua_getfield(L, -1, "format");
  lua_pushcclosure(L, str_format, 1);
  lua_setfield(L, -2, "format");
  /* the metatable of strings, made by luaopen_string: ours, and closed */
  lua_pushliteral(L, "");
  lua_getmetatable(L, -1);
  lua_pushvalue(L, -3);
  lua_setfield(L, -2, "__index");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_pop(L, 2);
  lua_setglobal(L, "string");
}

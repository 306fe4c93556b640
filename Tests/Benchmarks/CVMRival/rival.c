/*
** rival.c
*/

#include <time.h>

#include <lua.h>
#include <lualib.h>
#include <lauxlib.h>

#include "rival.h"


static int add (lua_State *L) {
  lua_pushinteger(L, luaL_checkinteger(L, 1) + luaL_checkinteger(L, 2));
  return 1;
}


static int echo (lua_State *L) {
  size_t n;
  const char *s = luaL_checklstring(L, 1, &n);
  lua_pushlstring(L, s, n);
  return 1;
}


static double now (void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}


double rival_run (const char *source) {
  lua_State *L = luaL_newstate();
  double result = -1;
  if (L == NULL) return -1;
  luaL_openlibs(L);
  lua_register(L, "add", add);
  lua_register(L, "echo", echo);
  if (luaL_loadstring(L, source) == LUA_OK && lua_pcall(L, 0, 1, 0) == LUA_OK)
    result = lua_tonumber(L, -1);
  lua_close(L);
  return result;
}


double rival_states (int times) {
  double start = now();
  int i;
  for (i = 0; i < times; i++) {
    lua_State *L = luaL_newstate();
    if (L == NULL) return -1;
    luaL_openlibs(L);
    lua_close(L);
  }
  return now() - start;
}

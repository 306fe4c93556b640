/*
** lib_system.c
** math, utf8, os, and io: whole for trusted scripts; for recipes only what
** neither touches the system nor shows an address.
*/

#include <math.h>
#include <stdint.h>
#include <sys/random.h>

#include "internal.h"


/*
** math.randomseed: without arguments Lua would seed from, and return, an
** address. Upvalue 1: Lua's own.
*/
static int math_randomseed (lua_State *L) {
  uint64_t fresh[2] = {0, 0};
  if (lua_isnone(L, 1)) {
    if (getrandom(fresh, sizeof fresh, 0) != (ssize_t)sizeof fresh)
      return luaL_error(L, "math.randomseed: the system gives no random numbers");
    lua_pushinteger(L, (lua_Integer)fresh[0]);
    lua_pushinteger(L, (lua_Integer)fresh[1]);
  }
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, lua_gettop(L) - 1, LUA_MULTRET);
  return lua_gettop(L);
}


static void open_math_ljmp (lua_State *L) {
  static const char *const names[] = {
    "abs", "acos", "asin", "atan", "ceil", "cos", "deg", "exp", "floor", "fmod", "log", "max",
    "maxinteger", "min", "mininteger", "modf", "pi", "huge", "rad", "random", "randomseed",
    "sin", "sqrt", "tan", "tointeger", "type", "ult", NULL
  };
  panier_vm *vm = panier_of(L);
  lua_createtable(L, 0, 28);
  panier_pick_ljmp(L, luaopen_math, "math", names);
  lua_getfield(L, -1, "randomseed");
  lua_pushcclosure(L, math_randomseed, 1);
  lua_pushvalue(L, -1);
  lua_setfield(L, -3, "randomseed");
  if (vm->settings.seeded) {
    lua_pushinteger(L, (lua_Integer)vm->settings.seed);
    lua_call(L, 1, 0);
  }
  else lua_call(L, 0, 0);
  lua_setglobal(L, "math");
}


/*
** os.exit([code [, close]]): ends the script, not the program. Cannot be
** caught; __close handlers run.
*/
static int os_exit (lua_State *L) {
  panier_vm *vm = panier_of(L);
  panier_co *co = atomic_load(&vm->running);
  if (lua_isboolean(L, 1)) vm->exit_code = lua_toboolean(L, 1) ? 0 : 1;
  else vm->exit_code = (int)luaL_optinteger(L, 1, 0);
  if (co != NULL) panier_co_interrupt(co, PANIER_KILL_EXIT);
  panier_raise_kill_ljmp(L);
  return 0;
}


static void open_os_ljmp (lua_State *L) {
  static const char *const recipe[] = {"clock", "date", "difftime", "time", NULL};
  static const char *const trusted[] = {
    "clock", "date", "difftime", "execute", "getenv", "remove", "rename", "time", "tmpname", NULL
  };
  panier_vm *vm = panier_of(L);
  lua_createtable(L, 0, 11);
  panier_pick_ljmp(L, luaopen_os, "os", vm->settings.level == PANIER_TRUSTED ? trusted : recipe);
  lua_pushcfunction(L, os_exit);
  lua_setfield(L, -2, "exit");
  lua_setglobal(L, "os");
}


static void open_io_ljmp (lua_State *L) {
  static const char *const names[] = {
    "close", "flush", "input", "lines", "open", "output", "popen", "read", "stderr", "stdin", "stdout",
    "tmpfile", "type", "write", NULL
  };
  lua_createtable(L, 0, 14);
  panier_pick_ljmp(L, luaopen_io, "io", names);
  /* the metatable of files is closed: its __gc runs where no interrupt reaches */
  luaL_getmetatable(L, LUA_FILEHANDLE);
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_pop(L, 1);
  lua_setglobal(L, "io");
}


static void open_debug_ljmp (lua_State *L) {
  static const char *const names[] = {"traceback", "getinfo", NULL};
  lua_createtable(L, 0, 3);
  panier_pick_ljmp(L, luaopen_debug, "debug", names);
  lua_getglobal(L, "getmetatable");  /* libraries take it for the other; closed metatables stay closed */
  lua_setfield(L, -2, "getmetatable");
  lua_setglobal(L, "debug");
}


void panier_open_system_ljmp (lua_State *L) {
  static const char *const names[] = {
    "char", "charpattern", "codepoint", "codes", "len", "offset", NULL
  };
  panier_vm *vm = panier_of(L);
  open_math_ljmp(L);
  open_os_ljmp(L);
  lua_createtable(L, 0, 6);
  panier_pick_ljmp(L, luaopen_utf8, "utf8", names);
  lua_setglobal(L, "utf8");
  if (vm->settings.level == PANIER_TRUSTED) {
    open_io_ljmp(L);
    open_debug_ljmp(L);
    panier_fence_system_ljmp(L);
  }
}

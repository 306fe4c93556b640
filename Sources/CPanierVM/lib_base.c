/*
** lib_base.c
** The base library: the harmless functions of Lua's own, picked by name, and
** our pcall, xpcall, setmetatable, load, require, print, tostring.
*/

#include <stdio.h>
#include <string.h>

#include "internal.h"

#define FOREIGN_TABLE "panier.foreign"  /* in the registry: the files that package.path gave */


/*
** Opens one of Lua's libraries aside and copies the named functions into the
** table on the top; the library itself is dropped. [-0, +0, memory]
*/
void panier_pick_ljmp (lua_State *L, lua_CFunction open, const char *lib, const char *const *names) {
  int target = lua_gettop(L);
  lua_pushcfunction(L, open);
  lua_pushstring(L, lib);
  lua_call(L, 1, 1);
  for (; *names != NULL; names++) {
    lua_getfield(L, -1, *names);
    lua_setfield(L, target, *names);
  }
  lua_settop(L, target);
}


/*
** Makes a copy of the library on the top the table in which Lua looks for the
** names of functions, for messages: a library with guarded functions is noted
** before they replace Lua's own, which raise the messages. [-0, +0, memory]
*/
void panier_note_names_ljmp (lua_State *L, const char *lib) {
  int library = lua_gettop(L);
  luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
  lua_newtable(L);
  lua_pushnil(L);
  while (lua_next(L, library)) {
    lua_pushvalue(L, -2);
    lua_insert(L, -2);
    lua_rawset(L, -4);
  }
  lua_setfield(L, -2, lib);
  lua_settop(L, library);
}


/* {====== Protected calls ====== */

#define IN_CLOSING 0x80  /* the call began while its coroutine was being closed */

static lua_KContext pack (lua_State *L, int extra) {
  int closing = panier_has_mark(L, MARK_CLOSING) ? IN_CLOSING : 0;
  return (lua_KContext)(extra | closing) | (lua_KContext)panier_of(L)->fired << 8;
}


/*
** A kill raised since the call began goes on; all else is caught. Counting the
** kills, instead of looking at the value, keeps a __close handler that replaces
** the error from saving its coroutine. An error with which a coroutine is closed
** goes on as well, past all calls that began before.
*/
static int finish_pcall (lua_State *L, int status, lua_KContext context) {
  panier_vm *vm = panier_of(L);
  if (vm->fired != (int)(context >> 8)) panier_again_kill_ljmp(L);
  if (status != LUA_OK && status != LUA_YIELD) {
    if (panier_has_mark(L, MARK_CLOSING) && !(context & IN_CLOSING)) return lua_error(L);
    lua_pushboolean(L, 0);
    lua_pushvalue(L, -2);
    return 2;
  }
  return lua_gettop(L) - (int)(context & (IN_CLOSING - 1));
}


static int base_pcall (lua_State *L) {
  lua_KContext context = pack(L, 0);
  luaL_checkany(L, 1);
  panier_check_kill_ljmp(L);
  lua_pushboolean(L, 1);
  lua_insert(L, 1);
  return finish_pcall(L, lua_pcallk(L, lua_gettop(L) - 2, LUA_MULTRET, 0, context, finish_pcall), context);
}


/*
** The handler of xpcall never sees a kill, nor what happens while its coroutine is
** being closed. Upvalue 1: the script's handler; 2: whether that was so already.
*/
static int guarded_handler (lua_State *L) {
  if (panier_is_kill(L, 1)) return 1;
  if (panier_has_mark(L, MARK_CLOSING) && !lua_toboolean(L, lua_upvalueindex(2))) return 1;
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, lua_gettop(L) - 1, 1);
  return 1;
}


static int base_xpcall (lua_State *L) {
  int n = lua_gettop(L);
  lua_KContext context = pack(L, 2);
  luaL_checktype(L, 2, LUA_TFUNCTION);
  panier_check_kill_ljmp(L);
  lua_pushvalue(L, 2);
  lua_pushboolean(L, panier_has_mark(L, MARK_CLOSING));
  lua_pushcclosure(L, guarded_handler, 2);
  lua_replace(L, 2);
  lua_pushboolean(L, 1);
  lua_pushvalue(L, 1);
  lua_rotate(L, 3, 2);
  return finish_pcall(L, lua_pcallk(L, n - 2, LUA_MULTRET, 2, context, finish_pcall), context);
}

/* }====== */


/* {====== Values ====== */

static int base_setmetatable (lua_State *L) {
  int t = lua_type(L, 2);
  luaL_checktype(L, 1, LUA_TTABLE);
  luaL_argexpected(L, t == LUA_TNIL || t == LUA_TTABLE, 2, "nil or table");
  if (luaL_getmetafield(L, 1, "__metatable") != LUA_TNIL)
    return luaL_error(L, "cannot change a protected metatable");
  if (t == LUA_TTABLE) {
    lua_pushliteral(L, "__gc");
    if (lua_rawget(L, 2) != LUA_TNIL)
      return luaL_error(L, "setmetatable: '__gc' is not available; use 'local x <close>' with '__close'");
  }
  lua_settop(L, 2);
  lua_setmetatable(L, 1);
  return 1;
}


/*
** Like luaL_tolstring, but without addresses below the trusted level: they tell
** where the program is in memory. [-0, +1, raises]
*/
const char *panier_tolstring_ljmp (lua_State *L, int index, size_t *length) {
  panier_vm *vm = panier_of(L);
  index = lua_absindex(L, index);
  luaL_checkstack(L, 6, NULL);
  if (luaL_callmeta(L, index, "__tostring")) {
    if (!lua_isstring(L, -1)) luaL_error(L, "'__tostring' must return a string");
  }
  else if (panier_is_null(L, index)) lua_pushliteral(L, "null");
  else {
    switch (lua_type(L, index)) {
      case LUA_TNUMBER: case LUA_TSTRING: case LUA_TBOOLEAN: case LUA_TNIL:
        luaL_tolstring(L, index, NULL);
        break;
      default: {
        int named = luaL_getmetafield(L, index, "__name") == LUA_TSTRING;
        const char *kind = named ? lua_tostring(L, -1) : luaL_typename(L, index);
        if (vm->settings.level == PANIER_TRUSTED) lua_pushfstring(L, "%s: %p", kind, lua_topointer(L, index));
        else lua_pushstring(L, kind);
        if (named) lua_remove(L, -2);
        break;
      }
    }
  }
  return lua_tolstring(L, -1, length);
}


static int base_tostring (lua_State *L) {
  luaL_checkany(L, 1);
  panier_tolstring_ljmp(L, 1, NULL);
  return 1;
}


/*
** Whether the host may show a value otherwise than tostring does, or refuse it.
*/
static int is_hosts (lua_State *L, int i) {
  switch (lua_type(L, i)) {
    case LUA_TUSERDATA: case LUA_TFUNCTION: case LUA_TTHREAD: return 1;
    case LUA_TTABLE: return luaL_getmetafield(L, i, "__tostring") == LUA_TNIL;
    default: return 0;
  }
}


/*
** The host's formatter shows a value, if it likes; with an error it is told
** where that was raised.
*/
static int base_print (lua_State *L) {
  panier_vm *vm = panier_of(L);
  int i, n = lua_gettop(L);
  luaL_Buffer b;
  lua_newtable(L);  /* the texts: a buffer must not be open while Lua runs */
  for (i = 1; i <= n; i++) {
    int shown = 0, is_error = panier_to_error(L, i) != NULL;
    if (vm->host.format != NULL && is_hosts(L, i)) {
      lua_pushvalue(L, i);
      if (is_error) lua_getfield(L, i, "location");
      shown = panier_ask_ljmp(L, 1 + is_error, vm->host.format) == 1 && lua_type(L, -1) == LUA_TSTRING;
    }
    if (!shown) panier_tolstring_ljmp(L, i, NULL);
    lua_rawseti(L, n + 1, i);
    lua_settop(L, n + 1);
  }
  luaL_buffinit(L, &b);
  for (i = 1; i <= n; i++) {
    if (i > 1) luaL_addchar(&b, '\t');
    lua_rawgeti(L, n + 1, i);
    luaL_addvalue(&b);
  }
  luaL_addchar(&b, '\n');
  luaL_pushresult(&b);
  {
    size_t length;
    const char *text = lua_tolstring(L, -1, &length);
    vm->host.write(vm->host.context, text, length);
  }
  return 0;
}


/*
** collectgarbage([option [, arg]]): what tells or collects; what would set the
** collector otherwise is taken where it changes no result, and changes nothing.
*/
static int base_collectgarbage (lua_State *L) {
  panier_vm *vm = panier_of(L);
  const char *what = luaL_optstring(L, 1, "collect");
  int trusted = vm->settings.level == PANIER_TRUSTED;
  if (strcmp(what, "count") == 0) {
    lua_pushnumber(L, (lua_Number)atomic_load(&vm->used) / 1024.0);
    return 1;
  }
  if (strcmp(what, "isrunning") == 0) {
    lua_pushboolean(L, lua_gc(L, LUA_GCISRUNNING));
    return 1;
  }
  if (strcmp(what, "step") == 0) {
    lua_Integer size = luaL_optinteger(L, 2, 0);
    lua_pushboolean(L, lua_gc(L, LUA_GCSTEP, (int)(size < 0 || size > 1000000 ? 1000000 : size)));
    return 1;
  }
  if (strcmp(what, "setpause") == 0 || strcmp(what, "setstepmul") == 0) {
    int *kept = what[3] == 'p' ? &vm->pause : &vm->step_multiplier;
    int now = (int)luaL_optinteger(L, 2, 0);
    lua_pushinteger(L, *kept);
    *kept = now;
    return 1;
  }
  if (strcmp(what, "incremental") == 0 || strcmp(what, "generational") == 0) {
    lua_pushstring(L, vm->generational ? "generational" : "incremental");
    vm->generational = *what == 'g';
    return 1;
  }
  if (trusted && strcmp(what, "collect") == 0) {
    lua_gc(L, LUA_GCCOLLECT);
    lua_pushinteger(L, 0);
    return 1;
  }
  if (strcmp(what, "collect") != 0 && strcmp(what, "stop") != 0 && strcmp(what, "restart") != 0)
    return luaL_argerror(L, 1, lua_pushfstring(L, "invalid option '%s'", what));
  return luaL_error(L, "collectgarbage: option '%s' is not available; %s'count', 'isrunning', 'step', 'setpause', "
                    "'setstepmul', 'incremental' and 'generational' are", what, trusted ? "'collect', " : "");
}

/* }====== */


/* {====== Loading ====== */

/*
** Why a mode without 't' loads nothing: precompiled code is never loaded. [-0, +1]
*/
static void push_refusal_ljmp (lua_State *L, const char *mode) {
  const char *text;
  lua_pushvalue(L, 1);
  if (lua_isfunction(L, -1)) lua_call(L, 0, 1);
  text = lua_tostring(L, -1);
  if (text != NULL && *text == LUA_SIGNATURE[0])
    lua_pushliteral(L, "attempt to load a binary chunk (only text is loaded here)");
  else lua_pushfstring(L, "attempt to load a text chunk (mode is '%s')", mode);
}


/*
** load(chunk [, chunkname [, mode [, env]]]): text only, whatever the mode.
*/
static int base_load (lua_State *L) {
  const char *mode = luaL_optstring(L, 3, "bt");
  const char *name;
  int status, has_env = !lua_isnone(L, 4);
  if (!lua_isstring(L, 1)) luaL_checktype(L, 1, LUA_TFUNCTION);
  name = luaL_optstring(L, 2, lua_isstring(L, 1) ? lua_tostring(L, 1) : "=(load)");
  lua_settop(L, 5);
  /* only the host makes library code, past which errors point */
  if (strncmp(name, PANIER_LIBRARY, sizeof PANIER_LIBRARY - 1) == 0) name = "=(load)";
  if (strchr(mode, 't') == NULL) {
    push_refusal_ljmp(L, mode);
    status = LUA_ERRSYNTAX;
  }
  else if (lua_isstring(L, 1)) {
    size_t n;
    const char *source = lua_tolstring(L, 1, &n);
    status = panier_load_text_ljmp(L, source, n, name);
  }
  else status = panier_load_pieces_ljmp(L, 1, 5, name);
  if (status != LUA_OK) {
    luaL_pushfail(L);
    lua_insert(L, -2);
    return 2;
  }
  if (has_env) {
    lua_pushvalue(L, 4);
    if (!lua_setupvalue(L, -2, 1)) lua_pop(L, 1);
  }
  return 1;
}


static int finish_require (lua_State *L, int status, lua_KContext context) {
  (void)status;
  (void)context;
  /* 1: name, 2: loaded, 3: name of the file, 4: the module's value */
  if (!lua_isnil(L, 4)) {
    lua_pushvalue(L, 1);
    lua_pushvalue(L, 4);
    lua_settable(L, 2);
  }
  lua_pushvalue(L, 1);
  if (lua_gettable(L, 2) == LUA_TNIL) {
    lua_pop(L, 1);
    lua_pushboolean(L, 1);
    lua_pushvalue(L, 1);
    lua_pushvalue(L, -2);
    lua_settable(L, 2);
  }
  lua_pushvalue(L, 3);
  return 2;
}


/*
** Pushes the function package.preload has for a module, and ":preload:". Returns 0
** where there is none, or below the trusted level. [-0, +0|2, raises]
*/
static int preloaded_ljmp (lua_State *L, const char *name) {
  int top = lua_gettop(L);
  if (lua_getfield(L, LUA_REGISTRYINDEX, LUA_PRELOAD_TABLE) == LUA_TTABLE &&
      lua_getfield(L, -1, name) == LUA_TFUNCTION) {
    lua_remove(L, -2);
    lua_pushliteral(L, ":preload:");
    return 1;
  }
  lua_settop(L, top);
  return 0;
}


/*
** Notes a file of package.path: its code was written for lua, where a global that nobody
** declared is nil.
*/
static void note_foreign_ljmp (lua_State *L, const char *file) {
  luaL_getsubtable(L, LUA_REGISTRYINDEX, FOREIGN_TABLE);
  lua_pushfstring(L, "@%s", file);
  lua_pushboolean(L, 1);
  lua_rawset(L, -3);
  lua_pop(L, 1);
}


/*
** Whether the Lua function that reads a global stands in such a file.
*/
static int is_foreign_ljmp (lua_State *L) {
  lua_Debug ar;
  int found, top = lua_gettop(L);
  if (!lua_getstack(L, 1, &ar) || !lua_getinfo(L, "S", &ar) || ar.source[0] != '@') return 0;
  found = lua_getfield(L, LUA_REGISTRYINDEX, FOREIGN_TABLE) == LUA_TTABLE &&
          lua_getfield(L, -1, ar.source) != LUA_TNIL;
  lua_settop(L, top);
  return found;
}


/*
** Pushes the chunk of a module that stands in a file of package.path, and the name of
** the file. Returns 0 where there is none, or below the trusted level. Upvalue 1 of
** the running function: the table 'package', or nil. [-0, +0|2, raises]
*/
static int on_path_ljmp (lua_State *L, const char *name) {
  int top = lua_gettop(L);
  if (!lua_istable(L, lua_upvalueindex(1))) return 0;
  if (lua_getfield(L, lua_upvalueindex(1), "path") != LUA_TSTRING) luaL_error(L, "'package.path' must be a string");
  else {
    lua_getfield(L, lua_upvalueindex(1), "searchpath");
    lua_pushstring(L, name);
    lua_pushvalue(L, -3);
    lua_call(L, 2, 1);
    if (lua_type(L, -1) == LUA_TSTRING) {
      const char *file = lua_tostring(L, -1);
      if (panier_load_file_ljmp(L, file) != LUA_OK)
        luaL_error(L, "error loading module '%s': %s", name, lua_tostring(L, -1));
      note_foreign_ljmp(L, file);
      lua_insert(L, -2);
      lua_insert(L, top + 1);
      lua_insert(L, top + 1);
      lua_settop(L, top + 2);
      return 1;
    }
  }
  lua_settop(L, top);
  return 0;
}


/*
** Pushes the chunk of a module that the host finds, and its name. Returns 0 where there
** is none. 1: the name asked for [-0, +0|2, raises]
*/
static int from_host_ljmp (lua_State *L, const char *name) {
  panier_vm *vm = panier_of(L);
  int top = lua_gettop(L);
  const char *source, *chunk;
  size_t n;
  lua_pushvalue(L, 1);
  if (panier_ask_ljmp(L, 1, vm->host.load) != 2) {
    lua_settop(L, top);
    return 0;
  }
  source = luaL_checklstring(L, top + 2, &n);
  chunk = luaL_checkstring(L, top + 3);
  if (panier_load_text_ljmp(L, source, n, chunk) != LUA_OK)
    luaL_error(L, "error loading module '%s': %s", name, lua_tostring(L, -1));
  lua_replace(L, top + 1);
  lua_pushstring(L, *chunk == '@' || *chunk == '=' ? chunk + 1 : chunk);
  lua_replace(L, top + 2);
  lua_settop(L, top + 2);
  return 1;
}


/*
** require(name): package.loaded, package.preload, the host, package.path, in this
** order. The module's chunk is called with a continuation, so it may wait at its
** top level.
*/
static int base_require (lua_State *L) {
  const char *name = luaL_checkstring(L, 1);
  lua_settop(L, 1);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &panier_key_loaded);
  lua_pushvalue(L, 1);
  if (lua_gettable(L, 2) != LUA_TNIL && (lua_toboolean(L, -1) || lua_type(L, -1) != LUA_TBOOLEAN)) return 1;
  lua_pop(L, 1);
  if (!preloaded_ljmp(L, name) && !from_host_ljmp(L, name) && !on_path_ljmp(L, name))
    return luaL_error(L, "module '%s' not found", name);
  lua_insert(L, 3);
  /* 1: name, 2: loaded, 3: name of the file, 4: the chunk */
  lua_pushvalue(L, 1);
  lua_pushvalue(L, 3);
  lua_callk(L, 2, 1, 0, finish_require);
  return finish_require(L, LUA_OK, 0);
}


/*
** loadfile and dofile of the trusted level: text only.
*/
static int base_loadfile (lua_State *L) {
  const char *path = luaL_checkstring(L, 1);
  const char *mode = luaL_optstring(L, 2, "bt");
  int has_env = !lua_isnone(L, 3);
  int status = panier_load_file_ljmp(L, path);
  if (strchr(mode, 't') == NULL && status != LUA_ERRFILE &&
      (status == LUA_OK || strstr(lua_tostring(L, -1), "binary chunk") == NULL)) {
    lua_pushfstring(L, "attempt to load a text chunk (mode is '%s')", mode);
    status = LUA_ERRSYNTAX;
  }
  if (status != LUA_OK) {
    luaL_pushfail(L);
    lua_insert(L, -2);
    return 2;
  }
  if (has_env) {
    lua_pushvalue(L, 3);
    if (!lua_setupvalue(L, -2, 1)) lua_pop(L, 1);
  }
  return 1;
}


static int finish_dofile (lua_State *L, int status, lua_KContext context) {
  (void)status;
  (void)context;
  return lua_gettop(L) - 1;
}


static int base_dofile (lua_State *L) {
  const char *path = luaL_checkstring(L, 1);
  lua_settop(L, 1);
  if (panier_load_file_ljmp(L, path) != LUA_OK) return lua_error(L);
  lua_callk(L, 0, LUA_MULTRET, 0, finish_dofile);
  return finish_dofile(L, LUA_OK, 0);
}

/* }====== */


/*
** Reading a global that nobody declared.
*/
static int undeclared (lua_State *L) {
  lua_settop(L, 2);
  if (lua_type(L, 2) != LUA_TSTRING || is_foreign_ljmp(L)) {
    lua_pushnil(L);
    return 1;
  }
  return panier_say_ljmp(L, PANIER_SAY_UNDECLARED, 2);
}


/*
** The table 'package' of the trusted level: what libraries look at and set. Searchers
** and loadlib stay closed. [-0, +1, memory]
*/
static void push_package_ljmp (lua_State *L) {
  static const char *const names[] = {"config", "path", "searchpath", NULL};
  lua_createtable(L, 0, 6);
  panier_pick_ljmp(L, luaopen_package, "package", names);
  lua_pushliteral(L, "");
  lua_setfield(L, -2, "cpath");
  lua_rawgetp(L, LUA_REGISTRYINDEX, &panier_key_loaded);
  lua_setfield(L, -2, "loaded");
  luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_PRELOAD_TABLE);
  lua_setfield(L, -2, "preload");
}


/*
** Lua's libraries are there for require too. Not json: that is a library of ours, and
** a file of that name beside a script means another.
*/
void panier_note_loaded_ljmp (lua_State *L) {
  static const char *const names[] = {
    "_G", "coroutine", "debug", "io", "math", "os", "package", "string", "table", "utf8", NULL
  };
  int i;
  lua_rawgetp(L, LUA_REGISTRYINDEX, &panier_key_loaded);
  lua_pushglobaltable(L);
  for (i = 0; names[i] != NULL; i++) {
    lua_pushstring(L, names[i]);
    lua_rawget(L, -2);
    lua_setfield(L, -3, names[i]);
  }
  lua_pop(L, 2);
}


void panier_open_base_ljmp (lua_State *L) {
  static const char *const names[] = {
    "assert", "error", "getmetatable", "ipairs", "next", "pairs", "rawequal", "rawget",
    "rawlen", "rawset", "select", "tonumber", "type", "_VERSION", NULL
  };
  static const luaL_Reg own[] = {
    {"pcall", base_pcall}, {"xpcall", base_xpcall}, {"setmetatable", base_setmetatable},
    {"tostring", base_tostring}, {"print", base_print}, {"load", base_load},
    {"collectgarbage", base_collectgarbage}, {NULL, NULL}
  };
  static const luaL_Reg trusted[] = {
    {"loadfile", base_loadfile}, {"dofile", base_dofile}, {NULL, NULL}
  };
  panier_vm *vm = panier_of(L);
  lua_newtable(L);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &panier_key_loaded);
  /* luaopen_base and luaopen_package fill the table of globals: give them another one meanwhile */
  lua_pushglobaltable(L);
  lua_newtable(L);
  lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
  panier_pick_ljmp(L, luaopen_base, "_G", names);
  if (vm->settings.level == PANIER_TRUSTED) {
    push_package_ljmp(L);
    lua_pushvalue(L, -1);
    lua_setfield(L, -3, "package");
  }
  else lua_pushnil(L);
  lua_pushcclosure(L, base_require, 1);
  lua_setfield(L, -2, "require");
  lua_pushvalue(L, -1);
  lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
  luaL_setfuncs(L, own, 0);
  if (vm->settings.level == PANIER_TRUSTED) luaL_setfuncs(L, trusted, 0);
  lua_pushvalue(L, -1);
  lua_setfield(L, -2, "_G");
  if (vm->settings.strict) {
    lua_createtable(L, 0, 2);
    lua_pushcfunction(L, undeclared);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
  }
  lua_pop(L, 1);
}

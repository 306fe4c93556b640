/*
** lib_fence.c
** What a trusted script may not do although it sees 'io' and 'os': write
** below folders that are closed to it, run programs, read variables that
** are hidden. Lua's own functions do the work; these judge first.
*/

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "internal.h"


/*
** {====== Paths ======
*/

/* Puts a name behind a folder; 0, or -1 when it does not fit. */
static int join (char *result, const char *folder, const char *name) {
  size_t length = strlen(folder);
  size_t more = strlen(name);
  if (length + more + 2 > PATH_MAX) return -1;
  memmove(result, folder, length);
  if (length == 0 || result[length - 1] != '/') result[length++] = '/';
  memcpy(result + length, name, more + 1);
  return 0;
}


/*
** Where a file lies or would be made, without symbolic links in its folder;
** its own name is not followed. 0, or -1 when there is no such folder.
*/
static int place (const char *path, char *result) {
  char folder[PATH_MAX];
  char real[PATH_MAX];
  size_t length = strlen(path);
  const char *name;
  if (length == 0 || length >= PATH_MAX) return -1;
  memcpy(folder, path, length + 1);
  while (length > 1 && folder[length - 1] == '/') folder[--length] = '\0';
  name = strrchr(folder, '/');
  name = name == NULL ? folder : name + 1;
  if (*name == '\0' || strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
    return realpath(folder, result) == NULL ? -1 : 0;
  if (name == folder) {
    if (realpath(".", real) == NULL) return -1;
  }
  else {
    size_t end = (size_t)(name - folder);
    char parent[PATH_MAX];
    memcpy(parent, folder, end);
    parent[end] = '\0';
    if (realpath(parent, real) == NULL) return -1;
  }
  return join(result, real, name);
}


/*
** Where writing to a path would end: links are followed, those that lead to
** nothing yet too. 0, or -1 when it would end nowhere.
*/
static int target (const char *path, char *result) {
  char next[PATH_MAX];
  int links;
  if (realpath(path, result) != NULL) return 0;
  if (place(path, result) != 0) return -1;
  for (links = 0; links < 40; links++) {
    char link[PATH_MAX];
    ssize_t length = readlink(result, link, sizeof link - 1);
    if (length < 0) return 0;  /* no link: here it would be made */
    link[length] = '\0';
    if (link[0] == '/') memcpy(next, link, (size_t)length + 1);
    else {
      char *slash = strrchr(result, '/');
      if (slash != NULL) *slash = '\0';
      if (join(next, result, link) != 0) return -1;
    }
    if (place(next, result) != 0) return -1;
  }
  return -1;
}


/* Whether a path is a folder or lies somewhere in it. */
static int is_inside (const char *path, const char *folder) {
  size_t length = strlen(folder);
  if (length > 0 && folder[length - 1] == '/') length--;
  return strncmp(path, folder, length) == 0 && (path[length] == '\0' || path[length] == '/');
}


/*
** Whether writing to a path would change what is closed: what lies in it,
** and, when the path itself is moved or removed, the folders above it.
*/
static int is_closed (lua_State *L, int list, const char *path, int moves) {
  char where[2][PATH_MAX];
  int known[2];
  struct stat info;
  lua_Integer i;
  lua_Integer count = (lua_Integer)lua_rawlen(L, list);
  /* Pipes, sockets and terminals keep nothing: /dev/stdout leads to one. */
  if (!moves && stat(path, &info) == 0 && !S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode) && !S_ISBLK(info.st_mode))
    return 0;
  known[0] = target(path, where[0]) == 0;
  known[1] = place(path, where[1]) == 0;
  for (i = 1; i <= count; i++) {
    char real[PATH_MAX];
    const char *closed;
    int k;
    lua_rawgeti(L, list, i);
    closed = lua_tostring(L, -1);
    lua_pop(L, 1);  /* the list keeps it */
    if (target(closed, real) == 0) closed = real;
    for (k = 0; k < 2; k++) {
      if (!known[k]) continue;
      if (is_inside(where[k], closed) || (moves && is_inside(closed, where[k]))) return 1;
    }
  }
  return 0;
}

/* }====== */


/*
** {====== The functions ======
** Upvalue 1: Lua's own function. Upvalue 2: the closed folders, and at index 0 what is said of them.
*/

static int refused (lua_State *L, const char *path) {
  lua_pushnil(L);
  lua_rawgeti(L, lua_upvalueindex(2), 0);
  lua_pushfstring(L, "%s: %s", path, lua_tostring(L, -1));
  lua_remove(L, -2);
  lua_pushinteger(L, EACCES);
  return 3;
}


static int pass_on (lua_State *L) {
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, lua_gettop(L) - 1, LUA_MULTRET);
  return lua_gettop(L);
}


static int fenced_open (lua_State *L) {
  const char *path = luaL_checkstring(L, 1);
  const char *mode = luaL_optstring(L, 2, "r");
  if (strpbrk(mode, "wa+") != NULL && is_closed(L, lua_upvalueindex(2), path, 0)) return refused(L, path);
  return pass_on(L);
}


static int fenced_output (lua_State *L) {
  if (lua_type(L, 1) == LUA_TSTRING || lua_type(L, 1) == LUA_TNUMBER) {
    const char *path = lua_tostring(L, 1);
    if (is_closed(L, lua_upvalueindex(2), path, 0)) {
      refused(L, path);
      lua_pop(L, 1);
      return luaL_error(L, "%s", lua_tostring(L, -1));
    }
  }
  return pass_on(L);
}


/* os.remove and os.rename */
static int fenced_move (lua_State *L) {
  int i;
  for (i = 1; i <= 2 && !lua_isnone(L, i); i++) {
    const char *path = luaL_checkstring(L, i);
    if (is_closed(L, lua_upvalueindex(2), path, 1)) return refused(L, path);
  }
  return pass_on(L);
}


/* Upvalue 1: the message. */
static int closed_run (lua_State *L) {
  return luaL_error(L, "%s", lua_tostring(L, lua_upvalueindex(1)));
}


/* Upvalue 1: Lua's own function. Upvalue 2: how the names of hidden variables begin. */
static int fenced_getenv (lua_State *L) {
  const char *name = luaL_checkstring(L, 1);
  lua_Integer i;
  lua_Integer count = (lua_Integer)lua_rawlen(L, lua_upvalueindex(2));
  for (i = 1; i <= count; i++) {
    const char *prefix;
    lua_rawgeti(L, lua_upvalueindex(2), i);
    prefix = lua_tostring(L, -1);
    lua_pop(L, 1);  /* the list keeps it */
    if (strncmp(name, prefix, strlen(prefix)) == 0) {
      lua_pushnil(L);
      return 1;
    }
  }
  return pass_on(L);
}

/* }====== */


/* Pushes a list of texts; nothing when there are none. */
static int push_list_ljmp (lua_State *L, const char *const *texts) {
  int i;
  if (texts == NULL || texts[0] == NULL) return 0;
  lua_newtable(L);
  for (i = 0; texts[i] != NULL; i++) {
    lua_pushstring(L, texts[i]);
    lua_rawseti(L, -2, i + 1);
  }
  return 1;
}


/* Puts a judge before a member of a global library; the list lies on top and stays. */
static void judge_ljmp (lua_State *L, const char *library, const char *name, lua_CFunction judge) {
  lua_getglobal(L, library);
  lua_getfield(L, -1, name);
  lua_pushvalue(L, -3);
  lua_pushcclosure(L, judge, 2);
  lua_setfield(L, -2, name);
  lua_pop(L, 1);
}


static void close_run_ljmp (lua_State *L, const char *library, const char *name, const char *refusal) {
  lua_getglobal(L, library);
  lua_pushfstring(L, "%s.%s: %s", library, name, refusal);
  lua_pushcclosure(L, closed_run, 1);
  lua_setfield(L, -2, name);
  lua_pop(L, 1);
}


void panier_fence_system_ljmp (lua_State *L) {
  const panier_fence *fence = panier_of(L)->fence;
  if (fence == NULL) return;
  if (push_list_ljmp(L, fence->closed)) {
    lua_pushstring(L, fence->write_refusal);
    lua_rawseti(L, -2, 0);
    judge_ljmp(L, "io", "open", fenced_open);
    judge_ljmp(L, "io", "output", fenced_output);
    judge_ljmp(L, "os", "remove", fenced_move);
    judge_ljmp(L, "os", "rename", fenced_move);
    lua_pop(L, 1);
  }
  if (push_list_ljmp(L, fence->hidden)) {
    judge_ljmp(L, "os", "getenv", fenced_getenv);
    lua_pop(L, 1);
  }
  if (fence->run_refusal != NULL) {
    close_run_ljmp(L, "io", "popen", fence->run_refusal);
    close_run_ljmp(L, "os", "execute", fence->run_refusal);
  }
}

/*
** inspect.c
** Completion: a raw walk along a path of names. No script code runs, whatever
** the metatables say.
*/

#include <string.h>

#include "internal.h"


typedef struct {
  const char *path;
  void *context;
  void (*visit)(void *context, const char *name, size_t length, int32_t kind);
} inspection;


/*
** Replaces the value on the top by its raw member 'name'; follows an __index
** that is a table, as modules have. [-1, +1, memory]
*/
static void step_ljmp (lua_State *L, const char *name, size_t n) {
  int depth;
  for (depth = 0; depth < 8 && lua_istable(L, -1); depth++) {
    lua_pushlstring(L, name, n);
    if (lua_rawget(L, -2) != LUA_TNIL) {
      lua_replace(L, -2);
      return;
    }
    lua_pop(L, 1);
    if (!lua_getmetatable(L, -1)) break;
    lua_pushliteral(L, "__index");
    lua_rawget(L, -2);
    lua_replace(L, -3);
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
  lua_pushnil(L);
}


static int32_t kind_of (lua_State *L, int index) {
  panier_value v;
  panier_flatten(L, index, &v);
  return v.kind;
}


/*
** Visits the names in the table on the top and in the tables behind it.
*/
static void visit_table_ljmp (lua_State *L, inspection *i) {
  int depth;
  for (depth = 0; depth < 8 && lua_istable(L, -1); depth++) {
    lua_pushnil(L);
    while (lua_next(L, -2)) {
      if (lua_type(L, -2) == LUA_TSTRING) {
        size_t n;
        const char *s = lua_tolstring(L, -2, &n);
        i->visit(i->context, s, n, kind_of(L, -1));
      }
      lua_pop(L, 1);
    }
    if (!lua_getmetatable(L, -1)) break;
    lua_pushliteral(L, "__index");
    lua_rawget(L, -2);
    lua_replace(L, -3);
    lua_pop(L, 1);
  }
}


/*
** Pushes what a path of names leads to, nil if it leads nowhere. [-0, +1,
** memory]
*/
static void walk_ljmp (lua_State *L, const char *p) {
  size_t n = strcspn(p, ".:");
  if (!panier_session_push_ljmp(L, p, n)) {
    lua_pushglobaltable(L);
    step_ljmp(L, p, n);
  }
  p += n;
  while (*p != '\0') {
    p++;
    n = strcspn(p, ".:");
    step_ljmp(L, p, n);
    p += n;
  }
}


static int inspect_ljmp (lua_State *L) {
  panier_vm *vm = panier_of(L);
  inspection *i = lua_touserdata(L, 1);
  object_block *object;
  luaL_checkstack(L, 16, NULL);
  if (*i->path == '\0') {
    lua_pushglobaltable(L);
    visit_table_ljmp(L, i);
    return 0;
  }
  walk_ljmp(L, i->path);
  object = panier_to_object(L, -1);
  if (object != NULL) {
    type_entry *t = &vm->types[object->type];
    i->visit(i->context, t->name, strlen(t->name), PANIER_OBJECT);
  }
  else if (lua_type(L, -1) == LUA_TSTRING) {
    lua_pushglobaltable(L);
    step_ljmp(L, "string", 6);
    visit_table_ljmp(L, i);
  }
  else visit_table_ljmp(L, i);
  return 0;
}


/*
** Visits what can follow 'path' ("" for globals, "cart", "a.b"). For an object
** visits only the name of its type, as PANIER_OBJECT: the host knows the rest.
*/
void panier_complete (panier_vm *vm, const char *path, void *context,
                      void (*visit)(void *context, const char *name, size_t length, int32_t kind)) {
  inspection i = {path, context, visit};
  lua_pushcfunction(vm->L, inspect_ljmp);
  lua_pushlightuserdata(vm->L, &i);
  if (lua_pcall(vm->L, 1, 0, 0) != LUA_OK) lua_pop(vm->L, 1);
}


static int object_at_ljmp (lua_State *L) {
  luaL_checkstack(L, 16, NULL);
  walk_ljmp(L, lua_touserdata(L, 1));
  if (panier_to_object(L, -1) == NULL) lua_pushnil(L);
  return 1;
}


/*
** The object that 'path' leads to, as a tape; nil in it for anything else, NULL
** when memory does not suffice.
*/
const panier_value *panier_object_at (panier_vm *vm, const char *path, size_t *count) {
  const char *why = NULL;
  const panier_value *items = NULL;
  lua_pushcfunction(vm->L, object_at_ljmp);
  lua_pushlightuserdata(vm->L, (void *)(uintptr_t)path);
  panier_tape_reset(&vm->results);
  if (lua_pcall(vm->L, 1, 1, 0) == LUA_OK && panier_tape_build(vm->L, &vm->results, -1, 1, &why)) {
    *count = vm->results.count;
    items = vm->results.items;
  }
  lua_pop(vm->L, 1);
  return items;
}


typedef struct {
  const char *path;
  panier_function_place *place;
} looking;


static int function_at_ljmp (lua_State *L) {
  looking *l = lua_touserdata(L, 1);
  lua_Debug ar;
  luaL_checkstack(L, 16, NULL);
  walk_ljmp(L, l->path);
  if (!lua_isfunction(L, -1) || lua_iscfunction(L, -1)) return 0;
  lua_getinfo(L, ">S", &ar);
  strncpy(l->place->source, ar.source, sizeof l->place->source - 1);
  l->place->first = ar.linedefined;
  l->place->last = ar.lastlinedefined;
  return 0;
}


/*
** Where the Lua function that 'path' leads to was written. Returns 0 for
** anything else.
*/
int panier_function_at (panier_vm *vm, const char *path, panier_function_place *place) {
  looking l = {path, place};
  memset(place, 0, sizeof *place);
  lua_pushcfunction(vm->L, function_at_ljmp);
  lua_pushlightuserdata(vm->L, &l);
  if (lua_pcall(vm->L, 1, 0, 0) != LUA_OK) lua_pop(vm->L, 1);
  return place->source[0] != '\0';
}

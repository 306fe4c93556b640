/*
** declare.c
** What the host declares: functions, types, modules, globals.
*/

#include <string.h>

#include "internal.h"


static char *copy_name (const char *s) {
  size_t n = strlen(s) + 1;
  char *copy = malloc(n);
  if (copy != NULL) memcpy(copy, s, n);
  return copy;
}


/*
** Makes room for one more element; returns 0, or -1 without memory.
*/
static int grow (void **array, int32_t count, int32_t *cap, size_t size) {
  if (count == *cap) {
    int32_t fresh_cap = *cap == 0 ? 64 : *cap * 2;
    void *fresh = realloc(*array, (size_t)fresh_cap * size);
    if (fresh == NULL) return -1;
    *array = fresh;
    *cap = fresh_cap;
  }
  return 0;
}


int32_t panier_function (panier_vm *vm, const char *name, int32_t flags, int32_t type,
                         const uint16_t *masks, int32_t nmasks, void *context) {
  function_entry *f;
  if (grow((void **)&vm->functions, vm->nfunctions, &vm->cap_functions, sizeof *f) != 0) return -1;
  f = &vm->functions[vm->nfunctions];
  f->name = copy_name(name);
  f->masks = malloc(sizeof *masks * (size_t)(nmasks > 0 ? nmasks : 1));
  if (f->name == NULL || f->masks == NULL) {
    free(f->name);
    free(f->masks);
    return -1;
  }
  if (nmasks > 0) memcpy(f->masks, masks, sizeof *masks * (size_t)nmasks);
  f->nmasks = nmasks;
  f->flags = flags;
  f->type = type;
  f->context = context;
  return vm->nfunctions++;
}


int32_t panier_type (panier_vm *vm, const char *name, uint32_t operators) {
  type_entry *t;
  if (grow((void **)&vm->types, vm->ntypes, &vm->cap_types, sizeof *t) != 0) return -1;
  t = &vm->types[vm->ntypes];
  memset(t, 0, sizeof *t);
  t->name = copy_name(name);
  if (t->name == NULL) return -1;
  t->operators = operators;
  return vm->ntypes++;
}


int32_t panier_method (panier_vm *vm, int32_t type, const char *name, int32_t function) {
  type_entry *t = &vm->types[type];
  void *fresh = realloc(t->methods, (size_t)(t->nmethods + 1) * sizeof *t->methods);
  if (fresh == NULL) return -1;
  t->methods = fresh;
  t->methods[t->nmethods].name = copy_name(name);
  if (t->methods[t->nmethods].name == NULL) return -1;
  t->methods[t->nmethods].function = function;
  return t->nmethods++;
}


/* {====== Globals ====== */

typedef struct {
  const char *name;
  const int32_t *functions;
  const char *const *names;
  int32_t count;
} declaration;


/*
** Runs a declaration below a protected call; returns 0, or -1 on an error.
*/
static int declare (panier_vm *vm, lua_CFunction f, declaration *d) {
  lua_pushcfunction(vm->L, f);
  lua_pushlightuserdata(vm->L, d);
  if (lua_pcall(vm->L, 1, 0, 0) != LUA_OK) {
    panier_note_failure(vm, vm->L, PANIER_FAILED);
    lua_pop(vm->L, 1);
    return -1;
  }
  return 0;
}


/* module.name where the module has no such name; upvalue 1: the module's name */
static int no_member (lua_State *L) {
  lua_settop(L, 2);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_pushvalue(L, 1);
  lua_pushvalue(L, 2);
  return panier_say_ljmp(L, PANIER_SAY_NO_MEMBER, 3);
}


static int read_only (lua_State *L) {
  lua_settop(L, 3);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_pushvalue(L, 2);
  return panier_say_ljmp(L, PANIER_SAY_READ_ONLY, 2);
}


/* pairs(module); upvalue 1: the table behind */
static int module_pairs (lua_State *L) {
  lua_newtable(L);  /* a copy: the table behind stays out of reach */
  lua_pushnil(L);
  while (lua_next(L, lua_upvalueindex(1))) {
    lua_pushvalue(L, -2);
    lua_insert(L, -2);
    lua_rawset(L, -4);
  }
  lua_getglobal(L, "next");
  lua_insert(L, -2);
  lua_pushnil(L);
  return 3;
}


static int module_tostring (lua_State *L) {
  lua_pushliteral(L, "module ");
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_concat(L, 2);
  return 1;
}


/*
** A module is an empty table whose __index is the table with the members, so a
** member costs no call; a missing one goes to 'no_member'.
*/
static int set_module_ljmp (lua_State *L) {
  panier_vm *vm = panier_of(L);
  declaration *d = lua_touserdata(L, 1);
  int32_t i;
  int n, members;
  lua_settop(L, 0);
  lua_newtable(L);                              /* 1: the module */
  lua_createtable(L, 0, d->count + 2);          /* 2: its members */
  members = 2;
  for (i = 0; i < d->count; i++) {
    panier_push_function_ljmp(L, d->functions[i]);
    lua_setfield(L, members, d->names[i]);
  }
  n = panier_reply_push_ljmp(L, vm, &vm->answer);
  for (; n >= 2; n -= 2) lua_rawset(L, members);
  lua_createtable(L, 0, 2);                     /* metatable of the members */
  lua_pushstring(L, d->name);
  lua_pushcclosure(L, no_member, 1);
  lua_setfield(L, -2, "__index");
  lua_setmetatable(L, members);
  lua_createtable(L, 0, 6);                     /* metatable of the module */
  lua_pushvalue(L, members);
  lua_setfield(L, -2, "__index");
  lua_pushstring(L, d->name);
  lua_pushcclosure(L, read_only, 1);
  lua_setfield(L, -2, "__newindex");
  lua_pushvalue(L, members);
  lua_pushcclosure(L, module_pairs, 1);
  lua_setfield(L, -2, "__pairs");
  lua_pushstring(L, d->name);
  lua_pushcclosure(L, module_tostring, 1);
  lua_setfield(L, -2, "__tostring");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_pushstring(L, d->name);
  lua_rawseti(L, -2, PANIER_MODULE_NAME);
  lua_setmetatable(L, 1);
  lua_settop(L, 1);
  if (strchr(d->name, '.') == NULL) lua_setglobal(L, d->name);
  else {
    lua_rawgetp(L, LUA_REGISTRYINDEX, &panier_key_loaded);
    lua_insert(L, 1);
    lua_setfield(L, 1, d->name);
  }
  return 0;
}


static int set_function_ljmp (lua_State *L) {
  declaration *d = lua_touserdata(L, 1);
  panier_push_function_ljmp(L, *d->functions);
  lua_pushglobaltable(L);
  lua_insert(L, -2);
  lua_pushstring(L, d->name);
  lua_insert(L, -2);
  lua_rawset(L, -3);
  return 0;
}


static int set_global_ljmp (lua_State *L) {
  panier_vm *vm = panier_of(L);
  declaration *d = lua_touserdata(L, 1);
  lua_pushglobaltable(L);
  lua_pushstring(L, d->name);
  if (panier_reply_push_ljmp(L, vm, &vm->answer) != 1) return luaL_error(L, "not enough memory");
  lua_rawset(L, -3);
  return 0;
}


int panier_set_module (panier_vm *vm, const char *name, const int32_t *functions,
                       const char *const *names, int32_t count) {
  declaration d = {name, functions, names, count};
  return declare(vm, set_module_ljmp, &d);
}


int panier_set_function (panier_vm *vm, const char *name, int32_t function) {
  declaration d = {name, &function, NULL, 1};
  return declare(vm, set_function_ljmp, &d);
}


int panier_set_global (panier_vm *vm, const char *name) {
  declaration d = {name, NULL, NULL, 0};
  return declare(vm, set_global_ljmp, &d);
}


static int get_global_ljmp (lua_State *L) {
  declaration *d = lua_touserdata(L, 1);
  lua_pushglobaltable(L);
  lua_pushstring(L, d->name);
  lua_rawget(L, -2);
  return 1;
}


/*
** The value of a global as a tape, read raw; NULL on failure (panier_failure).
*/
const panier_value *panier_get_global (panier_vm *vm, const char *name, size_t *count) {
  declaration d = {name, NULL, NULL, 0};
  const char *why = NULL;
  lua_pushcfunction(vm->L, get_global_ljmp);
  lua_pushlightuserdata(vm->L, &d);
  panier_tape_reset(&vm->results);
  if (lua_pcall(vm->L, 1, 1, 0) == LUA_OK && panier_tape_build(vm->L, &vm->results, -1, 1, &why)) {
    lua_pop(vm->L, 1);
    *count = vm->results.count;
    return vm->results.items;
  }
  lua_pop(vm->L, 1);
  panier_clear_failure(vm);
  vm->failure.code = PANIER_FAILED;
  vm->failure.text = why != NULL ? why : "not enough memory";
  vm->failure.length = strlen(vm->failure.text);
  return NULL;
}

/* }====== */

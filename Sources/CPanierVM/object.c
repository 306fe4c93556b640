/*
** object.c
** Objects of the host in Lua: a userdata {type, box, identity}. The metatable
** of a type is made when its first object arrives. Methods are found in C; all
** else about an object is asked of the host.
*/

#include <string.h>

#include "internal.h"


/* set in every metatable of an object, so that no foreign userdata passes */
static const char mark_object = 0;


/*
** The block of the object at 'index', or NULL. [-0, +0]
*/
object_block *panier_to_object (lua_State *L, int index) {
  object_block *block = NULL;
  if (lua_type(L, index) == LUA_TUSERDATA && lua_getmetatable(L, index)) {
    if (lua_rawgetp(L, -1, &mark_object) != LUA_TNIL)
      block = lua_touserdata(L, index < 0 && index > LUA_REGISTRYINDEX ? index - 2 : index);
    lua_pop(L, 2);
  }
  return block;
}


static int object_gc (lua_State *L) {
  object_block *block = lua_touserdata(L, 1);
  if (block != NULL) {
    panier_box_release(panier_of(L), block->slot);
    block->slot = -1;
  }
  return 0;
}


/*
** Asks the host for an operation of the type in upvalue 1; op is upvalue 2.
*/
static int operate (lua_State *L) {
  panier_vm *vm = panier_of(L);
  panier_value args[3];
  panier_call call;
  int i, status;
  int n = lua_gettop(L);
  if (n > 3) n = 3;
  for (i = 0; i < n; i++) panier_flatten(L, i + 1, &args[i]);
  call.vm = vm;
  call.state = L;
  call.args = args;
  call.count = n;
  call.number = (int32_t)lua_tointeger(L, lua_upvalueindex(1));
  call.context = NULL;
  call.base = 1;
  call.valid = 1;
  call.reply = &vm->reply;
  vm->crossed.last = -1;
  panier_reply_reset(vm, &vm->reply);
  status = vm->host.operate(vm->host.context, (int32_t)lua_tointeger(L, lua_upvalueindex(2)), &call);
  if (status == PANIER_RAISE) return panier_reply_raise_ljmp(L, vm, &vm->reply);
  return panier_reply_push_ljmp(L, vm, &vm->reply);
}


/*
** obj.name: a method (table in upvalue 3), else the host's answer.
*/
static int object_index (lua_State *L) {
  lua_settop(L, 2);
  if (lua_type(L, 2) == LUA_TSTRING) {
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(3)) != LUA_TNIL) return 1;
    lua_pop(L, 1);
  }
  return operate(L);
}


/*
** Iterator of an object with elements: calls __index with 1, 2, …
*/
static int next_element (lua_State *L) {
  lua_Integer i = lua_tointeger(L, 2) + 1;
  lua_settop(L, 1);
  lua_pushinteger(L, i);
  lua_geti(L, 1, i);
  return lua_isnil(L, -1) ? 1 : 2;
}


static int element_pairs (lua_State *L) {
  luaL_checkany(L, 1);
  lua_pushcfunction(L, next_element);
  lua_pushvalue(L, 1);
  lua_pushinteger(L, 0);
  return 3;
}


/*
** Iterator over a list {k1, v1, k2, v2, …} in upvalue 1; upvalue 2 is the place.
*/
static int next_listed (lua_State *L) {
  lua_Integer i = lua_tointeger(L, lua_upvalueindex(2));
  lua_pushinteger(L, i + 2);
  lua_replace(L, lua_upvalueindex(2));
  lua_rawgeti(L, lua_upvalueindex(1), i + 1);
  lua_rawgeti(L, lua_upvalueindex(1), i + 2);
  return 2;
}


static int listed_pairs (lua_State *L) {
  int n;
  lua_settop(L, 1);
  n = operate(L);  /* one table */
  if (n != 1 || !lua_istable(L, -1)) return luaL_error(L, "attempt to iterate over an object");
  lua_pushinteger(L, 0);
  lua_pushcclosure(L, next_listed, 2);
  lua_pushvalue(L, 1);
  lua_pushnil(L);
  return 3;
}


/*
** Two objects are equal if they are the same object of the host; a type's own
** equality is asked when it has one.
*/
static int same_object (lua_State *L) {
  object_block *a = panier_to_object(L, 1), *b = panier_to_object(L, 2);
  lua_pushboolean(L, a != NULL && b != NULL && a->identity == b->identity);
  return 1;
}


static void set_operator_ljmp (lua_State *L, int32_t type, int op, const char *name) {
  lua_pushinteger(L, type);
  lua_pushinteger(L, op);
  lua_pushcclosure(L, operate, 2);
  lua_setfield(L, -2, name);
}


static void make_metatable_ljmp (lua_State *L, panier_vm *vm, int32_t type) {
  static const struct { int op; const char *name; } plain[] = {
    {PANIER_ON_LT, "__lt"}, {PANIER_ON_LE, "__le"}, {PANIER_ON_ADD, "__add"},
    {PANIER_ON_SUB, "__sub"}, {PANIER_ON_MUL, "__mul"}, {PANIER_ON_DIV, "__div"},
    {PANIER_ON_MOD, "__mod"}, {PANIER_ON_UNM, "__unm"}, {PANIER_ON_CONCAT, "__concat"},
    {PANIER_ON_LEN, "__len"}, {PANIER_ON_EQ, "__eq"},
  };
  type_entry *entry = &vm->types[type];
  int32_t i;
  luaL_checkstack(L, 8, NULL);
  lua_createtable(L, 0, 12);
  lua_pushboolean(L, 1);
  lua_rawsetp(L, -2, &mark_object);
  lua_pushstring(L, entry->name);
  lua_setfield(L, -2, "__name");
  lua_pushboolean(L, 0);
  lua_setfield(L, -2, "__metatable");
  lua_pushinteger(L, type);
  lua_pushinteger(L, PANIER_ON_INDEX);
  lua_createtable(L, 0, entry->nmethods);
  for (i = 0; i < entry->nmethods; i++) {
    panier_push_function_ljmp(L, entry->methods[i].function);
    lua_setfield(L, -2, entry->methods[i].name);
  }
  lua_pushcclosure(L, object_index, 3);
  lua_setfield(L, -2, "__index");
  set_operator_ljmp(L, type, PANIER_ON_NEWINDEX, "__newindex");
  set_operator_ljmp(L, type, PANIER_ON_TOSTRING, "__tostring");
  for (i = 0; i < (int32_t)(sizeof plain / sizeof plain[0]); i++)
    if (entry->operators & (1u << plain[i].op)) set_operator_ljmp(L, type, plain[i].op, plain[i].name);
  if (!(entry->operators & (1u << PANIER_ON_EQ))) {
    lua_pushcfunction(L, same_object);
    lua_setfield(L, -2, "__eq");
  }
  if (entry->operators & (1u << PANIER_ON_ELEMENT)) lua_pushcfunction(L, element_pairs);
  else {
    lua_pushinteger(L, type);
    lua_pushinteger(L, PANIER_ON_PAIRS);
    lua_pushcclosure(L, listed_pairs, 2);
  }
  lua_setfield(L, -2, "__pairs");
  lua_pushcfunction(L, object_gc);
  lua_setfield(L, -2, "__gc");
}


/*
** Pushes the metatable of a type. [-0, +1, memory]
*/
static void push_metatable_ljmp (lua_State *L, panier_vm *vm, int32_t type) {
  lua_rawgetp(L, LUA_REGISTRYINDEX, &panier_key_types);
  if (lua_rawgeti(L, -1, type + 1) == LUA_TNIL) {
    lua_pop(L, 1);
    make_metatable_ljmp(L, vm, type);
    lua_pushvalue(L, -1);
    lua_rawseti(L, -3, type + 1);
  }
  lua_remove(L, -2);
}


/*
** Pushes an object that owns 'box'. [-0, +1, memory] When it raises, the box
** still belongs to the caller.
*/
void panier_push_object_ljmp (lua_State *L, panier_vm *vm, int32_t type, void *box, const void *identity) {
  object_block *block;
  luaL_checkstack(L, 4, NULL);
  push_metatable_ljmp(L, vm, type);
  block = lua_newuserdatauv(L, sizeof *block, 0);
  block->type = type;
  block->slot = -1;
  block->identity = identity;
  lua_insert(L, -2);
  lua_setmetatable(L, -2);
  block->slot = panier_box_put(vm, box);
  if (block->slot < 0) luaL_error(L, "not enough memory");
}


void panier_open_objects_ljmp (lua_State *L) {
  lua_newtable(L);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &panier_key_types);
}

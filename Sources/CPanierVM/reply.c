/*
** reply.c
** Answers of the host: a byte stream outside Lua's heap, decoded onto the stack
** after the host has returned. A raise in the middle loses nothing: the stream
** keeps its position, and a reset releases the objects not yet handed over.
*/

#include <string.h>

#include "internal.h"


int panier_reply_grow (panier_reply *r, size_t more) {
  size_t cap = r->cap == 0 ? 256 : r->cap;
  uint8_t *fresh;
  if (r->failed) return -1;
  while (cap - r->len < more) {
    if (cap > SIZE_MAX / 2) {
      r->failed = 1;
      return -1;
    }
    cap *= 2;
  }
  fresh = realloc(r->data, cap);
  if (fresh == NULL) {
    r->failed = 1;
    return -1;
  }
  r->data = fresh;
  r->cap = cap;
  return 0;
}


/*
** Length of the operation at 'pos', without the values nested in a table.
*/
static size_t op_length (const panier_reply *r, size_t pos) {
  switch (r->data[pos]) {
    case PANIER_OP_NIL: case PANIER_OP_FALSE: case PANIER_OP_TRUE: case PANIER_OP_NULL:
      return 1;
    case PANIER_OP_STRING: case PANIER_OP_JSON: {
      size_t n;
      memcpy(&n, r->data + pos + 1, sizeof n);
      return 9 + n;
    }
    case PANIER_OP_OBJECT:
      return 21;
    default:
      return 9;
  }
}


/*
** Empties a reply; objects and the error that Lua has not taken go back.
*/
void panier_reply_reset (panier_vm *vm, panier_reply *r) {
  while (r->pos < r->len) {
    uint8_t op = r->data[r->pos];
    if (op == PANIER_OP_OBJECT || op == PANIER_OP_ERROR) {
      void *box;
      memcpy(&box, r->data + r->pos + (op == PANIER_OP_OBJECT ? 5 : 1), sizeof box);
      vm->host.release(vm->host.context, box);
    }
    r->pos += op_length(r, r->pos);
  }
  if (r->error != NULL) {
    vm->host.release(vm->host.context, r->error);
    r->error = NULL;
  }
  if (r->cap > 1024 * 1024) {  /* do not keep the size of one large body */
    free(r->data);
    r->data = NULL;
    r->cap = 0;
  }
  r->len = r->pos = 0;
  r->count = 0;
  r->failed = 0;
}


panier_reply *panier_answer (panier_vm *vm) {
  panier_reply_reset(vm, &vm->answer);
  return &vm->answer;
}


/*
** Decodes one value. [-0, +1, memory]
*/
static void decode_ljmp (lua_State *L, panier_vm *vm, panier_reply *r) {
  const uint8_t *p = r->data + r->pos;
  uint8_t op = *p;
  switch (op) {
    case PANIER_OP_NIL:
      r->pos += 1;
      lua_pushnil(L);
      break;
    case PANIER_OP_FALSE: case PANIER_OP_TRUE:
      r->pos += 1;
      lua_pushboolean(L, op == PANIER_OP_TRUE);
      break;
    case PANIER_OP_NULL:
      r->pos += 1;
      panier_push_null(L);
      break;
    case PANIER_OP_INTEGER: {
      int64_t i;
      memcpy(&i, p + 1, 8);
      r->pos += 9;
      lua_pushinteger(L, i);
      break;
    }
    case PANIER_OP_NUMBER: {
      double n;
      memcpy(&n, p + 1, 8);
      r->pos += 9;
      lua_pushnumber(L, n);
      break;
    }
    case PANIER_OP_FUNCTION: {
      int64_t reference;
      memcpy(&reference, p + 1, 8);
      r->pos += 9;
      lua_rawgeti(L, LUA_REGISTRYINDEX, reference);
      break;
    }
    case PANIER_OP_STRING: case PANIER_OP_JSON: {
      size_t n;
      memcpy(&n, p + 1, 8);
      r->pos += 9 + n;
      if (op == PANIER_OP_STRING) lua_pushlstring(L, (const char *)p + 9, n);
      else panier_json_decode_ljmp(L, (const char *)p + 9, n);
      break;
    }
    case PANIER_OP_OBJECT: {
      int32_t type;
      void *box;
      const void *identity;
      memcpy(&type, p + 1, 4);
      memcpy(&box, p + 5, 8);
      memcpy(&identity, p + 13, 8);
      panier_push_object_ljmp(L, vm, type, box, identity);
      r->pos += 21;  /* the userdata owns the box from here on */
      break;
    }
    case PANIER_OP_ERROR: {
      void *box;
      memcpy(&box, p + 1, 8);
      luaL_checkstack(L, 6, NULL);
      panier_new_error_ljmp(L, box);
      r->pos += 9;  /* the error object owns the box from here on */
      decode_ljmp(L, vm, r);
      lua_setiuservalue(L, -2, 1);
      break;
    }
    default: {  /* a table */
      int64_t sizes;
      int32_t items, pairs, i;
      memcpy(&sizes, p + 1, 8);
      items = (int32_t)(sizes >> 32);
      pairs = (int32_t)(sizes & 0xffffffff);
      r->pos += 9;
      luaL_checkstack(L, 6, NULL);
      lua_createtable(L, items, pairs);
      for (i = 1; i <= items; i++) {
        decode_ljmp(L, vm, r);
        lua_rawseti(L, -2, i);
      }
      for (i = 0; i < pairs; i++) {
        decode_ljmp(L, vm, r);
        decode_ljmp(L, vm, r);
        if (lua_isnil(L, -2) || (lua_type(L, -2) == LUA_TNUMBER && lua_tonumber(L, -2) != lua_tonumber(L, -2)))
          lua_pop(L, 2);  /* no key for a table */
        else lua_rawset(L, -3);
      }
      if (op == PANIER_OP_ARRAY) {
        lua_rawgetp(L, LUA_REGISTRYINDEX, &panier_key_array);
        lua_setmetatable(L, -2);
      }
    }
  }
}


/*
** Pushes all values of the reply; returns how many. [-0, +n, memory]
*/
int panier_reply_push_ljmp (lua_State *L, panier_vm *vm, panier_reply *r) {
  int n = 0;
  if (r->failed) return luaL_error(L, "not enough memory");
  while (r->pos < r->len) {
    luaL_checkstack(L, 2, "too many results");
    decode_ljmp(L, vm, r);
    n++;
  }
  return n;
}


/*
** Raises the error of the reply. [-0, +0, raises]
*/
int panier_reply_raise_ljmp (lua_State *L, panier_vm *vm, panier_reply *r) {
  if (r->failed || r->error == NULL) return luaL_error(L, "not enough memory");
  panier_push_error_ljmp(L, vm, r);
  return lua_error(L);
}

/*
** value.c
** Lua values as flat values, and trees as tapes. Nothing here raises: the
** parts that may need memory of Lua run below a protected call of their own.
*/

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "internal.h"


/*
** Makes a flat view of the value at 'index'. [-0, +0] The view of a string
** lives as long as the string stays where it is.
*/
void panier_flatten (lua_State *L, int index, panier_value *v) {
  v->type = 0;
  v->len = 0;
  v->u.i = 0;
  if (lua_isinteger(L, index)) {  /* the common case */
    v->kind = PANIER_INTEGER;
    v->u.i = lua_tointeger(L, index);
    return;
  }
  switch (lua_type(L, index)) {
    case LUA_TNONE: case LUA_TNIL:
      v->kind = PANIER_NIL;
      break;
    case LUA_TBOOLEAN:
      v->kind = PANIER_BOOLEAN;
      v->u.i = lua_toboolean(L, index);
      break;
    case LUA_TNUMBER:
      v->kind = PANIER_NUMBER;
      v->u.n = lua_tonumber(L, index);
      break;
    case LUA_TSTRING:
      v->kind = PANIER_STRING;
      v->u.s = lua_tolstring(L, index, &v->len);  /* a string: no conversion */
      break;
    case LUA_TTABLE:
      v->kind = PANIER_TABLE;
      break;
    case LUA_TFUNCTION:
      v->kind = PANIER_FUNCTION;
      break;
    case LUA_TUSERDATA: {
      object_block *object = panier_to_object(L, index);
      void *error;
      if (object != NULL) {
        v->kind = PANIER_OBJECT;
        v->type = object->type;
        v->u.p = panier_box_get(panier_of(L), object->slot);
      }
      else if ((error = panier_to_error(L, index)) != NULL) {
        v->kind = PANIER_ERROR;
        v->u.p = error;
      }
      else goto other;
      break;
    }
    case LUA_TLIGHTUSERDATA:
      if (panier_is_null(L, index)) {
        v->kind = PANIER_NULL;
        break;
      }
      /* FALLTHROUGH */
    default: other:
      v->kind = PANIER_OTHER;
      v->u.s = lua_typename(L, lua_type(L, index));
      v->len = strlen(v->u.s);
  }
}


/* {====== Tapes ====== */

typedef struct {
  tape *t;
  int first, count;
  const char *why;
  const void *path[MAX_DEPTH];
  int64_t items;
  size_t bytes;
} walk;


void panier_tape_reset (tape *t) {
  t->count = 0;
}


void panier_tape_free (tape *t) {
  free(t->items);
  t->items = NULL;
  t->count = t->cap = 0;
}


/*
** Gives back the functions a tape refers to: nobody took them.
*/
void panier_tape_unref (panier_vm *vm, tape *t) {
  size_t i;
  for (i = 0; i < t->count; i++)
    if (t->items[i].kind == PANIER_FUNCTION) panier_unref(vm, t->items[i].u.i);
  t->count = 0;
}


/*
** Appends one value; returns 0 when memory does not suffice. The pointer is
** valid until the next append.
*/
static panier_value *append (tape *t) {
  if (t->count == t->cap) {
    size_t cap = t->cap == 0 ? 16 : t->cap * 2;
    panier_value *fresh = realloc(t->items, cap * sizeof *fresh);
    if (fresh == NULL) return NULL;
    t->items = fresh;
    t->cap = cap;
  }
  return &t->items[t->count++];
}


static int walk_value_ljmp (lua_State *L, walk *w, int index, int depth);


/*
** How many items the tables of a call may have. Own scripts read whole catalogues:
** for them it grows with the memory they may have, one item for each 128 bytes.
*/
static int64_t max_items (const panier_vm *vm) {
  int64_t n;
  if (vm->settings.level != PANIER_TRUSTED) return MAX_ITEMS;
  if (vm->settings.memory == 0) return INT64_MAX;
  n = (int64_t)(vm->settings.memory / 128) / MAX_ITEMS * MAX_ITEMS;
  return n > MAX_ITEMS ? n : MAX_ITEMS;
}


static const char *too_many_items (panier_vm *vm) {
  int64_t n = max_items(vm) / 1000;
  if (n < 1000)
    snprintf(vm->too_many, sizeof vm->too_many, "a table of more than %d,000 items", (int)n);
  else
    snprintf(vm->too_many, sizeof vm->too_many, "a table of more than %d,%03d,000 items", (int)(n / 1000),
             (int)(n % 1000));
  return vm->too_many;
}


/*
** The table at 'index': its sequence, then all other pairs. Raw: no metamethod
** runs.
*/
static int walk_table_ljmp (lua_State *L, walk *w, int index, int depth) {
  size_t head = w->t->count - 1;
  lua_Integer n = 0;
  int64_t pairs = 0;
  int i;
  const void *id = lua_topointer(L, index);
  if (depth >= MAX_DEPTH) {
    w->why = "a table nested deeper than 64 levels";
    return 0;
  }
  for (i = 0; i < depth; i++) {
    if (w->path[i] == id) {
      w->why = "a table that contains itself";
      return 0;
    }
  }
  w->path[depth] = id;
  luaL_checkstack(L, 4, NULL);
  if (lua_getmetatable(L, index)) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, &panier_key_array);
    w->t->items[head].type = lua_rawequal(L, -1, -2);
    lua_pop(L, 2);
  }
  while (lua_rawgeti(L, index, n + 1) != LUA_TNIL) {
    if (!walk_value_ljmp(L, w, lua_gettop(L), depth + 1)) return 0;
    lua_pop(L, 1);
    n++;
  }
  lua_pop(L, 1);
  lua_pushnil(L);
  while (lua_next(L, index)) {
    int key = lua_gettop(L) - 1;
    if (lua_isinteger(L, key)) {
      lua_Integer k = lua_tointeger(L, key);
      if (k >= 1 && k <= n) {
        lua_pop(L, 1);
        continue;
      }
    }
    if (!walk_value_ljmp(L, w, key, depth + 1) ||
        !walk_value_ljmp(L, w, key + 1, depth + 1)) return 0;
    pairs++;
    lua_pop(L, 1);
  }
  w->t->items[head].len = (size_t)n;
  w->t->items[head].u.i = pairs;
  return 1;
}


static int walk_value_ljmp (lua_State *L, walk *w, int index, int depth) {
  panier_value *v = append(w->t);
  if (v == NULL) {
    w->why = "a table that does not fit into memory";
    return 0;
  }
  if (depth > 0 && ++w->items > max_items(panier_of(L))) {
    w->why = too_many_items(panier_of(L));
    w->t->count--;
    return 0;
  }
  panier_flatten(L, index, v);
  if (v->kind == PANIER_TABLE) return walk_table_ljmp(L, w, index, depth);
  if (v->kind == PANIER_STRING && (depth > 0 || w->count > 1)) {
    if (v->len > MAX_BYTES - w->bytes) {
      w->why = depth > 0 ? "a table with more than 64 MiB of text in it" : "values with more than 64 MiB of text";
      return 0;
    }
    w->bytes += v->len;
  }
  if (v->kind == PANIER_FUNCTION) {
    size_t at = w->t->count - 1;
    v->kind = PANIER_NIL;  /* luaL_ref may raise: no half-made reference */
    lua_pushvalue(L, index);
    w->t->items[at].u.i = luaL_ref(L, LUA_REGISTRYINDEX);
    w->t->items[at].kind = PANIER_FUNCTION;
  }
  return 1;
}


static int walk_ljmp (lua_State *L) {
  walk *w = lua_touserdata(L, 1);
  int i;
  for (i = 0; i < w->count; i++) {
    if (!walk_value_ljmp(L, w, i + 2, 0)) break;
    lua_settop(L, w->count + 1);
  }
  return 0;
}


/*
** Appends the values of a walk that may have counted others before.
*/
static int build (lua_State *L, walk *w, const char **why) {
  panier_vm *vm = panier_of(L);
  /* both callers set the fields that are read here; 'path' is written before it is read */
  /* cppcheck-suppress ctuuninitvar */
  int i, status, count = w->count, first = lua_absindex(L, w->first);
  w->why = NULL;
  if (!lua_checkstack(L, count + 3)) {
    *why = "more values than the stack holds";
    return 0;
  }
  lua_pushcfunction(L, walk_ljmp);
  lua_pushlightuserdata(L, w);
  for (i = 0; i < count; i++) lua_pushvalue(L, first + i);
  status = lua_pcall(L, count + 1, 0, 0);
  if (status != LUA_OK) {
    lua_pop(L, 1);
    if (w->why == NULL) w->why = "a value that does not fit into memory";
  }
  if (w->why != NULL) {
    panier_tape_unref(vm, w->t);
    *why = w->why;
    return 0;
  }
  return 1;
}


/*
** Appends 'count' values from 'first' on to the tape. Returns 1; or 0, with
** 'why' naming what is wrong with the value as a noun phrase, and an empty tape.
** [-0, +0], needs count + 3 slots, never raises.
*/
int panier_tape_build (lua_State *L, tape *t, int first, int count, const char **why) {
  walk w;
  w.t = t;
  w.first = first;
  w.count = count;
  w.items = 0;
  w.bytes = 0;
  return build(L, &w, why);
}

/* }====== */


/* {====== Arguments ====== */

/*
** What the tables of a call take together is bounded, not only each. The arguments are
** read in their order, and read again by whoever needs them again: an argument that does not
** come after the last one begins a new count.
*/
const panier_value *panier_arg_tape (const panier_call *call, int32_t argument, size_t *count,
                                     const char **why) {
  panier_vm *vm = call->vm;
  walk w;
  panier_tape_reset(&vm->argument);
  w.t = &vm->argument;
  w.first = call->base + argument;
  w.count = 1;
  w.items = vm->crossed.last >= 0 && argument > vm->crossed.last ? vm->crossed.items : 0;
  w.bytes = vm->crossed.last >= 0 && argument > vm->crossed.last ? vm->crossed.bytes : 0;
  if (!build(call->state, &w, why)) return NULL;
  vm->crossed.last = argument;
  vm->crossed.items = w.items;
  vm->crossed.bytes = w.bytes;
  *count = vm->argument.count;
  return vm->argument.items;
}


typedef struct {
  lua_Integer item;       /* 0: the value itself */
  lua_Integer reference;
} referring;


static int refer_ljmp (lua_State *L) {
  referring *r = lua_touserdata(L, 1);
  lua_settop(L, 2);
  if (r->item != 0) lua_rawgeti(L, 2, r->item);
  r->reference = luaL_ref(L, LUA_REGISTRYINDEX);
  return 0;
}


/*
** A reference to the value at 'index', or to item 'item' of the table there; 0
** when memory does not suffice. A reference to nil is LUA_REFNIL, never 0.
** [-0, +0]
*/
static int64_t refer (lua_State *L, int index, int64_t item) {
  referring r = {item, 0};
  index = lua_absindex(L, index);
  if (!lua_checkstack(L, 4)) return 0;
  lua_pushcfunction(L, refer_ljmp);
  lua_pushlightuserdata(L, &r);
  lua_pushvalue(L, index);
  if (lua_pcall(L, 2, 0, 0) != LUA_OK) {
    lua_pop(L, 1);
    return 0;
  }
  return r.reference;
}


int64_t panier_arg_reference (const panier_call *call, int32_t argument, int64_t item) {
  return refer(call->state, call->base + argument, item);
}


/*
** How many items the sequence in a table argument has; 0 for anything else.
*/
int64_t panier_arg_length (const panier_call *call, int32_t argument) {
  lua_State *L = call->state;
  return lua_istable(L, call->base + argument) ? (int64_t)lua_rawlen(L, call->base + argument) : 0;
}


/*
** The item 'item' of a table argument as a flat value. The view of a string
** lives as long as the table is not changed.
*/
panier_value panier_arg_item (const panier_call *call, int32_t argument, int64_t item) {
  lua_State *L = call->state;
  panier_value v = {PANIER_NIL, 0, {0}, 0};
  if (lua_istable(L, call->base + argument) && lua_checkstack(L, 4)) {
    lua_rawgeti(L, call->base + argument, item);
    panier_flatten(L, -1, &v);
    lua_pop(L, 1);
  }
  return v;
}


int32_t panier_co_count (const panier_co *co) {
  return co->nresults;
}


/*
** Result 'i' of a finished coroutine, counted from 0, as a flat value; tables,
** functions and long strings by reference: kind PANIER_FUNCTION, u.i the reference (0: no
** memory).
*/
panier_value panier_co_result (panier_co *co, int32_t i) {
  lua_State *L = co->L;
  int index = lua_gettop(L) - co->nresults + 1 + i;
  panier_value v = {PANIER_NIL, 0, {0}, 0};
  if (!lua_checkstack(L, 4)) return v;
  panier_flatten(L, index, &v);
  if (v.kind == PANIER_TABLE || v.kind == PANIER_FUNCTION || v.kind == PANIER_OTHER || v.kind == PANIER_ERROR ||
      (v.kind == PANIER_STRING && v.len >= PANIER_LONG_STRING)) {
    v.kind = PANIER_FUNCTION;
    v.u.i = refer(L, index, 0);
  }
  return v;
}


void panier_unref (panier_vm *vm, int64_t function) {
  if (vm->L != NULL) luaL_unref(vm->L, LUA_REGISTRYINDEX, (int)function);
}


void panier_arg_keys (const panier_call *call, int32_t argument, void *context,
                      void (*visit)(void *context, const char *name, size_t length)) {
  lua_State *L = call->state;
  int index = call->base + argument;
  if (!lua_istable(L, index) || !lua_checkstack(L, 3)) return;
  lua_pushnil(L);
  while (lua_next(L, index)) {
    if (lua_type(L, -2) == LUA_TSTRING) {
      size_t n;
      const char *s = lua_tolstring(L, -2, &n);
      visit(context, s, n);
    }
    lua_pop(L, 1);
  }
}

/* }====== */

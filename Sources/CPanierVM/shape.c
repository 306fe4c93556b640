/*
** shape.c
** The order in which the host, or a text of JSON, wrote the names of a table. A
** table of Lua keeps no order, and walks its names in another one each run: what
** prints a table finds the order by the set of its names. The first order seen
** for a set counts. Bounded: what does not fit has no order.
*/

#include <stdlib.h>
#include <string.h>

#include "internal.h"

#define SLOTS 1024               /* a power of 2, never more than half full */
#define MAX_NAMES 256            /* of one table */
#define MAX_NAME_BYTES (256 * 1024)   /* of all names together */

typedef struct {
  uint64_t set;
  int32_t n;
  char *names;                   /* each followed by a zero byte; NULL: free */
} shape;

struct panier_shapes {
  int used;
  size_t bytes;
  shape slots[SLOTS];
};


/*
** A number for a name; the numbers of a set of names are added.
*/
uint64_t panier_name_hash (const char *s, size_t n) {
  uint64_t h = 0xcbf29ce484222325u;
  size_t i;
  for (i = 0; i < n; i++) h = (h ^ (unsigned char)s[i]) * 0x100000001b3u;
  h ^= h >> 29;
  h *= 0xbf58476d1ce4e5b9u;
  return h ^ h >> 32;
}


static shape *slot_of (struct panier_shapes *shapes, uint64_t set) {
  size_t i = (size_t)(set ^ set >> 32) & (SLOTS - 1);
  while (shapes->slots[i].names != NULL && shapes->slots[i].set != set) i = (i + 1) & (SLOTS - 1);
  return &shapes->slots[i];
}


/*
** The names of a set in their order, each followed by a zero byte; or NULL when
** the set is not known. [-0, +0] never raises.
*/
const char *panier_shape (panier_vm *vm, uint64_t set, int32_t *n) {
  const shape *found;
  if (vm->shapes == NULL) return NULL;
  found = slot_of(vm->shapes, set);
  *n = found->n;
  return found->names;
}


/*
** Whether another order can be noted.
*/
int panier_shape_room (panier_vm *vm) {
  return vm->shapes == NULL || (vm->shapes->used < SLOTS / 2 && vm->shapes->bytes < MAX_NAME_BYTES);
}


/*
** Notes the order of a set that is not known: 'n' names of 'bytes' bytes, each
** followed by a zero byte. [-0, +0] never raises.
*/
void panier_shape_note (panier_vm *vm, uint64_t set, const char *names, size_t bytes, int32_t n) {
  shape *s;
  if (n < 2 || n > MAX_NAMES || !panier_shape_room(vm)) return;
  if (vm->shapes == NULL && (vm->shapes = calloc(1, sizeof *vm->shapes)) == NULL) return;
  if (bytes > MAX_NAME_BYTES - vm->shapes->bytes) return;
  s = slot_of(vm->shapes, set);
  if (s->names != NULL || (s->names = malloc(bytes)) == NULL) return;
  memcpy(s->names, names, bytes);
  s->set = set;
  s->n = n;
  vm->shapes->used++;
  vm->shapes->bytes += bytes;
}


/*
** Notes the order of an object of JSON: its text from the opening brace to the
** closing one, well formed. Names with escapes have no order.
*/
void panier_shape_of_object (panier_vm *vm, uint64_t set, const char *p, const char *end) {
  char names[4096];
  size_t bytes = 0;
  int32_t n = 0, depth = 0;
  int expected = 1;  /* the next string at depth 1 is a name */
  if (!panier_shape_room(vm)) return;
  for (; p < end; p++) {
    switch (*p) {
      case '{': case '[': depth++; break;
      case '}': case ']': depth--; break;
      case ',': if (depth == 1) expected = 1; break;
      case '"': {
        const char *begin = ++p;
        while (*p != '"') p += *p == '\\' ? 2 : 1;
        if (depth == 1 && expected) {
          size_t length = (size_t)(p - begin);
          if (memchr(begin, '\\', length) != NULL || length >= sizeof names - bytes) return;
          memcpy(names + bytes, begin, length);
          bytes += length;
          names[bytes++] = '\0';
          n++;
          expected = 0;
        }
        break;
      }
      default: break;
    }
  }
  panier_shape_note(vm, set, names, bytes, n);
}


void panier_shapes_free (panier_vm *vm) {
  int i;
  if (vm->shapes == NULL) return;
  for (i = 0; i < SLOTS; i++) free(vm->shapes->slots[i].names);
  free(vm->shapes);
  vm->shapes = NULL;
}

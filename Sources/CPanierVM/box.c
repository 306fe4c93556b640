/*
** box.c
** The host's boxes that Lua holds, in slots. Userdata hold slots, not boxes: at
** its memory limit Lua may fail to call a finalizer, and what is still in a slot
** when the universe ends can be given back then.
*/

#include <stdlib.h>

#include "internal.h"


/* a free slot holds the number of the next one, tagged: no box is odd */
#define FREE(next) ((void *)(((uintptr_t)(intptr_t)(next) << 1) | 1))
#define IS_FREE(box) (((intptr_t)(box) & 1) != 0)
#define NEXT(box) ((int32_t)((intptr_t)(box) >> 1))


/*
** Takes over a box; returns its slot, or -1 when memory does not suffice.
*/
int32_t panier_box_put (panier_vm *vm, void *box) {
  int32_t slot = vm->free_slot;
  if (slot >= 0) {
    vm->free_slot = NEXT(vm->boxes[slot]);
    vm->boxes[slot] = box;
    return slot;
  }
  if (vm->nboxes == vm->cap_boxes) {
    int32_t cap = vm->cap_boxes == 0 ? 64 : vm->cap_boxes * 2;
    void **fresh = realloc(vm->boxes, (size_t)cap * sizeof *fresh);
    if (fresh == NULL) return -1;
    vm->boxes = fresh;
    vm->cap_boxes = cap;
  }
  vm->boxes[vm->nboxes] = box;
  return vm->nboxes++;
}


/*
** The box in a slot, or NULL for none.
*/
void *panier_box_get (panier_vm *vm, int32_t slot) {
  return slot < 0 ? NULL : vm->boxes[slot];
}


/*
** Gives the box in a slot back to the host and frees the slot.
*/
void panier_box_release (panier_vm *vm, int32_t slot) {
  void *box;
  if (slot < 0 || IS_FREE(vm->boxes[slot])) return;
  box = vm->boxes[slot];
  vm->boxes[slot] = FREE(vm->free_slot);
  vm->free_slot = slot;
  vm->host.release(vm->host.context, box);
}


/*
** Gives everything back; the universe has ended.
*/
void panier_box_release_all (panier_vm *vm) {
  int32_t slot;
  for (slot = 0; slot < vm->nboxes; slot++) panier_box_release(vm, slot);
  free(vm->boxes);
  vm->boxes = NULL;
  vm->nboxes = vm->cap_boxes = 0;
  vm->free_slot = -1;
}

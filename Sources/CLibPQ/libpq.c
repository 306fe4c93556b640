#include <dlfcn.h>
#include <pthread.h>
#include <string.h>

#include "panier_libpq.h"

#if defined(__APPLE__)
#define LIBRARY "libpq.5.dylib"
#else
#define LIBRARY "libpq.so.5"
#endif

static pthread_once_t once = PTHREAD_ONCE_INIT;
static struct panier_libpq functions;
static int is_open = 0;


/*
** Takes the address of a function; memcpy, since C has no conversion from an object's pointer.
*/
static int take (void *library, const char *name, void *member, size_t size) {
  void *found = dlsym(library, name);
  if (found == NULL || size != sizeof(found)) return 0;
  memcpy(member, &found, size);
  return 1;
}


static void open_library (void) {
  void *library = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) return;
#define TAKE(name) if (!take(library, #name, &functions.name, sizeof(functions.name))) return;
  PANIER_LIBPQ_FUNCTIONS(TAKE)
#undef TAKE
  is_open = 1;
}


const struct panier_libpq *panier_libpq_open (void) {
  pthread_once(&once, open_library);
  return is_open ? &functions : NULL;
}

/*
** internal.h
** What the files of the guarded core share. Names that end in _ljmp may raise
** a Lua error (longjmp): they run only below a protected call, never below a
** host frame. Stack effects are noted as in the Lua manual: [-pop, +push].
*/

#ifndef PANIER_INTERNAL_H
#define PANIER_INTERNAL_H

#include <stdatomic.h>
#include <time.h>

#include <lua.h>
#include <lualib.h>
#include <lauxlib.h>

#include "panier_vm.h"

#define MAX_DEPTH 64         /* of tables that cross the border */
#define MAX_ITEMS 100000     /* of the tables that cross the border in one call */
#define MAX_BYTES (64UL << 20)  /* of their strings; a string counts each time it is met */
#define RESERVE (64 * 1024)  /* bytes kept for reporting errors and closing */
#define GRACE_NS 100000000L  /* CPU time that __close handlers get after a kill */
#define LEAST_GRACE_NS 1000000L  /* the same when kills follow each other */
#define GRACE_RATE 0.1  /* what comes back of it, a second of CPU time */
#define FLAT_ARGS 16         /* arguments flattened without allocation */

/* the ids of values in the registry, by address */
extern const char panier_key_array, panier_key_types, panier_key_error,
  panier_key_session, panier_key_threads, panier_key_failure, panier_key_loaded;


typedef struct watchdog watchdog;

typedef struct {
  char *name;
  uint16_t *masks;
  int32_t nmasks;
  int32_t flags;
  int32_t type;
  void *context;
} function_entry;

typedef struct {
  char *name;
  uint32_t operators;
  int32_t nmethods;
  struct { char *name; int32_t function; } *methods;
} type_entry;

typedef struct {
  panier_value *items;
  size_t count;
  size_t cap;
} tape;

struct panier_vm {
  lua_State *L;                  /* main thread of the universe; runs no script */
  panier_host host;
  panier_settings settings;
  const panier_fence *fence;  /* until the universe is open */
  function_entry *functions;
  int32_t nfunctions, cap_functions;
  type_entry *types;
  int32_t ntypes, cap_types;
  atomic_size_t used, peak;      /* bytes; written by the Lua thread only */
  size_t reserve;                /* added to the limit while an error is reported */
  atomic_int kill;               /* reason for all coroutines, until rearmed */
  volatile int fired;            /* kills raised so far; read by the signal handler */
  double grace;                  /* seconds of CPU that __close handlers may use */
  double grace_noted;            /* when that was, in CPU seconds of the thread */
  volatile double grace_end;     /* CPU seconds of the thread at which this grace is over */
  atomic_int grace_over;         /* no instruction runs any more */
  int exit_code;
  panier_co *_Atomic running;    /* read by the signal handler, on this thread */
  lua_State *_Atomic current;    /* innermost running coroutine */
  int pending;                   /* the running coroutine waits for the host */
  int generational, pause, step_multiplier;  /* what scripts have set; the collector stays as it is */
  int blocked;                   /* resumes below a C function that cannot yield */
  int live;                      /* coroutines counted since the last census */
  int64_t calls;
  struct { int last; int64_t items; size_t bytes; } crossed;  /* of the call that is being made */
  double deadline;               /* CPU seconds of the thread */
  timer_t timer;
  int has_timer;
  watchdog *dog;                 /* NULL: none */
  void **boxes;                  /* the host's boxes that Lua holds, by slot */
  int32_t nboxes, cap_boxes;
  int32_t free_slot;             /* chain of free slots, -1: none */
  panier_reply reply;            /* of host calls */
  panier_reply answer;           /* of the host to a coroutine */
  tape results;
  tape argument;
  tape error_value;
  char too_many[64];             /* what is wrong with a table of too many items */
  struct panier_shapes *shapes;  /* orders of names, NULL: none yet */
  panier_failure_info failure;
  char *failure_text;            /* owned copies behind 'failure' */
  char *failure_trace;
  char *failure_location;
};

struct panier_co {
  panier_vm *vm;
  lua_State *L;                  /* NULL after close */
  int ref;
  int started;
  int lost;                      /* an error jumped over it: it can neither go on nor be closed */
  int status;
  int nresults;
  atomic_int kill;
};

typedef struct {
  int32_t type;
  int32_t slot;                  /* of the host's box; -1: none */
  const void *identity;
} object_block;


/*
** The extra space of a thread holds its universe, and marks in the lowest bits.
*/
#define MARK_HOSTS ((uintptr_t)1)    /* the thread is the host's to resume: a script must not */
#define MARK_CLOSING ((uintptr_t)2)  /* the thread is being closed: see lib_coroutine.c */
#define ALL_MARKS (MARK_HOSTS | MARK_CLOSING)

static inline panier_vm *panier_of (lua_State *L) {
  return (panier_vm *)(*(uintptr_t *)lua_getextraspace(L) & ~ALL_MARKS);
}

static inline int panier_has_mark (lua_State *L, uintptr_t mark) {
  return (*(uintptr_t *)lua_getextraspace(L) & mark) != 0;
}

static inline void panier_set_mark (lua_State *L, uintptr_t mark, int on) {
  uintptr_t *space = lua_getextraspace(L);
  *space = on ? *space | mark : *space & ~mark;
}

static inline int panier_kill_reason (panier_vm *vm) {
  int reason = atomic_load_explicit(&vm->kill, memory_order_relaxed);
  panier_co *co = atomic_load_explicit(&vm->running, memory_order_relaxed);
  if (co != NULL) {
    int own = atomic_load_explicit(&co->kill, memory_order_relaxed);
    if (own > reason) reason = own;
  }
  return reason;
}

/*
** Whether what runs now is to be stopped: a kill has come, and its handlers have
** had their time.
*/
static inline int panier_must_stop (panier_vm *vm) {
  return panier_kill_reason(vm) != PANIER_KILL_NONE &&
         (vm->fired == 0 || atomic_load_explicit(&vm->grace_over, memory_order_relaxed) != 0);
}

/* vm.c */
void panier_raise_kill_ljmp (lua_State *L);
void panier_check_kill_ljmp (lua_State *L);
void panier_again_kill_ljmp (lua_State *L);
void panier_enter (panier_vm *vm, lua_State *L);
int panier_is_kill (lua_State *L, int index);
void panier_arm_timer (panier_vm *vm, long ns);
void panier_leave (panier_vm *vm);

/* watchdog.c */
int panier_watchdog_start (panier_vm *vm);
void panier_watchdog_rearm (panier_vm *vm);
void panier_watchdog_stop (panier_vm *vm);

/* how deep JSON is read and written: as in the reader of Swift, so that what one takes the other takes */
#define MAX_JSON_DEPTH 256

/* shape.c */
int panier_shape_room (panier_vm *vm);
void panier_shape_of_object (panier_vm *vm, uint64_t set, const char *p, const char *end);
void panier_shapes_free (panier_vm *vm);

/* value.c */
void panier_flatten (lua_State *L, int index, panier_value *v);
void panier_tape_reset (tape *t);
void panier_tape_free (tape *t);
int panier_tape_build (lua_State *L, tape *t, int first, int count, const char **why);
void panier_tape_unref (panier_vm *vm, tape *t);

/* reply.c */
void panier_reply_reset (panier_vm *vm, panier_reply *r);
int panier_reply_push_ljmp (lua_State *L, panier_vm *vm, panier_reply *r);
int panier_reply_raise_ljmp (lua_State *L, panier_vm *vm, panier_reply *r);

/* load.c */
int panier_load_text_ljmp (lua_State *L, const char *source, size_t length, const char *name);
int panier_load_file_ljmp (lua_State *L, const char *path);
int panier_load_pieces_ljmp (lua_State *L, int function, int held, const char *name);

/* call.c */
void panier_push_function_ljmp (lua_State *L, int32_t number);
int panier_say_ljmp (lua_State *L, int32_t what, int nargs);
int panier_ask_ljmp (lua_State *L, int nargs, int32_t (*ask)(void *, const panier_call *));
void panier_note_compiling (panier_vm *vm);
int panier_where (lua_State *L, char *buffer, size_t size);
int panier_body (lua_State *L);
int panier_host_body (lua_State *L);

/* box.c */
int32_t panier_box_put (panier_vm *vm, void *box);
void *panier_box_get (panier_vm *vm, int32_t slot);
void panier_box_release (panier_vm *vm, int32_t slot);
void panier_box_release_all (panier_vm *vm);

/* object.c */
void panier_push_object_ljmp (lua_State *L, panier_vm *vm, int32_t type, void *box, const void *identity);
object_block *panier_to_object (lua_State *L, int index);
void panier_open_objects_ljmp (lua_State *L);

/* error.c */
void panier_new_error_ljmp (lua_State *L, void *box);
void panier_push_error_ljmp (lua_State *L, panier_vm *vm, panier_reply *r);
void *panier_to_error (lua_State *L, int index);
void panier_open_errors_ljmp (lua_State *L);
void panier_note_failure (panier_vm *vm, lua_State *from, int32_t code);
void panier_clear_failure (panier_vm *vm);
int panier_note_trace (lua_State *L);

/* json_decode.c, json_encode.c */
void panier_json_decode_ljmp (lua_State *L, const char *s, size_t n);
int panier_json_decode (lua_State *L);
int panier_json_encode (lua_State *L);
void panier_push_null (lua_State *L);
int panier_is_null (lua_State *L, int index);

/* session.c */
int panier_session_push_ljmp (lua_State *L, const char *name, size_t n);

/* the libraries */
void panier_open_base_ljmp (lua_State *L);
void panier_note_loaded_ljmp (lua_State *L);
void panier_open_coroutine_ljmp (lua_State *L);
void panier_open_string_ljmp (lua_State *L);
void panier_open_pattern_ljmp (lua_State *L);
void panier_open_table_ljmp (lua_State *L);
void panier_open_system_ljmp (lua_State *L);
void panier_fence_system_ljmp (lua_State *L);
void panier_open_json_ljmp (lua_State *L);
const char *panier_tolstring_ljmp (lua_State *L, int index, size_t *length);
void panier_note_names_ljmp (lua_State *L, const char *lib);
void panier_pick_ljmp (lua_State *L, lua_CFunction open, const char *lib, const char *const *names);

/*
** Looks at the kill flag now and then in a loop of C that calls no Lua: the
** counter is the loop's own. [-0, +0, raises]
*/
static inline void panier_tick_ljmp (lua_State *L, unsigned *counter) {
  if (__builtin_expect((++*counter & 0x3ff) == 0, 0)) panier_check_kill_ljmp(L);
}

/*
** A coroutine that has ended, made new: nothing of it is left to be closed.
*/
static inline int panier_reset_ended (lua_State *co, lua_State *from) {
#if LUA_VERSION_RELEASE_NUM >= 50406
  return lua_closethread(co, from);
#else
  (void)from;
  return lua_resetthread(co);
#endif
}

/* Where the metatable of a module keeps the module's name: an integer key can be read without allocating. */
#define PANIER_MODULE_NAME 1

#endif

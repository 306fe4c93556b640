/*
** panier_vm.h
** The guarded core of the Lua host. The only public header: no Lua type is
** named here, and every function returns to its caller; none jumps.
**
** The rule: the host returns, C raises. A host frame (Swift) is never on the
** stack below a Lua call that may raise. A host function gets flat values
** (views into the Lua stack, valid until it returns) and writes its answer to
** a reply kept outside Lua's heap; C decodes the reply, or raises the error in
** it, after the host frame is gone.
**
** Thread rule: everything here runs on the thread that called 'panier_open',
** except 'panier_interrupt', 'panier_co_interrupt' and 'panier_memory'.
*/

#ifndef PANIER_VM_H
#define PANIER_VM_H

#include <pthread.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Names of chunks that begin like this are library code: errors point past it, at its caller. */
#define PANIER_LIBRARY "=["

/* Bytes from which on a string is copied once however often it is met, or passed by reference. */
#define PANIER_LONG_STRING 1024

typedef struct panier_vm panier_vm;  /* one Lua universe */
typedef struct panier_co panier_co;  /* one coroutine driven by the host */


/*
** Kinds of flat values. The order is fixed: a kind is also a bit in a mask.
*/
enum {
  PANIER_NIL = 0,
  PANIER_BOOLEAN = 1,
  PANIER_INTEGER = 2,
  PANIER_NUMBER = 3,   /* a float; PANIER_INTEGRAL is added to its mask if exact */
  PANIER_STRING = 4,
  PANIER_NULL = 5,     /* json.null */
  PANIER_TABLE = 6,
  PANIER_FUNCTION = 7,
  PANIER_OBJECT = 8,
  PANIER_ERROR = 9,    /* an error object of the host */
  PANIER_OTHER = 10,   /* thread, foreign userdata */
  PANIER_INTEGRAL = 11 /* only in masks: a float with an exact integer value */
};

#define PANIER_MASK(kind) ((uint16_t)(1u << (kind)))


/*
** One flat value.
**   boolean   u.i is 0 or 1          integer  u.i         number  u.n
**   string    u.s, len bytes (not a copy)
**   object    type, u.p the host's box
**   error     u.p the host's box
**   function  u.i a reference, on a tape only
**   table     on a tape: len items of the array, then u.i pairs follow;
**             type is 1 if the table is marked as a JSON array
**   other     u.s, len: the type's name
*/
typedef struct {
  int32_t kind;
  int32_t type;
  union {
    int64_t i;
    double n;
    const char *s;
    void *p;
  } u;
  size_t len;
} panier_value;


/*
** An answer under construction: a byte stream outside Lua's heap.
*/
typedef struct {
  uint8_t *data;
  size_t len;
  size_t cap;
  int32_t count;   /* values at the top level */
  size_t pos;      /* decoding has come this far */
  int32_t failed;  /* 1 after malloc has failed: decoding raises a memory error */
  void *error;     /* the host's error box, owned until an error object takes it */
} panier_reply;

enum {
  PANIER_OP_NIL, PANIER_OP_FALSE, PANIER_OP_TRUE, PANIER_OP_INTEGER,
  PANIER_OP_NUMBER, PANIER_OP_STRING, PANIER_OP_NULL, PANIER_OP_FUNCTION,
  PANIER_OP_OBJECT, PANIER_OP_JSON, PANIER_OP_TABLE, PANIER_OP_ARRAY, PANIER_OP_ERROR
};


/*
** One call of a host function or of an operator of a type.
*/
typedef struct {
  panier_vm *vm;
  void *state;               /* the calling coroutine; only handed back to C */
  const panier_value *args;
  int32_t count;
  int32_t number;            /* of the function or of the type */
  void *context;             /* of the function, as declared */
  int32_t base;              /* stack index of args[0] */
  int32_t valid;             /* 1: the arguments satisfy the declared masks */
  panier_reply *reply;
} panier_call;


/* What a host callback did. */
enum {
  PANIER_RETURN,   /* the reply holds results */
  PANIER_RAISE,    /* the reply holds an error */
  PANIER_WAIT      /* only functions declared as waiting: the coroutine yields */
};

/* How a coroutine stopped. */
enum {
  PANIER_FINISHED,
  PANIER_SUSPENDED,
  PANIER_FAILED,
  PANIER_KILLED,
  PANIER_EXITED
};

/* Why running Lua was stopped. The greater number wins. */
enum {
  PANIER_KILL_NONE = 0,
  PANIER_KILL_CANCELLED = 1,
  PANIER_KILL_DEADLINE = 2,   /* the Lua time is used up */
  PANIER_KILL_WALL = 3,       /* the wall time is used up */
  PANIER_KILL_EXIT = 4        /* os.exit */
};

/* Operators of object types. */
enum {
  PANIER_ON_INDEX, PANIER_ON_NEWINDEX, PANIER_ON_TOSTRING, PANIER_ON_EQ,
  PANIER_ON_LT, PANIER_ON_LE, PANIER_ON_ADD, PANIER_ON_SUB, PANIER_ON_MUL,
  PANIER_ON_DIV, PANIER_ON_MOD, PANIER_ON_UNM, PANIER_ON_CONCAT,
  PANIER_ON_LEN, PANIER_ON_PAIRS,
  PANIER_ON_ELEMENT   /* as a bit only: the type has elements 1 … n */
};

/* Sentences the core asks the host to write: it knows the catalogue. */
enum {
  PANIER_SAY_UNDECLARED,    /* args: the table of globals, the name read */
  PANIER_SAY_NO_MEMBER,     /* args: module name, member name */
  PANIER_SAY_READ_ONLY,     /* args: module name, member name */
  PANIER_SAY_CANNOT_WAIT,   /* args: function's name */
  PANIER_SAY_CALL_LIMIT,    /* args: function's name, limit */
  PANIER_SAY_LIMIT          /* args: a whole sentence */
};

typedef struct {
  void *context;
  int32_t (*call)(void *context, const panier_call *call);
  int32_t (*operate)(void *context, int32_t op, const panier_call *call);
  int32_t (*say)(void *context, int32_t what, const panier_call *call);   /* always PANIER_RAISE */
  int32_t (*load)(void *context, const panier_call *call);    /* args: module; results: source, chunk name */
  int32_t (*format)(void *context, const panier_call *call);  /* args: value; results: text, or nothing */
  void (*write)(void *context, const char *text, size_t length);
  void (*release)(void *context, void *box);                  /* an object or error box */
} panier_host;

enum { PANIER_TRUSTED, PANIER_RECIPE };

typedef struct {
  int32_t level;
  int32_t strict;          /* reading an undeclared global raises */
  size_t memory;           /* bytes; 0: no limit */
  double lua_time;         /* seconds of CPU; 0: no limit */
  double wall_time;        /* seconds; only the watchdog counts them here; 0: no limit */
  int32_t watchdog;        /* 1: at twice these times the process ends */
  int32_t coroutines;      /* alive at once; 0: no limit */
  int64_t calls;           /* of waiting functions; 0: no limit */
  int32_t seeded;          /* 1: seed is used */
  uint64_t seed;
} panier_settings;

/* What a trusted script may not do although it sees 'io' and 'os'; lists end with NULL. */
typedef struct {
  const char *const *closed;  /* folders and files that it does not write to */
  const char *write_refusal;  /* what is said of them */
  const char *const *hidden;  /* how the names of variables begin that os.getenv hides */
  const char *run_refusal;    /* what io.popen and os.execute raise; NULL: they run programs */
} panier_fence;


/* The status with which the watchdog ends the process. */
#define PANIER_WATCHDOG_STATUS 124

/*
** Life. 'panier_new' allocates without Lua; declare functions, types and
** then 'panier_open' builds the universe on the calling thread (returns 0, or -1
** when memory does not suffice); 'panier_close' ends it.
*/
panier_vm *panier_new(const panier_host *host, const panier_settings *settings);
void panier_set_context(panier_vm *vm, void *context);
int panier_open(panier_vm *vm, const panier_fence *fence);  /* copies the fence */
void panier_close(panier_vm *vm);
void panier_memory(const panier_vm *vm, size_t *used, size_t *peak);
void panier_collect(panier_vm *vm);

/* Flags of a function. */
enum {
  PANIER_WAITS = 1,      /* answers later: needs a place where Lua can yield */
  PANIER_METHOD = 2,     /* first argument is an object of 'type' */
  PANIER_VARIADIC = 4    /* the last mask repeats */
};

/*
** Declarations, before or after 'panier_open'. Each returns the new number,
** or -1 when memory does not suffice. 'context' comes back with each call.
*/
int32_t panier_function(panier_vm *vm, const char *name, int32_t flags, int32_t type,
                        const uint16_t *masks, int32_t nmasks, void *context);
int32_t panier_type(panier_vm *vm, const char *name, uint32_t operators);
int32_t panier_method(panier_vm *vm, int32_t type, const char *name, int32_t function);

/*
** Globals. 'panier_set_module' makes a read-only table of functions and of the
** values in the reply (name, value, name, value …), which is a global, or what
** require gives where its name has a dot in it; 'panier_set_global' takes
** one value. Both return 0, or -1 when memory does not suffice. Values come from
** the answer: 'panier_answer' empties it and hands it out to be filled.
*/
panier_reply *panier_answer(panier_vm *vm);
int panier_set_module(panier_vm *vm, const char *name, const int32_t *functions,
                      const char *const *names, int32_t count);
int panier_set_function(panier_vm *vm, const char *name, int32_t function);
int panier_set_global(panier_vm *vm, const char *name);
const panier_value *panier_get_global(panier_vm *vm, const char *name, size_t *count);


/*
** Coroutines driven by the host. Both makers return NULL on failure, with the
** failure told by 'panier_failure'. 'panier_co_resume' hands in the answer: the
** arguments at the start, the results (or the error) of a waiting call later.
*/
panier_co *panier_load(panier_vm *vm, const char *source, size_t length, const char *chunk);
panier_co *panier_co_call(panier_vm *vm, int64_t function);
int32_t panier_co_resume(panier_co *co);
const panier_value *panier_co_results(panier_co *co, size_t *count);  /* NULL: see panier_failure */
int32_t panier_co_count(const panier_co *co);
panier_value panier_co_result(panier_co *co, int32_t i);              /* tables by reference */
void panier_co_close(panier_co *co);     /* runs pending __close, frees the Lua side */
void panier_co_free(panier_co *co);      /* any thread, after close */

/*
** Interactive input. 'panier_session_load' compiles 'source' with the session's
** locals as upvalues, as far as they are among 'names' (those the source uses).
** 'panier_session_keep' takes the first result of a finished coroutine: a
** function that has the locals 'names' as upvalues; they are the session's from
** then on; constants[i] tells whether name i is <const>.
** 'panier_session_last' makes the first result _, and what was there _1, _2.
*/
panier_co *panier_session_load(panier_vm *vm, const char *source, size_t length, const char *chunk,
                               const char *const *names, int32_t count);
int panier_session_keep(panier_co *co, const char *const *names, const uint8_t *constants, int32_t count);
int panier_session_last(panier_co *co);
void panier_session_names(panier_vm *vm, void *context,
                          void (*visit)(void *context, const char *name, size_t length));

/*
** What went wrong last: with a coroutine, or in a maker.
*/
typedef struct {
  int32_t code;             /* PANIER_FAILED, PANIER_KILLED, PANIER_EXITED */
  int32_t reason;           /* of a kill */
  int32_t syntax;           /* 1: the source does not compile */
  int32_t memory;           /* 1: not enough memory */
  int32_t exit_code;
  void *box;                /* borrowed: the host's error, or NULL */
  const char *text;         /* the message, as Lua wrote it */
  size_t length;
  const char *location;     /* where a host error was raised, or NULL */
  const char *trace;        /* traceback, or NULL */
  size_t trace_length;
  const panier_value *value;  /* the error value as a tape if it is a table, or NULL */
  size_t value_count;
} panier_failure_info;

const panier_failure_info *panier_failure(panier_vm *vm);


/*
** The order in which names of tables were written, found by the sum of the names' hashes.
*/
uint64_t panier_name_hash(const char *name, size_t length);
const char *panier_shape(panier_vm *vm, uint64_t set, int32_t *count);  /* NULL: not known */
void panier_shape_note(panier_vm *vm, uint64_t set, const char *names, size_t bytes, int32_t count);


/*
** Reading more of an argument, inside a host call. None runs Lua code.
*/
const panier_value *panier_arg_tape(const panier_call *call, int32_t argument, size_t *count,
                                    const char **why);
int64_t panier_arg_reference(const panier_call *call, int32_t argument, int64_t item);  /* 0: no memory */
int64_t panier_arg_length(const panier_call *call, int32_t argument);
panier_value panier_arg_item(const panier_call *call, int32_t argument, int64_t item);
void panier_arg_keys(const panier_call *call, int32_t argument, void *context,
                     void (*visit)(void *context, const char *name, size_t length));
int panier_call_location(const panier_call *call, char *buffer, size_t size);  /* 0: not known */
/* What an argument is by name: a host function's number through 'function' (else -1), a module's name (else NULL). */
const char *panier_arg_declared(const panier_call *call, int32_t argument, int32_t *function, size_t *length);
/* Where an argument that is a Lua function was written: its chunk's name, and the line; else NULL. */
const char *panier_arg_written(const panier_call *call, int32_t argument, int32_t *line);
void panier_unref(panier_vm *vm, int64_t function);


/*
** Interruption. 'panier_interrupt' and 'panier_co_interrupt' only set a flag;
** the caller then wakes the Lua thread with 'panier_signal'.
*/
void panier_interrupt(panier_vm *vm, int32_t reason);
void panier_co_interrupt(panier_co *co, int32_t reason);
void panier_signal(pthread_t thread);
void panier_rearm(panier_vm *vm);
void panier_thread_name(const char *name);

/*
** The shell's needs: walks raw tables, runs no script code.
** Kinds given to 'visit': see panier_value; methods of objects are functions.
*/
void panier_complete(panier_vm *vm, const char *path, void *context,
                     void (*visit)(void *context, const char *name, size_t length, int32_t kind));
/* The object that 'path' leads to, nil in the tape for anything else; NULL when memory does not suffice. */
const panier_value *panier_object_at(panier_vm *vm, const char *path, size_t *count);

/* Where a Lua function was written: the name of its chunk as Lua keeps it, and its lines. */
typedef struct {
  char source[512];
  int32_t first, last;
} panier_function_place;

int panier_function_at(panier_vm *vm, const char *path, panier_function_place *place);  /* 0: no Lua function */



/*
** Building replies. These never touch Lua.
*/
int panier_reply_grow(panier_reply *reply, size_t more);   /* 0: room is there */

static inline int panier_reply_room(panier_reply *r, size_t more) {
  return r->cap - r->len >= more ? 0 : panier_reply_grow(r, more);
}

static inline void panier_reply_op(panier_reply *r, uint8_t op) {
  if (panier_reply_room(r, 1) == 0) r->data[r->len++] = op;
}

static inline void panier_reply_op8(panier_reply *r, uint8_t op, const void *payload) {
  if (panier_reply_room(r, 9) == 0) {
    r->data[r->len] = op;
    memcpy(r->data + r->len + 1, payload, 8);
    r->len += 9;
  }
}

static inline void panier_reply_integer(panier_reply *r, int64_t i) {
  panier_reply_op8(r, PANIER_OP_INTEGER, &i);
}

static inline void panier_reply_number(panier_reply *r, double n) {
  panier_reply_op8(r, PANIER_OP_NUMBER, &n);
}

static inline void panier_reply_function(panier_reply *r, int64_t reference) {
  panier_reply_op8(r, PANIER_OP_FUNCTION, &reference);
}

static inline void panier_reply_bytes(panier_reply *r, uint8_t op, const void *s, size_t len) {
  if (panier_reply_room(r, 9 + len) == 0) {
    r->data[r->len] = op;
    memcpy(r->data + r->len + 1, &len, 8);
    if (len > 0) memcpy(r->data + r->len + 9, s, len);
    r->len += 9 + len;
  }
}

/* the reply takes over one reference to 'box' */
static inline void panier_reply_object(panier_reply *r, int32_t type, void *box, const void *identity) {
  if (panier_reply_room(r, 21) == 0) {
    r->data[r->len] = PANIER_OP_OBJECT;
    memcpy(r->data + r->len + 1, &type, 4);
    memcpy(r->data + r->len + 5, &box, 8);
    memcpy(r->data + r->len + 13, &identity, 8);
    r->len += 21;
  }
}

/* the reply takes over one reference to 'box'; a table of the fields follows */
static inline void panier_reply_error(panier_reply *r, void *box) {
  panier_reply_op8(r, PANIER_OP_ERROR, &box);
}

/* 'items' values follow, then 'pairs' keys with their values */
static inline void panier_reply_table(panier_reply *r, int marked, int32_t items, int32_t pairs) {
  int64_t sizes = ((int64_t)items << 32) | (int64_t)(uint32_t)pairs;
  panier_reply_op8(r, marked ? PANIER_OP_ARRAY : PANIER_OP_TABLE, &sizes);
}

#endif

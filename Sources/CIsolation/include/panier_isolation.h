/*
** panier_isolation.h
** A process that runs strangers' Lua: how it is started, and how it gives up
** what it could do. Linux only; what a kernel does not grant is told, not hidden.
*/

#ifndef PANIER_ISOLATION_H
#define PANIER_ISOLATION_H

#include <stdint.h>
#include <sys/types.h>

/* The descriptor on which an isolated process talks to its parent. */
#define PANIER_ISOLATED_SOCKET 3

typedef struct {
  const char *path;              /* of the program */
  char *const *arguments;        /* ends with NULL */
  char *const *environment;      /* ends with NULL */
  int socket;                    /* becomes PANIER_ISOLATED_SOCKET */
  int32_t namespaces;            /* 1: new namespaces are asked for */
} panier_spawn_request;

/* What the new process notes for its parent before it becomes the program. */
typedef struct {
  int32_t error;                 /* errno when the program could not be executed */
  int32_t user_namespace;        /* 0: new, else errno */
  int32_t network_namespace;     /* 0: new and empty, else errno */
} panier_spawn_notes;

/*
** Starts the program with no descriptor but the socket and /dev/null, in a
** session of its own. It is killed when the calling thread ends, so that thread
** must wait for it. Returns the process, or -1 with errno.
*/
pid_t panier_spawn(const panier_spawn_request *request, panier_spawn_notes *notes);

/*
** A descriptor that is readable from 'set' to 'clear': what wakes a thread that
** polls. -1 when the system has none to give.
*/
int panier_wake_new(void);
void panier_wake_set(int descriptor);
void panier_wake_clear(int descriptor);

/* What an isolated process gives up; the order is that of the results. */
enum {
  PANIER_LOCK_PRIVILEGES,        /* no_new_privs */
  PANIER_LOCK_DUMP,              /* not dumpable: no ptrace, no core, no /proc/self/mem */
  PANIER_LOCK_CORE,
  PANIER_LOCK_FILE_SIZE,
  PANIER_LOCK_DESCRIPTORS,       /* no new one can be opened */
  PANIER_LOCK_CPU,
  PANIER_LOCK_MEMORY,
  PANIER_LOCK_PROCESSES,
  PANIER_LOCK_SYSCALLS,          /* the filter */
  PANIER_LOCK_COUNT
};

/* A result that is no errno: not asked for, or not possible in this build. */
#define PANIER_LOCK_SKIPPED (-1)

typedef struct {
  int64_t cpu_seconds;           /* of the whole process; 0: no limit */
  int64_t memory;                /* bytes beyond what is mapped now; 0: no limit */
  int64_t processes;             /* threads included; 0: no limit */
} panier_lock_limits;

/*
** To be called first of all: reads what could not be read later, and keeps the
** allocator from reserving addresses for each thread.
*/
void panier_prepare_lock(void);

/*
** How many timers of the system (timerfd) this process has open.
*/
int32_t panier_open_timers(void);

/*
** Gives all of it up, for every thread, for good. results[i] is 0 when done,
** else an errno or PANIER_LOCK_SKIPPED.
*/
void panier_lock_down(const panier_lock_limits *limits, int32_t results[PANIER_LOCK_COUNT]);

/* The filter alone: 0, or an errno. */
int32_t panier_filter_syscalls(void);

#endif

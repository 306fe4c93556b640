/*
** vm.c
** The universe: allocator, life, interruption.
*/

#define _GNU_SOURCE

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "internal.h"


const char panier_key_array = 0, panier_key_types = 0, panier_key_error = 0,
  panier_key_session = 0, panier_key_threads = 0, panier_key_failure = 0,
  panier_key_loaded = 0;

/* raised by a kill; no script can make this value, and no pcall keeps it */
static const char kill_mark = 0;

static _Thread_local panier_vm *vm_of_thread;

#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
/* ThreadSanitizer delays signals until the next intercepted call, which a Lua
   loop never makes; a standing count hook looks at the flag instead */
#define STANDING_HOOK 1

#include <setjmp.h>

/*
** Debian's liblua jumps with __longjmp_chk, which ThreadSanitizer does not see:
** its shadow stack would grow with each Lua error until it overflows. It does
** see longjmp.
*/
void __longjmp_chk (jmp_buf env, int value);
void __longjmp_chk (jmp_buf env, int value) {
  longjmp(env, value);
}
#endif
#endif


/* {====== Memory ====== */

static void account (panier_vm *vm, size_t used) {
  atomic_store_explicit(&vm->used, used, memory_order_relaxed);
  if (used > atomic_load_explicit(&vm->peak, memory_order_relaxed))
    atomic_store_explicit(&vm->peak, used, memory_order_relaxed);
}


/*
** Counts, and refuses growth past the limit. Freeing and shrinking never fail,
** as Lua requires.
*/
static void *allocate (void *ud, void *block, size_t osize, size_t nsize) {
  panier_vm *vm = ud;
  size_t old = block == NULL ? 0 : osize;  /* without a block, osize is a type */
  size_t used = atomic_load_explicit(&vm->used, memory_order_relaxed);
  void *fresh;
  if (nsize == 0) {
    free(block);
    account(vm, used - old);
    return NULL;
  }
  if (vm->settings.memory != 0 && nsize > old &&
      used - old + nsize > vm->settings.memory + vm->reserve)
    return NULL;
  fresh = realloc(block, nsize);
  if (fresh == NULL) return nsize <= old ? block : NULL;
  account(vm, used - old + nsize);
  return fresh;
}


void panier_memory (const panier_vm *vm, size_t *used, size_t *peak) {
  *used = atomic_load_explicit(&vm->used, memory_order_relaxed);
  *peak = atomic_load_explicit(&vm->peak, memory_order_relaxed);
}

/* }====== */


/* {====== Interruption ====== */

int panier_is_kill (lua_State *L, int index) {
  return lua_touserdata(L, index) == (const void *)&kill_mark;
}


/*
** Seconds of CPU the Lua thread has used.
*/
static double thread_seconds (void) {
  struct timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}


/*
** A kill has come: __close handlers may run for a while. What one kill used of
** the grace comes back while Lua computes, so a thousand kills at once, of the
** calls of one 'parallel' for example, have hardly more of it than one; by the
** time of day, a busy machine would give each of them a whole one.
*/
static void begin_grace (panier_vm *vm) {
  double grace = vm->grace + (thread_seconds() - vm->grace_noted) * GRACE_RATE;
  if (grace > GRACE_NS * 1e-9) grace = GRACE_NS * 1e-9;
  if (grace < LEAST_GRACE_NS * 1e-9) grace = LEAST_GRACE_NS * 1e-9;
  vm->grace_end = thread_seconds() + grace;
  panier_arm_timer(vm, (long)(grace * 1e9) + 1);
}


/*
** Raises the kill. The first one leaves the hook off, so that __close handlers
** may run for a grace period; when that is over, each instruction raises again,
** in whatever thread. [-0, +0, raises] needs no memory.
*/
void panier_raise_kill_ljmp (lua_State *L) {
  panier_vm *vm = panier_of(L);
  if (++vm->fired == 1) begin_grace(vm);
  lua_pushlightuserdata(L, (void *)&kill_mark);
  lua_error(L);
}


/*
** Passes a kill on, after a protected call has caught it. [-0, +0, raises]
*/
void panier_again_kill_ljmp (lua_State *L) {
  lua_settop(L, 0);
  lua_pushlightuserdata(L, (void *)&kill_mark);
  lua_error(L);
}


void panier_check_kill_ljmp (lua_State *L) {
  if (panier_must_stop(panier_of(L))) panier_raise_kill_ljmp(L);
}


static void kill_hook (lua_State *L, lua_Debug *ar) {
  panier_vm *vm = panier_of(L);
  (void)ar;
  if (!panier_must_stop(vm)) {  /* rearmed meanwhile, or set before the grace began */
#if !defined(STANDING_HOOK)
    lua_sethook(L, NULL, 0, 0);
#endif
    return;
  }
  if (vm->fired == 0) {
#if defined(STANDING_HOOK)
    lua_sethook(L, kill_hook, LUA_MASKCOUNT, 1000);
#else
    lua_sethook(L, NULL, 0, 0);
#endif
  }
  panier_raise_kill_ljmp(L);
}


static void set_kill_hook (lua_State *L) {
  lua_sethook(L, kill_hook, LUA_MASKCOUNT | LUA_MASKCALL | LUA_MASKRET, 1);
}


/*
** From here on 'L' is the thread that runs. When the grace is over, none runs on.
*/
void panier_enter (panier_vm *vm, lua_State *L) {
  atomic_store(&vm->current, L);  /* before the look at the flag: no signal is missed */
  if (__builtin_expect(atomic_load_explicit(&vm->grace_over, memory_order_relaxed) != 0, 0)) set_kill_hook(L);
}


/*
** SIGURG on the Lua thread: an interrupt, or the CPU timer. Only sets flags and
** the hook of the running coroutine; lua_sethook is made for signal handlers.
*/
static void on_signal (int number) {
  int saved = errno;
  panier_vm *vm = vm_of_thread;
  (void)number;
  if (vm != NULL) {
    lua_State *L = atomic_load_explicit(&vm->current, memory_order_relaxed);
    if (vm->settings.lua_time > 0 && thread_seconds() >= vm->deadline &&
        atomic_load_explicit(&vm->kill, memory_order_relaxed) < PANIER_KILL_DEADLINE)
      atomic_store_explicit(&vm->kill, PANIER_KILL_DEADLINE, memory_order_relaxed);
    if (vm->fired > 0 && thread_seconds() >= vm->grace_end)
      atomic_store_explicit(&vm->grace_over, 1, memory_order_relaxed);
    if (L != NULL && panier_must_stop(vm)) set_kill_hook(L);
  }
  errno = saved;
}


void panier_arm_timer (panier_vm *vm, long ns) {
  struct itimerspec t = {{0, 0}, {ns / 1000000000L, ns % 1000000000L}};
  if (vm->has_timer) timer_settime(vm->timer, 0, &t, NULL);
}


/*
** Gives the universe its Lua time, counted from now in CPU time of its thread:
** the clock stands while every coroutine waits.
*/
static void start_clock (panier_vm *vm) {
  if (vm->settings.lua_time > 0) {
    vm->deadline = thread_seconds() + vm->settings.lua_time;
    panier_arm_timer(vm, (long)(vm->settings.lua_time * 1e9) + 1);
  }
}


/*
** The coroutine has stopped: a grace period, if there was one, is over.
*/
void panier_leave (panier_vm *vm) {
  if (vm->fired > 0) {
    double now = thread_seconds(), left = vm->deadline - now;
    vm->grace = vm->grace_end > now ? vm->grace_end - now : 0;
    vm->grace_noted = now;
    vm->fired = 0;
    atomic_store(&vm->grace_over, 0);
    if (vm->settings.lua_time > 0 && left > 0)
      panier_arm_timer(vm, (long)(left * 1e9) + 1);
    else
      panier_arm_timer(vm, 0);  /* disarms */
  }
}


static void install_handler (void) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = on_signal;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(SIGURG, &action, NULL);
}


static void attach_thread (panier_vm *vm) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  sigset_t urgent;
  struct sigevent event;
  pthread_once(&once, install_handler);
  vm_of_thread = vm;
  sigemptyset(&urgent);
  sigaddset(&urgent, SIGURG);
  pthread_sigmask(SIG_UNBLOCK, &urgent, NULL);
  memset(&event, 0, sizeof event);
  event.sigev_notify = SIGEV_THREAD_ID;
  event.sigev_signo = SIGURG;
  event._sigev_un._tid = (pid_t)syscall(SYS_gettid);
  vm->has_timer = timer_create(CLOCK_THREAD_CPUTIME_ID, &event, &vm->timer) == 0;
}


void panier_interrupt (panier_vm *vm, int32_t reason) {
  int seen = atomic_load(&vm->kill);
  while (seen < reason && !atomic_compare_exchange_weak(&vm->kill, &seen, reason)) {}
}


void panier_co_interrupt (panier_co *co, int32_t reason) {
  int seen = atomic_load(&co->kill);
  while (seen < reason && !atomic_compare_exchange_weak(&co->kill, &seen, reason)) {}
}


void panier_signal (pthread_t thread) {
  pthread_kill(thread, SIGURG);
}


void panier_rearm (panier_vm *vm) {
  atomic_store(&vm->kill, PANIER_KILL_NONE);
  vm->calls = 0;
  start_clock(vm);
  panier_watchdog_rearm(vm);
}


void panier_thread_name (const char *name) {
  pthread_setname_np(pthread_self(), name);
}

/* }====== */


/* {====== Life ====== */

panier_vm *panier_new (const panier_host *host, const panier_settings *settings) {
  panier_vm *vm = calloc(1, sizeof *vm);
  if (vm == NULL) return NULL;
  vm->host = *host;
  vm->settings = *settings;
  vm->free_slot = -1;
  vm->grace = GRACE_NS * 1e-9;
  vm->pause = 200;           /* as Lua has them */
  vm->step_multiplier = 100;
  return vm;
}


/*
** What the callbacks get as their context; before 'panier_open'.
*/
void panier_set_context (panier_vm *vm, void *context) {
  vm->host.context = context;
}


/*
** Only reached by an error outside every protected call: a fault of this file.
*/
static int panic (lua_State *L) {
  const char *text = lua_tostring(L, -1);
  fprintf(stderr, "panier: unprotected error in Lua (%s)\n", text != NULL ? text : "no text");
  return 0;
}


/*
** Lua names a function in messages ("bad argument #1 to 'insert'") by looking
** for it in the table of loaded modules, which scripts cannot reach. String and
** table are there already.
*/
static void note_libraries_ljmp (lua_State *L) {
  static const char *const names[] = {
    "_G", "coroutine", "debug", "io", "json", "math", "os", "utf8", NULL
  };
  int i;
  luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
  lua_pushglobaltable(L);
  for (i = 0; names[i] != NULL; i++) {
    lua_pushstring(L, names[i]);
    if (lua_rawget(L, -2) == LUA_TNIL) lua_pop(L, 1);
    else lua_setfield(L, -3, names[i]);
  }
  lua_pop(L, 2);
}


static int open_universe_ljmp (lua_State *L) {
  lua_pushboolean(L, 0);
  lua_rawsetp(L, LUA_REGISTRYINDEX, &panier_key_failure);  /* later writes need no memory */
  panier_open_objects_ljmp(L);
  panier_open_errors_ljmp(L);
  panier_open_base_ljmp(L);
  panier_open_coroutine_ljmp(L);
  panier_open_string_ljmp(L);
  panier_open_table_ljmp(L);
  panier_open_system_ljmp(L);
  panier_open_json_ljmp(L);
  note_libraries_ljmp(L);
  panier_note_loaded_ljmp(L);
  return 0;
}


int panier_open (panier_vm *vm, const panier_fence *fence) {
  int failed;
  lua_State *L = lua_newstate(allocate, vm);
  if (L == NULL) return -1;
  vm->L = L;
  vm->fence = fence;
  lua_atpanic(L, panic);
  *(panier_vm **)lua_getextraspace(L) = vm;
  attach_thread(vm);
#if defined(STANDING_HOOK)
  lua_sethook(L, kill_hook, LUA_MASKCOUNT, 1000);
#endif
  lua_gc(L, LUA_GCSTOP);
  lua_pushcfunction(L, open_universe_ljmp);
  failed = lua_pcall(L, 0, 0, 0) != LUA_OK;
  vm->fence = NULL;
  if (failed) {
    panier_note_failure(vm, L, PANIER_FAILED);
    lua_settop(L, 0);
    return -1;
  }
  lua_gc(L, LUA_GCRESTART);
  start_clock(vm);
  if (vm->settings.watchdog && panier_watchdog_start(vm) != 0) {
    vm->failure.code = PANIER_FAILED;
    vm->failure.text = "the system gives no thread for the watchdog";
    vm->failure.length = strlen(vm->failure.text);
    return -1;
  }
  return 0;
}


void panier_close (panier_vm *vm) {
  int32_t i, j;
  panier_watchdog_stop(vm);
  if (vm->L != NULL) lua_close(vm->L);  /* objects give their boxes back */
  panier_box_release_all(vm);
  if (vm->has_timer) timer_delete(vm->timer);
  if (vm_of_thread == vm) vm_of_thread = NULL;
  panier_reply_reset(vm, &vm->reply);
  panier_reply_reset(vm, &vm->answer);
  free(vm->reply.data);
  free(vm->answer.data);
  panier_tape_free(&vm->results);
  panier_tape_free(&vm->argument);
  panier_tape_free(&vm->error_value);
  panier_shapes_free(vm);
  panier_clear_failure(vm);
  for (i = 0; i < vm->nfunctions; i++) {
    free(vm->functions[i].name);
    free(vm->functions[i].masks);
  }
  for (i = 0; i < vm->ntypes; i++) {
    for (j = 0; j < vm->types[i].nmethods; j++) free(vm->types[i].methods[j].name);
    free(vm->types[i].methods);
    free(vm->types[i].name);
  }
  free(vm->functions);
  free(vm->types);
  free(vm);
}


/*
** The second cycle frees what the finalizers of the first have let go.
*/
void panier_collect (panier_vm *vm) {
  if (vm->L != NULL) {
    lua_gc(vm->L, LUA_GCCOLLECT);
    lua_gc(vm->L, LUA_GCCOLLECT);
  }
}

/* }====== */

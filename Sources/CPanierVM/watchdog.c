/*
** watchdog.c
** The last resort of a process that runs strangers' Lua: a thread that knows
** neither Lua nor the host's runtime and ends the process when a script has used
** twice its time and nothing could stop it.
*/

#define _GNU_SOURCE

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "internal.h"

#define SMALL_STACK (64 * 1024)
#define CPU_SLACK (3 * GRACE_NS * 1e-9)  /* at least, so that __close handlers have had their time */
#define WALL_SLACK 1.0   /* at least, in seconds: a busy machine is no reason */
#define SLACK 0.002  /* seconds added to a sleep, so that the next look finds the time over */

struct watchdog {
  pthread_t thread;
  pthread_mutex_t mutex;
  pthread_cond_t changed;
  int ends;                      /* under the mutex */
  clockid_t lua_clock;           /* CPU time of the Lua thread */
  _Atomic double cpu_end;        /* on that clock; 0: none */
  double wall_end;               /* monotonic; 0: none */
};


/*
** What is added to a limit until the process ends: the limit again, or 'least'.
*/
static double extra (double limit, double least) {
  return limit > least ? limit : least;
}


static double seconds (clockid_t clock) {
  struct timespec t;
  if (clock_gettime(clock, &t) != 0) return 0;
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}


static _Noreturn void bite (void) {
  static const char sentence[] =
    "stopped: the script used twice the time it is given and could not be interrupted\n";
  (void)!write(STDERR_FILENO, sentence, sizeof sentence - 1);
  _exit(PANIER_WATCHDOG_STATUS);
}


/*
** CPU time never runs faster than the wall's: what is left of it is safe to sleep.
*/
static void *watch (void *argument) {
  watchdog *dog = argument;
  pthread_mutex_lock(&dog->mutex);
  while (!dog->ends) {
    struct timespec until;
    double now = seconds(CLOCK_MONOTONIC);
    double left = 3600;
    double cpu_end = atomic_load(&dog->cpu_end);
    if (cpu_end > 0) {
      double of_cpu = cpu_end - seconds(dog->lua_clock);
      if (of_cpu <= 0) bite();
      if (of_cpu < left) left = of_cpu;
    }
    if (dog->wall_end > 0) {
      if (now >= dog->wall_end) bite();
      if (dog->wall_end - now < left) left = dog->wall_end - now;
    }
    left += now + SLACK;
    until.tv_sec = (time_t)left;
    until.tv_nsec = (long)((left - (double)until.tv_sec) * 1e9);
    pthread_cond_timedwait(&dog->changed, &dog->mutex, &until);
  }
  pthread_mutex_unlock(&dog->mutex);
  return NULL;
}


static void init_sync (watchdog *dog) {
  pthread_condattr_t attributes;
  pthread_condattr_init(&attributes);
  pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
  pthread_cond_init(&dog->changed, &attributes);
  pthread_condattr_destroy(&attributes);
  pthread_mutex_init(&dog->mutex, NULL);
}


static int start_thread (watchdog *dog) {
  pthread_attr_t attributes;
  sigset_t all, before;
  int status;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, SMALL_STACK);
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);  /* it takes no signals */
  status = pthread_create(&dog->thread, &attributes, watch, dog);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  pthread_attr_destroy(&attributes);
  return status;
}


/*
** Begins to watch the calling thread. Returns 0, or -1.
*/
int panier_watchdog_start (panier_vm *vm) {
  watchdog *dog = calloc(1, sizeof *dog);
  if (dog == NULL) return -1;
  if (pthread_getcpuclockid(pthread_self(), &dog->lua_clock) != 0) {
    free(dog);
    return -1;
  }
  if (vm->settings.wall_time > 0)
    dog->wall_end = seconds(CLOCK_MONOTONIC) + vm->settings.wall_time + extra(vm->settings.wall_time, WALL_SLACK);
  init_sync(dog);
  vm->dog = dog;
  panier_watchdog_rearm(vm);
  if (start_thread(dog) != 0) {
    vm->dog = NULL;
    pthread_cond_destroy(&dog->changed);
    pthread_mutex_destroy(&dog->mutex);
    free(dog);
    return -1;
  }
  return 0;
}


/*
** The Lua time has begun anew.
*/
void panier_watchdog_rearm (panier_vm *vm) {
  if (vm->dog == NULL || vm->settings.lua_time <= 0) return;
  atomic_store(&vm->dog->cpu_end, vm->deadline + extra(vm->settings.lua_time, CPU_SLACK));
}


void panier_watchdog_stop (panier_vm *vm) {
  watchdog *dog = vm->dog;
  if (dog == NULL) return;
  pthread_mutex_lock(&dog->mutex);
  dog->ends = 1;
  pthread_cond_signal(&dog->changed);
  pthread_mutex_unlock(&dog->mutex);
  pthread_join(dog->thread, NULL);
  pthread_cond_destroy(&dog->changed);
  pthread_mutex_destroy(&dog->mutex);
  free(dog);
  vm->dog = NULL;
}

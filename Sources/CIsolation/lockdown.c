/*
** lockdown.c
** What an isolated process gives up once it has started: limits of resources,
** rights, and every system call that running Lua does not need.
*/

#define _GNU_SOURCE

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <malloc.h>
#include <sched.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#include "panier_isolation.h"

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1  /* shadow memory takes terabytes of addresses */
#endif
#endif

#if defined(__x86_64__)
#define THIS_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define THIS_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif


/* {====== The filter of system calls ====== */

#define FIELD(name) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, name))
#define ARGUMENT(n) FIELD(args[n])  /* its lower half, on little-endian machines */
#define UPPER_HALF(n) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[n]) + 4)
#define RETURN(what) BPF_STMT(BPF_RET | BPF_K, (what))
#define IF_EQUAL(value, then, otherwise) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (value), (then), (otherwise))
#define IF_BITS(bits, then, otherwise) BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, (bits), (then), (otherwise))
#define REFUSE RETURN(SECCOMP_RET_ERRNO | EPERM)
#define ALLOW RETURN(SECCOMP_RET_ALLOW)
#define ALLOWED(name) IF_EQUAL(SYS_##name, 0, 1), ALLOW

/* An allowed call if the lower half of argument 'n' is 'value'. */
#define ALLOWED_IF(name, n, value) \
  IF_EQUAL(SYS_##name, 0, 4), ARGUMENT(n), IF_EQUAL((value), 0, 1), ALLOW, REFUSE

/* An allowed call if argument 'n' has none of the bits. */
#define ALLOWED_WITHOUT(name, n, bits) \
  IF_EQUAL(SYS_##name, 0, 4), ARGUMENT(n), IF_BITS((bits), 1, 0), ALLOW, REFUSE


/*
** Reading and writing go to descriptors that are open already; memory is never
** executable; new threads, no new processes; signals to the process itself.
*/
int32_t panier_filter_syscalls (void) {
#if defined(THIS_ARCHITECTURE)
  struct sock_filter filter[] = {
    FIELD(arch),
    IF_EQUAL(THIS_ARCHITECTURE, 1, 0),
    RETURN(SECCOMP_RET_KILL_PROCESS),
    FIELD(nr),
    /* what runs all the time comes first */
    ALLOWED(read), ALLOWED(write), ALLOWED(futex), ALLOWED(clock_gettime), ALLOWED(sched_yield),
    ALLOWED(madvise), ALLOWED(munmap), ALLOWED(brk), ALLOWED(mremap), ALLOWED(rt_sigreturn),
    ALLOWED(rt_sigprocmask), ALLOWED(timer_settime), ALLOWED(timer_gettime), ALLOWED(timer_create),
    ALLOWED(timer_delete), ALLOWED(timer_getoverrun), ALLOWED(timerfd_settime), ALLOWED(epoll_pwait),
    ALLOWED(epoll_ctl), ALLOWED(clock_nanosleep), ALLOWED(nanosleep), ALLOWED(getpid), ALLOWED(gettid),
    ALLOWED(rt_sigaction), ALLOWED(sigaltstack), ALLOWED(getrandom), ALLOWED(readv), ALLOWED(writev),
    ALLOWED(close), ALLOWED(ppoll), ALLOWED(restart_syscall), ALLOWED(set_robust_list), ALLOWED(rseq),
    ALLOWED(sched_getaffinity), ALLOWED(gettimeofday), ALLOWED(clock_getres), ALLOWED(membarrier),
    ALLOWED(exit), ALLOWED(exit_group), ALLOWED(getrusage), ALLOWED(sched_getparam), ALLOWED(sched_getscheduler),
#if defined(SYS_epoll_wait)
    ALLOWED(epoll_wait), ALLOWED(poll), ALLOWED(time),
#endif
    ALLOWED_WITHOUT(mmap, 2, PROT_EXEC), ALLOWED_WITHOUT(mprotect, 2, PROT_EXEC),
    ALLOWED_IF(tgkill, 0, (uint32_t)getpid()),
    ALLOWED_IF(prctl, 0, PR_SET_NAME),
    /* its own limits (process 0) can be read, not set: no pointer to new ones, in either half */
    IF_EQUAL(SYS_prlimit64, 0, 8), ARGUMENT(0), IF_EQUAL(0, 0, 5), ARGUMENT(2), IF_EQUAL(0, 0, 3), UPPER_HALF(2),
    IF_EQUAL(0, 0, 1), ALLOW, REFUSE,
    IF_EQUAL(SYS_clone, 0, 4), ARGUMENT(0), IF_BITS(CLONE_THREAD, 0, 1), ALLOW, REFUSE,
    /* its flags lie in memory, out of a filter's reach: the C library then takes clone */
    IF_EQUAL(SYS_clone3, 0, 1), RETURN(SECCOMP_RET_ERRNO | ENOSYS),
    /* once a second, while work waits, libdispatch reads in /proc how its threads are, and ends the process if it cannot
       open that: it gets descriptor 0 without anything being opened, which is the null device and tells nothing */
    IF_EQUAL(SYS_openat, 0, 4), ARGUMENT(2), IF_EQUAL(O_RDONLY | O_NONBLOCK, 0, 1), RETURN(SECCOMP_RET_ERRNO | 0), REFUSE,
    REFUSE
  };
  struct sock_fprog program = {sizeof filter / sizeof filter[0], filter};
  long status = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &program);
  if (status == 0) return 0;
  return status < 0 ? errno : ESRCH;  /* a thread that could not follow */
#else
  return ENOSYS;
#endif
}

/* }====== */


/*
** Lowers a limit for good: 0, or an errno.
*/
static int32_t limit (int resource, rlim_t value) {
  struct rlimit now, wanted;
  if (getrlimit(resource, &now) != 0) return errno;
  wanted.rlim_max = now.rlim_max != RLIM_INFINITY && now.rlim_max < value ? now.rlim_max : value;
  wanted.rlim_cur = wanted.rlim_max;
  return setrlimit(resource, &wanted) == 0 ? 0 : errno;
}


/*
** Bytes of addresses the process has mapped; 0 when unknown.
*/
static rlim_t mapped (void) {
  unsigned long pages = 0;
  FILE *file = fopen("/proc/self/statm", "re");
  if (file == NULL) return 0;
  if (fscanf(file, "%lu", &pages) != 1) pages = 0;
  fclose(file);
  return (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE);
}


static int32_t limit_memory (int64_t more) {
#if defined(SANITIZED)
  (void)more;
  return PANIER_LOCK_SKIPPED;
#else
  rlim_t now = mapped();
  if (now == 0) return ENOENT;
  return limit(RLIMIT_AS, now + (rlim_t)more);
#endif
}


int32_t panier_open_timers (void) {
  int32_t count = 0;
  int descriptor;
  struct itimerspec left;
  for (descriptor = 0; descriptor < 64; descriptor++)
    if (timerfd_gettime(descriptor, &left) == 0) count++;  /* fails for everything that is no timer */
  return count;
}


void panier_prepare_lock (void) {
  mallopt(M_ARENA_MAX, 2);
  tzset();
}


void panier_lock_down (const panier_lock_limits *limits, int32_t results[PANIER_LOCK_COUNT]) {
  int i;
  for (i = 0; i < PANIER_LOCK_COUNT; i++) results[i] = PANIER_LOCK_SKIPPED;
  if (limits->memory > 0) results[PANIER_LOCK_MEMORY] = limit_memory(limits->memory);  /* reads a file */
  results[PANIER_LOCK_CORE] = limit(RLIMIT_CORE, 0);
  results[PANIER_LOCK_FILE_SIZE] = limit(RLIMIT_FSIZE, 0);
  results[PANIER_LOCK_DESCRIPTORS] = limit(RLIMIT_NOFILE, 0);
  if (limits->cpu_seconds > 0) results[PANIER_LOCK_CPU] = limit(RLIMIT_CPU, (rlim_t)limits->cpu_seconds);
  if (limits->processes > 0) results[PANIER_LOCK_PROCESSES] = limit(RLIMIT_NPROC, (rlim_t)limits->processes);
  results[PANIER_LOCK_DUMP] = prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 ? 0 : errno;
  results[PANIER_LOCK_PRIVILEGES] = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 ? 0 : errno;
  results[PANIER_LOCK_SYSCALLS] =
    results[PANIER_LOCK_PRIVILEGES] == 0 ? panier_filter_syscalls() : results[PANIER_LOCK_PRIVILEGES];
}

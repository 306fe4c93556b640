/*
** forbidden.c
*/

#define _GNU_SOURCE

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "forbidden.h"
#include "panier_isolation.h"

typedef struct {
  const char *name;
  long number;
  long arguments[6];
} attempt;

static long page[1024];


int forbidden_shut_in (void) {
  panier_lock_limits limits = {0, 0, 0};
  int32_t results[PANIER_LOCK_COUNT];
  panier_lock_down(&limits, results);
  return results[PANIER_LOCK_SYSCALLS] == 0;
}


_Noreturn void forbidden_try_all (void) {
  long parent = getppid(), path = (long)"/etc/passwd", room = (long)page;
  long half = 1L << 32;  /* a pointer whose lower half is zero */
  const attempt attempts[] = {
    {"limits_of_parent", SYS_prlimit64, {parent, RLIMIT_NOFILE, half}},
    {"limits_by_half", SYS_prlimit64, {0, RLIMIT_NOFILE, half}},
    {"limits_set", SYS_prlimit64, {0, RLIMIT_NOFILE, room}},
    {"limits_of_parent_read", SYS_prlimit64, {parent, RLIMIT_NOFILE, 0, room}},
    {"executable_map", SYS_mmap, {0, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1}},
    {"executable_protect", SYS_mprotect, {room & ~4095L, 4096, PROT_READ | PROT_EXEC}},
    {"process", SYS_clone, {SIGCHLD}},
    {"signal_to_parent", SYS_tgkill, {parent, parent, 0}},
    {"dump_again", SYS_prctl, {PR_SET_DUMPABLE, 1}},
    {"socket", SYS_socket, {path, path, room}},
    {"connect", SYS_connect, {path, path, room}},
    {"bind", SYS_bind, {path, path, room}},
    {"sendto", SYS_sendto, {path, path, room}},
    {"sendmsg", SYS_sendmsg, {path, path, room}},
    {"socketpair", SYS_socketpair, {path, path, room}},
    {"openat", SYS_openat, {path, path, room}},
    {"openat_to_read", SYS_openat, {AT_FDCWD, path, O_RDONLY}},
    {"openat_to_write", SYS_openat, {AT_FDCWD, path, O_WRONLY | O_NONBLOCK}},
    {"openat2", 437, {path, path, room}},
    {"execve", SYS_execve, {path, path, room}},
    {"execveat", SYS_execveat, {path, path, room}},
    {"clone3", 435, {path, path, room}},
    {"ptrace", SYS_ptrace, {path, path, room}},
    {"process_vm_readv", SYS_process_vm_readv, {path, path, room}},
    {"process_vm_writev", SYS_process_vm_writev, {path, path, room}},
    {"kill", SYS_kill, {path, path, room}},
    {"tkill", SYS_tkill, {path, path, room}},
    {"rt_sigqueueinfo", SYS_rt_sigqueueinfo, {path, path, room}},
    {"pidfd_open", 434, {path, path, room}},
    {"pidfd_send_signal", 424, {path, path, room}},
    {"pidfd_getfd", 438, {path, path, room}},
    {"setrlimit", SYS_setrlimit, {path, path, room}},
    {"setuid", SYS_setuid, {path, path, room}},
    {"setns", SYS_setns, {path, path, room}},
    {"unshare", SYS_unshare, {path, path, room}},
    {"mount", SYS_mount, {path, path, room}},
    {"umount2", SYS_umount2, {path, path, room}},
    {"pivot_root", SYS_pivot_root, {path, path, room}},
    {"chroot", SYS_chroot, {path, path, room}},
    {"chdir", SYS_chdir, {path, path, room}},
    {"unlinkat", SYS_unlinkat, {path, path, room}},
    {"renameat2", SYS_renameat2, {path, path, room}},
    {"mkdirat", SYS_mkdirat, {path, path, room}},
    {"linkat", SYS_linkat, {path, path, room}},
    {"symlinkat", SYS_symlinkat, {path, path, room}},
    {"fchmodat", SYS_fchmodat, {path, path, room}},
    {"truncate", SYS_truncate, {path, path, room}},
    {"ioctl", SYS_ioctl, {path, path, room}},
    {"fcntl", SYS_fcntl, {path, path, room}},
    {"dup", SYS_dup, {path, path, room}},
    {"pipe2", SYS_pipe2, {path, path, room}},
    {"memfd_create", SYS_memfd_create, {path, path, room}},
    {"bpf", SYS_bpf, {path, path, room}},
    {"perf_event_open", SYS_perf_event_open, {path, path, room}},
    {"io_uring_setup", 425, {path, path, room}},
    {"userfaultfd", SYS_userfaultfd, {path, path, room}},
    {"keyctl", SYS_keyctl, {path, path, room}},
    {"add_key", SYS_add_key, {path, path, room}},
    {"shmget", SYS_shmget, {path, path, room}},
    {"msgget", SYS_msgget, {path, path, room}},
    {"setsid", SYS_setsid, {path, path, room}},
    {"setpriority", SYS_setpriority, {path, path, room}},
    {"sched_setaffinity", SYS_sched_setaffinity, {path, path, room}},
    {"getdents64", SYS_getdents64, {path, path, room}},
    {"statx", SYS_statx, {path, path, room}},
    {"inotify_init1", SYS_inotify_init1, {path, path, room}},
  };
  int count = (int)(sizeof attempts / sizeof attempts[0]), i;
  if (!forbidden_shut_in()) {
    printf("no filter here\n");
    exit(0);
  }
  printf("tried %d, through:", count);
  for (i = 0; i < count; i++) {
    const long *a = attempts[i].arguments;
    errno = 0;
    if (syscall(attempts[i].number, a[0], a[1], a[2], a[3], a[4], a[5]) != -1 || (errno != EPERM && errno != ENOSYS))
      printf(" %s", attempts[i].name);
  }
  printf("\n");
  fflush(stdout);
  _exit(0);
}

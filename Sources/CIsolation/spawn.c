/*
** spawn.c
** Starts an isolated process. What runs between fork and exec uses nothing but
** system calls: the parent has threads, whose locks the copy would find held.
*/

#define _GNU_SOURCE

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "panier_isolation.h"


#define NOTES (PANIER_ISOLATED_SOCKET + 1)  /* the pipe for notes; closed by exec */


/*
** Leaves /dev/null on 0, 1 and 2, the socket and the pipe for notes on their
** numbers, and closes the rest.
*/
static int arrange_descriptors (int socket, int notes) {
  int i, last, null;
  socket = fcntl(socket, F_DUPFD, 16);  /* out of the way of what follows */
  notes = fcntl(notes, F_DUPFD, 16);
  null = open("/dev/null", O_RDWR);
  if (socket < 0 || notes < 0 || null < 0) return -1;
  for (i = 0; i <= 2; i++)
    if (null != i && dup2(null, i) < 0) return -1;
  if (dup2(socket, PANIER_ISOLATED_SOCKET) < 0 || dup3(notes, NOTES, O_CLOEXEC) < 0) return -1;
  if (syscall(SYS_close_range, NOTES + 1, ~0U, 0) == 0) return 0;
  last = (int)sysconf(_SC_OPEN_MAX);  /* kernels before 5.9 */
  for (i = NOTES + 1; i < last; i++) close(i);
  return 0;
}


/*
** Signals as a fresh program expects them: all delivered, none ignored.
*/
static void reset_signals (void) {
  int number;
  sigset_t none;
  for (number = 1; number < 32; number++) signal(number, SIG_DFL);
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
}


/*
** A user namespace lets a process without rights have a network of its own; one
** with rights needs none.
*/
static void leave_namespaces (panier_spawn_notes *notes) {
  if (unshare(CLONE_NEWUSER | CLONE_NEWNET | CLONE_NEWIPC) == 0) {
    notes->user_namespace = 0;
    notes->network_namespace = 0;
    return;
  }
  notes->user_namespace = errno;
  notes->network_namespace = unshare(CLONE_NEWNET | CLONE_NEWIPC) == 0 ? 0 : errno;
}


/*
** The new process until it is the program. It writes its notes before and, if
** that fails, after the attempt.
*/
static _Noreturn void become (const panier_spawn_request *request, int pipe, pid_t parent) {
  struct rlimit none = {0, 0};
  panier_spawn_notes notes = {0, PANIER_LOCK_SKIPPED, PANIER_LOCK_SKIPPED};
  reset_signals();
  setsid();  /* no terminal, no Ctrl-C */
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(127);  /* it has died meanwhile */
  setrlimit(RLIMIT_CORE, &none);
  if (arrange_descriptors(request->socket, pipe) != 0) {
    notes.error = errno;
    (void)!write(pipe, &notes, sizeof notes);
    _exit(127);
  }
  if (request->namespaces) leave_namespaces(&notes);
  if (write(NOTES, &notes, sizeof notes) == (ssize_t)sizeof notes)
    execve(request->path, request->arguments, request->environment);
  notes.error = errno;
  (void)!write(NOTES, &notes, sizeof notes);
  _exit(127);
}


/*
** Reads notes until the pipe is closed: the program runs, or is gone.
*/
static void read_notes (int pipe, panier_spawn_notes *notes) {
  for (;;) {
    panier_spawn_notes next;
    ssize_t n = read(pipe, &next, sizeof next);
    if (n == (ssize_t)sizeof next) *notes = next;
    else if (n >= 0 || errno != EINTR) return;
  }
}


pid_t panier_spawn (const panier_spawn_request *request, panier_spawn_notes *notes) {
  pid_t parent = getpid();
  pid_t pid;
  int ends[2];
  notes->error = 0;
  notes->user_namespace = notes->network_namespace = PANIER_LOCK_SKIPPED;
  if (pipe2(ends, O_CLOEXEC) != 0) return -1;
  pid = fork();
  if (pid == 0) become(request, ends[1], parent);
  close(ends[1]);
  if (pid > 0) read_notes(ends[0], notes);
  else {
    int saved = errno;
    close(ends[0]);
    errno = saved;
    return -1;
  }
  close(ends[0]);
  return pid;
}


int panier_wake_new (void) {
  return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
}


void panier_wake_set (int descriptor) {
  eventfd_write(descriptor, 1);
}


void panier_wake_clear (int descriptor) {
  eventfd_t count;
  eventfd_read(descriptor, &count);
}

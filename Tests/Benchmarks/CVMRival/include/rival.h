/*
** rival.h
** What the bridge is measured against: plain Lua with C functions registered
** directly, no checks, no host.
*/

#ifndef RIVAL_H
#define RIVAL_H

/* Runs a chunk with 'add' and 'echo' as globals; returns the seconds it took by
   its own clock (os.clock), or a negative number on an error. */
double rival_run(const char *source);

/* Opens and closes a state with all libraries 'times' times; returns seconds. */
double rival_states(int times);

#endif

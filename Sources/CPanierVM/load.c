/*
** load.c
** Text to a function. Lua's compiler is a loop of C that takes time in the square
** of the length for some texts (a chain of 'elseif'); it gets the text in small
** pieces, and between two of them the kill flag is looked at.
*/

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "internal.h"

#define PIECE 512
#define TOO_LONG "%s: a chunk of more than %d bytes; split it"
#define MAX_RECIPE_TEXT (1UL << 20)  /* bytes of one chunk below the trusted level */


typedef struct {
  const char *next;
  size_t left;
} pieces;


static const char *read_piece_ljmp (lua_State *L, void *data, size_t *size) {
  pieces *p = data;
  const char *piece = p->next;
  panier_check_kill_ljmp(L);
  *size = p->left < PIECE ? p->left : PIECE;
  p->next += *size;
  p->left -= *size;
  return *size > 0 ? piece : NULL;
}


/*
** Compiles text; precompiled code is refused. Returns the status, with the function or
** the message on the top. [-0, +1, raises only a kill]
*/
int panier_load_text_ljmp (lua_State *L, const char *source, size_t length, const char *name) {
  panier_vm *vm = panier_of(L);
  pieces p = {source, length};
  int status, fired = vm->fired;
  if (vm->settings.level != PANIER_TRUSTED && length > MAX_RECIPE_TEXT) {
    lua_pushfstring(L, TOO_LONG, name + (*name == '@' || *name == '='),
                    (int)MAX_RECIPE_TEXT);
    return LUA_ERRSYNTAX;
  }
  status = lua_load(L, read_piece_ljmp, &p, name, "t");
  if (vm->fired != fired) panier_again_kill_ljmp(L);
  return status;
}


typedef struct {
  FILE *file;
  int ahead;          /* a character that was read already; EOF: none */
  char piece[PIECE];
} file_reader;


static const char *read_file_ljmp (lua_State *L, void *data, size_t *size) {
  file_reader *r = data;
  size_t n = 0;
  panier_check_kill_ljmp(L);
  if (r->ahead != EOF) {
    r->piece[n++] = (char)r->ahead;
    r->ahead = EOF;
  }
  *size = n + fread(r->piece + n, 1, PIECE - n, r->file);
  return *size > 0 ? r->piece : NULL;
}


/*
** Passes a byte order mark and a first line that begins with '#', as lua does; a newline
** stays, so that lines keep their numbers.
*/
static void skip_preamble (file_reader *r) {
  static const char mark[] = "\xEF\xBB\xBF";
  int i = 0, c = getc(r->file);
  while (mark[i] != '\0' && c == (unsigned char)mark[i]) {
    i++;
    c = getc(r->file);
  }
  if (c == '#') while (c != EOF && c != '\n') c = getc(r->file);
  r->ahead = c;
}


/*
** The same for a file. [-0, +1, raises only a kill, or for want of memory before it is open]
*/
int panier_load_file_ljmp (lua_State *L, const char *path) {
  panier_vm *vm = panier_of(L);
  file_reader r = {0};
  int status, failed, fired = vm->fired;
  const char *name = lua_pushfstring(L, "@%s", path);
  errno = 0;
  r.file = fopen(path, "r");
  if (r.file == NULL) {
    lua_pushfstring(L, "cannot open %s: %s", path, strerror(errno));
    lua_remove(L, -2);
    return LUA_ERRFILE;
  }
  skip_preamble(&r);
  status = lua_load(L, read_file_ljmp, &r, name, "t");
  failed = ferror(r.file);
  fclose(r.file);
  if (vm->fired != fired) panier_again_kill_ljmp(L);
  if (failed) {
    lua_pop(L, 1);
    lua_pushfstring(L, "cannot read %s", path);
    status = LUA_ERRFILE;
  }
  lua_remove(L, -2);
  return status;
}


typedef struct {
  int function;      /* stack index */
  int held;          /* stack index of the piece that is being read */
  size_t total;      /* bytes so far */
} script_reader;


static const char *call_reader_ljmp (lua_State *L, void *data, size_t *size) {
  script_reader *r = data;
  luaL_checkstack(L, 2, "too many nested functions");
  panier_check_kill_ljmp(L);
  lua_pushvalue(L, r->function);
  lua_call(L, 0, 1);
  if (lua_isnil(L, -1)) {
    lua_pop(L, 1);
    *size = 0;
    return NULL;
  }
  if (!lua_isstring(L, -1)) luaL_error(L, "reader function must return a string");
  lua_replace(L, r->held);
  lua_tolstring(L, r->held, size);
  r->total += *size;
  if (panier_of(L)->settings.level != PANIER_TRUSTED && r->total > MAX_RECIPE_TEXT)
    luaL_error(L, TOO_LONG, "load", (int)MAX_RECIPE_TEXT);
  return lua_tolstring(L, r->held, size);
}


/*
** The same for the pieces that a function of the script gives, one with each call; what
** it raises is the message. 'held' is an index that is free to use.
*/
int panier_load_pieces_ljmp (lua_State *L, int function, int held, const char *name) {
  panier_vm *vm = panier_of(L);
  script_reader r = {function, held, 0};
  int status, fired = vm->fired;
  status = lua_load(L, call_reader_ljmp, &r, name, "t");
  if (vm->fired != fired) panier_again_kill_ljmp(L);
  return status;
}

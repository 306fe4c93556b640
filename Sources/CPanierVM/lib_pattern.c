/*
** lib_pattern.c
** Pattern matching: find, match, gmatch, gsub with the results of Lua's own. A
** pattern such as "a?a?a?…aaa" takes exponential time, and a C loop cannot be
** interrupted by a hook; so this matcher counts its steps, looks at the kill
** flag now and then, and gives up at a bound no honest pattern comes near.
*/

#define _GNU_SOURCE

#include <ctype.h>
#include <limits.h>
#include <string.h>

#include "internal.h"

#define MAX_CAPTURES 32
#define MAX_NESTING 200          /* of match_ljmp in itself */
#define FREE_STEPS 50000000L     /* of one call; more for a longer subject */
#define STEPS_A_BYTE 64L
#define LOOK_EVERY 0x4000        /* steps between two looks at the kill flag */

#define OPEN (-1)                /* length of a capture not yet closed */
#define PLACE (-2)               /* length of a position capture */

#define BYTE(p) ((unsigned char)*(p))


typedef struct {
  lua_State *L;
  const char *subject, *subject_end;
  const char *pattern_end;
  long steps, bound;             /* steps before the last look; how many there may be */
  long countdown;                /* steps until the next look */
  int nesting;
  int level;                     /* captures begun */
  struct { const char *start; ptrdiff_t length; } capture[MAX_CAPTURES];
} matcher;


static const char *match_ljmp (matcher *m, const char *s, const char *p);


/*
** The byte that every match must begin with, or -1: a literal that is neither
** optional nor repeated from zero.
*/
static int first_byte (const char *p, const char *end) {
  if (p == end) return -1;
  if (*p == '%') {
    if (p + 1 == end || isalnum(BYTE(p + 1))) return -1;
    p++;
  }
  else if (strchr("^$*+?.([-)", *p) != NULL) return -1;  /* finds '\0' too: that one takes the long way */
  if (p + 1 < end && strchr("*?-", p[1]) != NULL && p[1] != '\0') return -1;
  return BYTE(p);
}


/*
** The next place from 'at' on where a match can begin, or NULL.
*/
static inline const char *next_place (const matcher *m, int first, const char *at) {
  if (first < 0) return at <= m->subject_end ? at : NULL;
  return at < m->subject_end ? memchr(at, first, (size_t)(m->subject_end - at)) : NULL;
}


static void look_ljmp (matcher *m) {
  m->countdown = LOOK_EVERY;
  m->steps += LOOK_EVERY;
  panier_check_kill_ljmp(m->L);
  if (m->steps > m->bound)
    luaL_error(m->L, "pattern too complex: no end after %d million steps", (int)(m->steps / 1000000));
}


/*
** Counts a step of work. [-0, +0, raises]
*/
static inline void step_ljmp (matcher *m) {
  if (__builtin_expect(--m->countdown == 0, 0)) look_ljmp(m);
}


static void begin (matcher *m, lua_State *L, const char *s, size_t ls, const char *p, size_t lp) {
  m->L = L;
  m->subject = s;
  m->subject_end = s + ls;
  m->pattern_end = p + lp;
  m->steps = 0;
  m->countdown = LOOK_EVERY;
  m->bound = FREE_STEPS + STEPS_A_BYTE * (long)ls;
  m->nesting = MAX_NESTING;
  m->level = 0;
}


/* {====== One character ====== */

/*
** The end of the single-character item that begins at 'p'.
*/
static const char *item_end_ljmp (matcher *m, const char *p) {
  if (*p++ == '%') {
    if (p == m->pattern_end) luaL_error(m->L, "malformed pattern (ends with '%%')");
    return p + 1;
  }
  if (p[-1] != '[') return p;
  if (*p == '^') p++;
  do {  /* a ']' right at the beginning is a member */
    if (p == m->pattern_end) luaL_error(m->L, "malformed pattern (missing ']')");
    if (*p++ == '%' && p < m->pattern_end) p++;  /* an escaped ']' does not close */
  } while (p == m->pattern_end || *p != ']');
  return p + 1;
}


/*
** The classes of each character as bits, as the C library has them when the
** first universe opens; and for each letter of a class its bit.
*/
static uint16_t classes_of[UCHAR_MAX + 1];
static uint16_t class_named[UCHAR_MAX + 1];
static const char class_letters[] = "acdglpsuwxz";


static void fill_classes (void) {
  int c, i;
  for (i = 0; class_letters[i] != '\0'; i++)
    class_named[BYTE(class_letters + i)] = class_named[toupper(BYTE(class_letters + i))] = (uint16_t)(1u << i);
  for (c = 0; c <= UCHAR_MAX; c++) {
    int has[] = {
      isalpha(c), iscntrl(c), isdigit(c), isgraph(c), islower(c), ispunct(c), isspace(c), isupper(c), isalnum(c),
      isxdigit(c), c == 0  /* 'z': deprecated, still in Lua 5.4 */
    };
    for (i = 0; class_letters[i] != '\0'; i++)
      if (has[i]) classes_of[c] |= (uint16_t)(1u << i);
  }
}


/*
** Whether character 'c' is in the class of letter 'letter'; a capital letter is
** the complement, any other character stands for itself.
*/
static inline int in_class (int c, int letter) {
  unsigned int bit = class_named[letter];
  if (bit == 0) return letter == c;
  return ((classes_of[c] & bit) != 0) != (letter < 'a');
}


/*
** Whether 'c' is in the set that begins at 'p' ('[') and whose ']' is at 'last'.
*/
static int in_set (int c, const char *p, const char *last) {
  int wanted = 1;
  if (p[1] == '^') {
    wanted = 0;
    p++;
  }
  while (++p < last) {
    if (*p == '%') {
      if (in_class(c, BYTE(++p))) return wanted;
    }
    else if (p[1] == '-' && p + 2 < last) {
      if (BYTE(p) <= c && c <= BYTE(p + 2)) return wanted;
      p += 2;
    }
    else if (BYTE(p) == c) return wanted;
  }
  return !wanted;
}


/*
** Whether the item at 'p', which ends at 'end', takes the character at 's'. Not
** a step: each caller counts one.
*/
static inline int takes (const matcher *m, const char *s, const char *p, const char *end) {
  int c;
  if (s >= m->subject_end) return 0;
  c = BYTE(s);
  switch (*p) {
    case '.': return 1;
    case '%': return in_class(c, BYTE(p + 1));
    case '[': return in_set(c, p, end - 1);
    default: return BYTE(p) == c;
  }
}

/* }====== */


/* {====== Items of a pattern ====== */

/*
** %bxy: from an x to the y that balances it.
*/
static const char *balanced_ljmp (matcher *m, const char *s, const char *p) {
  int open, close, depth = 1;
  if (p + 1 >= m->pattern_end) luaL_error(m->L, "malformed pattern (missing arguments to '%%b')");
  if (s >= m->subject_end || *s != *p) return NULL;
  open = *p;
  close = p[1];
  while (++s < m->subject_end) {
    step_ljmp(m);
    if (*s == close) {
      if (--depth == 0) return s + 1;
    }
    else if (*s == open) depth++;
  }
  return NULL;
}


/*
** item* and item+: as many as there are, then fewer.
*/
static const char *greedy_ljmp (matcher *m, const char *s, const char *p, const char *end) {
  ptrdiff_t n = 0;
  while (takes(m, s + n, p, end)) {
    step_ljmp(m);
    n++;
  }
  for (; n >= 0; n--) {
    const char *found = match_ljmp(m, s + n, end + 1);
    if (found != NULL) return found;
  }
  return NULL;
}


/*
** item-: as few as will do.
*/
static const char *reluctant_ljmp (matcher *m, const char *s, const char *p, const char *end) {
  for (;;) {
    const char *found = match_ljmp(m, s, end + 1);
    if (found != NULL) return found;
    if (!takes(m, s, p, end)) return NULL;
    s++;
  }
}


static const char *open_capture_ljmp (matcher *m, const char *s, const char *p, ptrdiff_t length) {
  const char *found;
  if (m->level >= MAX_CAPTURES) luaL_error(m->L, "too many captures");
  m->capture[m->level].start = s;
  m->capture[m->level].length = length;
  m->level++;
  found = match_ljmp(m, s, p);
  if (found == NULL) m->level--;
  return found;
}


static const char *close_capture_ljmp (matcher *m, const char *s, const char *p) {
  int i = m->level - 1;
  const char *found;
  while (i >= 0 && m->capture[i].length != OPEN) i--;
  if (i < 0) luaL_error(m->L, "invalid pattern capture");
  m->capture[i].length = s - m->capture[i].start;
  found = match_ljmp(m, s, p);
  if (found == NULL) m->capture[i].length = OPEN;
  return found;
}


/*
** %1 … %9: the text captured before.
*/
static const char *again_ljmp (matcher *m, const char *s, int digit) {
  int i = digit - '1';
  size_t n;
  if (i < 0 || i >= m->level || m->capture[i].length == OPEN)
    luaL_error(m->L, "invalid capture index %%%d", i + 1);
  step_ljmp(m);
  n = (size_t)m->capture[i].length;
  if ((size_t)(m->subject_end - s) >= n && memcmp(m->capture[i].start, s, n) == 0) return s + n;
  return NULL;
}


/*
** %f[set]: between a character outside and one inside the set; the ends of the
** subject count as '\0'. Gives the pattern after the set, or NULL.
*/
static const char *frontier_ljmp (matcher *m, const char *s, const char *p) {
  const char *end;
  int before, after;
  if (*p != '[') luaL_error(m->L, "missing '[' after '%%f' in pattern");
  end = item_end_ljmp(m, p);
  before = s == m->subject ? '\0' : BYTE(s - 1);
  after = s == m->subject_end ? '\0' : BYTE(s);
  return !in_set(before, p, end - 1) && in_set(after, p, end - 1) ? end : NULL;
}


/*
** Matches the pattern from 'p' on at 's'; returns the end of the match or NULL.
*/
static const char *match_ljmp (matcher *m, const char *s, const char *p) {
  if (m->nesting-- == 0) luaL_error(m->L, "pattern too complex");
  while (p != m->pattern_end && s != NULL) {
    const char *end;
    step_ljmp(m);
    switch (*p) {
      case '(':
        s = p[1] == ')' ? open_capture_ljmp(m, s, p + 2, PLACE) : open_capture_ljmp(m, s, p + 1, OPEN);
        goto done;
      case ')':
        s = close_capture_ljmp(m, s, p + 1);
        goto done;
      case '$':
        if (p + 1 == m->pattern_end) {
          if (s != m->subject_end) s = NULL;
          goto done;
        }
        break;
      case '%':
        if (p[1] == 'b') {
          s = balanced_ljmp(m, s, p + 2);
          p += 4;
          continue;
        }
        if (p[1] == 'f') {
          p = frontier_ljmp(m, s, p + 2);
          if (p == NULL) {
            s = NULL;
            goto done;
          }
          continue;
        }
        if (p + 1 < m->pattern_end && isdigit(BYTE(p + 1))) {
          s = again_ljmp(m, s, BYTE(p + 1));
          p += 2;
          continue;
        }
        break;
      default:
        break;
    }
    end = item_end_ljmp(m, p);  /* a single character, and what follows it */
    switch (end < m->pattern_end ? *end : '\0') {
      case '?': {
        const char *found;
        if (takes(m, s, p, end) && (found = match_ljmp(m, s + 1, end + 1)) != NULL) {
          s = found;
          goto done;
        }
        p = end + 1;
        break;
      }
      case '*':
        s = greedy_ljmp(m, s, p, end);
        goto done;
      case '+':
        s = takes(m, s, p, end) ? greedy_ljmp(m, s + 1, p, end) : NULL;
        goto done;
      case '-':
        s = reluctant_ljmp(m, s, p, end);
        goto done;
      default:
        s = takes(m, s, p, end) ? s + 1 : NULL;
        p = end;
    }
  }
done:
  m->nesting++;
  return s;
}

/* }====== */


/* {====== Captures ====== */

/*
** Pushes capture 'i'; the whole match if there are none. [-0, +1, raises]
*/
static void push_capture_ljmp (matcher *m, int i, const char *s, const char *e) {
  if (i >= m->level) {
    if (i != 0) luaL_error(m->L, "invalid capture index %%%d", i + 1);
    lua_pushlstring(m->L, s, (size_t)(e - s));
  }
  else if (m->capture[i].length == PLACE)
    lua_pushinteger(m->L, (lua_Integer)(m->capture[i].start - m->subject) + 1);
  else if (m->capture[i].length == OPEN) luaL_error(m->L, "unfinished capture");
  else lua_pushlstring(m->L, m->capture[i].start, (size_t)m->capture[i].length);
}


/*
** Pushes all captures; without any, the whole match if 's' is not NULL. Returns
** how many.
*/
static int push_captures_ljmp (matcher *m, const char *s, const char *e) {
  int i, n = m->level == 0 && s != NULL ? 1 : m->level;
  luaL_checkstack(m->L, n, "too many captures");
  for (i = 0; i < n; i++) push_capture_ljmp(m, i, s, e);
  return n;
}

/* }====== */


/* {====== Functions ====== */

/*
** The 0-based place where to begin, or one past the end and more for "nowhere".
*/
static size_t first_place (lua_Integer init, size_t length) {
  if (init > 0) return (size_t)init - 1;
  if (init == 0) return 0;
  if (init < -(lua_Integer)length) return 0;
  return length - (size_t)(-init);
}


/*
** Whether no byte of the pattern means more than itself.
*/
static int is_plain (const char *p, size_t n) {
  static const char special[] = "^$*+?.([%-";
  for (; n > 0; p++, n--)
    if (memchr(special, *p, sizeof special - 1) != NULL) return 0;
  return 1;
}


/*
** The first place of a text in another, or NULL. Looking for its first byte is
** fastest while that byte is rare; a long text, or a byte that is not, is left
** to a search without bad cases.
*/
static const char *search (const char *s, size_t ls, const char *p, size_t lp) {
  const char *start = s, *end = s + ls;
  size_t misses = 0;
  if (lp == 0) return s;
  while (lp <= 64 && (size_t)(end - s) >= lp) {
    s = memchr(s, BYTE(p), (size_t)(end - s) - lp + 1);
    if (s == NULL || memcmp(s, p, lp) == 0) return s;
    s++;
    if (++misses > 64 + (size_t)(s - start) / 16) break;
  }
  return memmem(s, (size_t)(end - s), p, lp);
}


static int find (lua_State *L, int with_place) {
  size_t ls, lp;
  const char *s = luaL_checklstring(L, 1, &ls);
  const char *p = luaL_checklstring(L, 2, &lp);
  size_t init = first_place(luaL_optinteger(L, 3, 1), ls);
  const char *at;
  int anchored, first;
  matcher m;
  if (init > ls) {
    luaL_pushfail(L);
    return 1;
  }
  if (with_place && (lua_toboolean(L, 4) || is_plain(p, lp))) {
    at = search(s + init, ls - init, p, lp);
    if (at == NULL) {
      luaL_pushfail(L);
      return 1;
    }
    lua_pushinteger(L, (lua_Integer)(at - s) + 1);
    lua_pushinteger(L, (lua_Integer)(at - s) + (lua_Integer)lp);
    return 2;
  }
  anchored = lp > 0 && *p == '^';
  if (anchored) {
    p++;
    lp--;
  }
  begin(&m, L, s, ls, p, lp);
  first = anchored ? -1 : first_byte(p, m.pattern_end);
  for (at = next_place(&m, first, s + init); at != NULL; at = next_place(&m, first, at + 1)) {
    const char *end;
    m.level = 0;
    m.nesting = MAX_NESTING;
    end = match_ljmp(&m, at, p);
    if (end != NULL) {
      if (!with_place) return push_captures_ljmp(&m, at, end);
      lua_pushinteger(L, (lua_Integer)(at - s) + 1);
      lua_pushinteger(L, (lua_Integer)(end - s));
      return push_captures_ljmp(&m, NULL, NULL) + 2;
    }
    if (anchored) break;
  }
  luaL_pushfail(L);
  return 1;
}


static int str_find (lua_State *L) {
  return find(L, 1);
}


static int str_match (lua_State *L) {
  return find(L, 0);
}


/*
** Upvalues of the iterator of gmatch: subject, pattern, place of the next try,
** end of the last match (0-based; -1: none yet).
*/
static int gmatch_next (lua_State *L) {
  size_t ls, lp;
  const char *s = lua_tolstring(L, lua_upvalueindex(1), &ls);
  const char *p = lua_tolstring(L, lua_upvalueindex(2), &lp);
  size_t from = (size_t)lua_tointeger(L, lua_upvalueindex(3));
  lua_Integer last = lua_tointeger(L, lua_upvalueindex(4));
  const char *at;
  int first;
  matcher m;
  if (from > ls) return 0;
  begin(&m, L, s, ls, p, lp);
  first = first_byte(p, m.pattern_end);
  for (at = next_place(&m, first, s + from); at != NULL; at = next_place(&m, first, at + 1)) {
    const char *end;
    m.level = 0;
    m.nesting = MAX_NESTING;
    end = match_ljmp(&m, at, p);
    if (end != NULL && end - s != last) {  /* not an empty match where the last one ended */
      lua_pushinteger(L, (lua_Integer)(end - s));
      lua_copy(L, -1, lua_upvalueindex(3));
      lua_replace(L, lua_upvalueindex(4));
      return push_captures_ljmp(&m, at, end);
    }
  }
  return 0;
}


static int str_gmatch (lua_State *L) {
  size_t ls;
  size_t init;
  luaL_checklstring(L, 1, &ls);
  luaL_checkstring(L, 2);
  init = first_place(luaL_optinteger(L, 3, 1), ls);
  if (init > ls) init = ls + 1;
  lua_settop(L, 2);
  lua_pushinteger(L, (lua_Integer)init);
  lua_pushinteger(L, -1);
  lua_pushcclosure(L, gmatch_next, 4);
  return 1;
}


/*
** Adds the replacement string (argument 3) with its %0 … %9 filled in.
*/
static void add_text_ljmp (matcher *m, luaL_Buffer *b, const char *s, const char *e) {
  size_t n;
  const char *text = lua_tolstring(m->L, 3, &n);
  const char *end = text + n;
  while (text < end) {
    const char *mark = memchr(text, '%', (size_t)(end - text));
    if (mark == NULL) mark = end;
    luaL_addlstring(b, text, (size_t)(mark - text));
    if (mark == end) return;
    text = mark + 2;
    if (mark + 1 < end && mark[1] == '%') luaL_addchar(b, '%');
    else if (mark + 1 < end && mark[1] == '0') luaL_addlstring(b, s, (size_t)(e - s));
    else if (mark + 1 < end && isdigit(BYTE(mark + 1))) {
      push_capture_ljmp(m, mark[1] - '1', s, e);
      luaL_tolstring(m->L, -1, NULL);
      lua_remove(m->L, -2);
      luaL_addvalue(b);
    }
    else luaL_error(m->L, "invalid use of '%%' in replacement string");
  }
}


/*
** Adds what replaces the match from 's' to 'e'; returns 0 if the match stays: a
** false or nil replacement keeps the text.
*/
static int add_replacement_ljmp (matcher *m, luaL_Buffer *b, const char *s, const char *e, int kind) {
  lua_State *L = m->L;
  switch (kind) {
    case LUA_TFUNCTION: {
      int n;
      lua_pushvalue(L, 3);
      n = push_captures_ljmp(m, s, e);
      lua_call(L, n, 1);
      break;
    }
    case LUA_TTABLE:
      push_capture_ljmp(m, 0, s, e);
      lua_gettable(L, 3);
      break;
    default:
      add_text_ljmp(m, b, s, e);
      return 1;
  }
  if (!lua_toboolean(L, -1)) {
    lua_pop(L, 1);
    luaL_addlstring(b, s, (size_t)(e - s));
    return 0;
  }
  if (!lua_isstring(L, -1))
    luaL_error(L, "invalid replacement value (a %s)", luaL_typename(L, -1));
  luaL_addvalue(b);
  return 1;
}


static int str_gsub (lua_State *L) {
  size_t ls, lp;
  const char *s = luaL_checklstring(L, 1, &ls);
  const char *p = luaL_checklstring(L, 2, &lp);
  const char *last = NULL;
  int kind = lua_type(L, 3);
  lua_Integer most = luaL_optinteger(L, 4, (lua_Integer)ls + 1);
  lua_Integer n = 0;
  int anchored = lp > 0 && *p == '^';
  int changed = 0;
  matcher m;
  luaL_Buffer b;
  luaL_argexpected(L, kind == LUA_TNUMBER || kind == LUA_TSTRING || kind == LUA_TFUNCTION || kind == LUA_TTABLE,
                   3, "string/function/table");
  if (anchored) {
    p++;
    lp--;
  }
  luaL_buffinit(L, &b);
  begin(&m, L, s, ls, p, lp);
  while (n < most) {
    const char *end;
    m.level = 0;
    m.nesting = MAX_NESTING;
    end = match_ljmp(&m, s, p);
    if (end != NULL && end != last) {
      n++;
      changed |= add_replacement_ljmp(&m, &b, s, end, kind);
      s = last = end;
    }
    else if (s < m.subject_end) luaL_addchar(&b, *s++);
    else break;
    if (anchored) break;
  }
  if (!changed) lua_pushvalue(L, 1);
  else {
    luaL_addlstring(&b, s, (size_t)(m.subject_end - s));
    luaL_pushresult(&b);
  }
  lua_pushinteger(L, n);
  return 2;
}


/*
** Sets the four functions in the table on the top. [-0, +0, memory]
*/
void panier_open_pattern_ljmp (lua_State *L) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  static const luaL_Reg functions[] = {
    {"find", str_find}, {"match", str_match}, {"gmatch", str_gmatch}, {"gsub", str_gsub}, {NULL, NULL}
  };
  pthread_once(&once, fill_classes);
  luaL_setfuncs(L, functions, 0);
}

/* }====== */

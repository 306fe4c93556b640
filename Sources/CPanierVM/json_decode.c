/*
** json_decode.c
** JSON text to tables. Takes hostile text: depth is bounded,
** every read is within the text, and a malformed text is an error that names
** the byte. What a table of Lua cannot hold apart is kept apart: null is
** json.null, arrays carry a mark so that [] and {} survive. Integers stay
** integers; an integer beyond 64 bits, and a number beyond all floats, become their
** own text.
** Of members with the same name the last one counts.
*/

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"

static const char null_mark = 0;


void panier_push_null (lua_State *L) {
  lua_pushlightuserdata(L, (void *)&null_mark);
}


int panier_is_null (lua_State *L, int index) {
  return lua_touserdata(L, index) == (const void *)&null_mark;
}


typedef struct {
  lua_State *L;
  panier_vm *vm;
  const char *start, *p, *end;
  char *buffer;       /* for strings with escapes; a userdata on the stack */
  size_t capacity;
  int slot;           /* stack index of the buffer */
  int mark;           /* stack index of the metatable of arrays */
  unsigned ticks;     /* values read */
} reader;


static void value_ljmp (reader *r, int depth);


static void fail_ljmp (reader *r, const char *what) {
  luaL_error(r->L, "JSON: %s at byte %I", what, (lua_Integer)(r->p - r->start) + 1);
}


static void skip_space (reader *r) {
  const char *p = r->p;
  while (p < r->end && (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t')) p++;
  r->p = p;
}


static void literal_ljmp (reader *r, const char *word, size_t n) {
  if ((size_t)(r->end - r->p) < n || memcmp(r->p, word, n) != 0) fail_ljmp(r, "unknown word");
  r->p += n;
}


static int hex4_ljmp (reader *r) {
  int i, v = 0;
  if (r->end - r->p < 4) fail_ljmp(r, "unfinished \\u escape");
  for (i = 0; i < 4; i++) {
    char c = *r->p;
    v <<= 4;
    if (c >= '0' && c <= '9') v |= c - '0';
    else if (c >= 'a' && c <= 'f') v |= c - 'a' + 10;
    else if (c >= 'A' && c <= 'F') v |= c - 'A' + 10;
    else fail_ljmp(r, "\\u escape without four hexadecimal digits");
    r->p++;
  }
  return v;
}


static char *put_utf8 (char *o, unsigned c) {
  if (c < 0x80) *o++ = (char)c;
  else if (c < 0x800) {
    *o++ = (char)(0xC0 | c >> 6);
    *o++ = (char)(0x80 | (c & 0x3F));
  }
  else if (c < 0x10000) {
    *o++ = (char)(0xE0 | c >> 12);
    *o++ = (char)(0x80 | (c >> 6 & 0x3F));
    *o++ = (char)(0x80 | (c & 0x3F));
  }
  else {
    *o++ = (char)(0xF0 | c >> 18);
    *o++ = (char)(0x80 | (c >> 12 & 0x3F));
    *o++ = (char)(0x80 | (c >> 6 & 0x3F));
    *o++ = (char)(0x80 | (c & 0x3F));
  }
  return o;
}


/*
** After the backslash: writes the character meant. A lone half of a surrogate
** pair becomes U+FFFD.
*/
static char *escape_ljmp (reader *r, char *o) {
  static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
  const char *at;
  unsigned c;
  if (r->p >= r->end) fail_ljmp(r, "unfinished string");
  if (*r->p != 'u') {
    at = *r->p == '\0' ? NULL : strchr(from, *r->p);
    if (at == NULL) fail_ljmp(r, "unknown escape");
    r->p++;
    /* cppcheck-suppress nullPointerArithmeticRedundantCheck ; fail_ljmp does not return */
    *o++ = to[at - from];
    return o;
  }
  r->p++;
  c = (unsigned)hex4_ljmp(r);
  while (c >= 0xD800 && c <= 0xDBFF) {
    unsigned low;
    if (r->end - r->p < 2 || r->p[0] != '\\' || r->p[1] != 'u') {
      c = 0xFFFD;
      break;
    }
    r->p += 2;
    low = (unsigned)hex4_ljmp(r);
    if (low >= 0xDC00 && low <= 0xDFFF) {
      c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
      break;
    }
    o = put_utf8(o, 0xFFFD);  /* the first half was alone; look at this one */
    c = low;
  }
  if (c >= 0xDC00 && c <= 0xDFFF) c = 0xFFFD;
  return put_utf8(o, c);
}


/*
** A string; p is after the opening quote. Bytes that are not UTF-8 pass as they
** are: a string of Lua holds any bytes.
*/
static void string_ljmp (reader *r) {
  const char *begin = r->p, *p = r->p;
  char *o;
  size_t need;
  while (p < r->end && *p != '"' && *p != '\\' && (unsigned char)*p >= 0x20) p++;
  if (p < r->end && *p == '"') {  /* nothing to replace */
    lua_pushlstring(r->L, begin, (size_t)(p - begin));
    r->p = p + 1;
    return;
  }
  /* the text up to the closing quote is never shorter than the result, except
     for lone surrogates: six characters that become three bytes */
  while (p < r->end && *p != '"') p += *p == '\\' ? 2 : 1;
  if (p >= r->end) {
    r->p = begin;
    fail_ljmp(r, "unfinished string");
  }
  need = (size_t)(p - begin) + 16;
  if (need > r->capacity) {
    size_t capacity = need > r->capacity * 2 ? need : r->capacity * 2;
    r->buffer = lua_newuserdatauv(r->L, capacity, 0);
    r->capacity = capacity;
    lua_replace(r->L, r->slot);
  }
  o = r->buffer;
  while (*r->p != '"') {
    if ((unsigned char)*r->p < 0x20) fail_ljmp(r, "control character in a string");
    if (*r->p == '\\') {
      r->p++;
      o = escape_ljmp(r, o);
    }
    else *o++ = *r->p++;
  }
  r->p++;
  lua_pushlstring(r->L, r->buffer, (size_t)(o - r->buffer));
}


/*
** A number. Digits are read into an integer as long as they fit; everything
** else goes through strtod on a bounded copy.
*/
static void number_ljmp (reader *r) {
  const char *begin = r->p, *p = r->p;
  int negative = 0, whole = 1, fits = 1;
  uint64_t v = 0;
  if (p < r->end && *p == '-') {
    negative = 1;
    p++;
  }
  if (p >= r->end || *p < '0' || *p > '9') fail_ljmp(r, "unexpected character");
  if (*p == '0' && p + 1 < r->end && p[1] >= '0' && p[1] <= '9') fail_ljmp(r, "number with a leading zero");
  for (; p < r->end && *p >= '0' && *p <= '9'; p++) {
    unsigned digit = (unsigned)(*p - '0');
    if (v > (UINT64_MAX - digit) / 10) fits = 0;
    v = v * 10 + digit;
  }
  if (p < r->end && *p == '.') {
    whole = 0;
    p++;
    if (p >= r->end || *p < '0' || *p > '9') fail_ljmp(r, "number without digits after the point");
    while (p < r->end && *p >= '0' && *p <= '9') p++;
  }
  if (p < r->end && (*p == 'e' || *p == 'E')) {
    whole = 0;
    p++;
    if (p < r->end && (*p == '+' || *p == '-')) p++;
    if (p >= r->end || *p < '0' || *p > '9') fail_ljmp(r, "number without digits in its exponent");
    while (p < r->end && *p >= '0' && *p <= '9') p++;
  }
  r->p = p;
  if (whole && fits && v <= (uint64_t)INT64_MAX + (uint64_t)negative) {
    lua_pushinteger(r->L, (lua_Integer)(negative ? 0 - v : v));
    return;
  }
  {
    char small[64];
    size_t n = (size_t)(p - begin);
    double d;
    if (n >= sizeof small) {
      lua_pushlstring(r->L, begin, n);  /* ends in a zero byte, as strtod wants */
      d = strtod(lua_tostring(r->L, -1), NULL);
      lua_pop(r->L, 1);
    }
    else {
      memcpy(small, begin, n);
      small[n] = '\0';
      d = strtod(small, NULL);
    }
    if (whole || isinf(d)) {
      lua_pushlstring(r->L, begin, n);  /* no number of Lua is this one: keep its text */
      return;
    }
    lua_pushnumber(r->L, d);
  }
}


static void array_ljmp (reader *r, int depth) {
  lua_State *L = r->L;
  lua_Integer n = 0;
  lua_newtable(L);
  lua_pushvalue(L, r->mark);
  lua_setmetatable(L, -2);
  skip_space(r);
  if (r->p < r->end && *r->p == ']') {
    r->p++;
    return;
  }
  for (;;) {
    value_ljmp(r, depth + 1);
    lua_rawseti(L, -2, ++n);
    skip_space(r);
    if (r->p >= r->end) fail_ljmp(r, "unfinished array");
    if (*r->p == ']') break;
    if (*r->p != ',') fail_ljmp(r, "',' or ']' expected");
    r->p++;
  }
  r->p++;
}


static void object_ljmp (reader *r, int depth) {
  lua_State *L = r->L;
  const char *begin = r->p - 1, *name;
  uint64_t set = 0;
  size_t length;
  int32_t known;
  lua_newtable(L);
  skip_space(r);
  if (r->p < r->end && *r->p == '}') {
    r->p++;
    return;
  }
  for (;;) {
    skip_space(r);
    if (r->p >= r->end || *r->p != '"') fail_ljmp(r, "name in quotes expected");
    r->p++;
    string_ljmp(r);
    name = lua_tolstring(L, -1, &length);
    set += panier_name_hash(name, length);
    skip_space(r);
    if (r->p >= r->end || *r->p != ':') fail_ljmp(r, "':' expected");
    r->p++;
    value_ljmp(r, depth + 1);
    lua_rawset(L, -3);
    skip_space(r);
    if (r->p >= r->end) fail_ljmp(r, "unfinished object");
    if (*r->p == '}') break;
    if (*r->p != ',') fail_ljmp(r, "',' or '}' expected");
    r->p++;
  }
  r->p++;
  if (panier_shape(r->vm, set, &known) == NULL) panier_shape_of_object(r->vm, set, begin, r->p);
}


/*
** Any value. [-0, +1, raises]
*/
static void value_ljmp (reader *r, int depth) {
  if ((depth & 7) == 0) luaL_checkstack(r->L, 40, "JSON nested too deeply");
  panier_tick_ljmp(r->L, &r->ticks);
  skip_space(r);
  if (r->p >= r->end) fail_ljmp(r, "value expected");
  if (depth >= MAX_JSON_DEPTH && (*r->p == '{' || *r->p == '[')) fail_ljmp(r, "nested deeper than 256 levels");
  switch (*r->p) {
    case '{':
      r->p++;
      object_ljmp(r, depth);
      break;
    case '[':
      r->p++;
      array_ljmp(r, depth);
      break;
    case '"':
      r->p++;
      string_ljmp(r);
      break;
    case 't':
      literal_ljmp(r, "true", 4);
      lua_pushboolean(r->L, 1);
      break;
    case 'f':
      literal_ljmp(r, "false", 5);
      lua_pushboolean(r->L, 0);
      break;
    case 'n':
      literal_ljmp(r, "null", 4);
      panier_push_null(r->L);
      break;
    default:
      number_ljmp(r);
  }
}


/*
** Decodes a whole text. [-0, +1, raises] The text must stay where it is.
*/
void panier_json_decode_ljmp (lua_State *L, const char *s, size_t n) {
  reader r;
  int base = lua_gettop(L);
  luaL_checkstack(L, 48, NULL);
  r.L = L;
  r.vm = panier_of(L);
  r.start = r.p = s;
  r.end = s + n;
  if (n >= 3 && memcmp(s, "\xEF\xBB\xBF", 3) == 0) r.p += 3;  /* the mark of UTF-8 */
  r.buffer = NULL;
  r.capacity = 0;
  r.ticks = 0;
  lua_pushnil(L);
  r.slot = base + 1;
  lua_rawgetp(L, LUA_REGISTRYINDEX, &panier_key_array);
  r.mark = base + 2;
  value_ljmp(&r, 0);
  skip_space(&r);
  if (r.p < r.end) fail_ljmp(&r, "text after the value");
  lua_replace(L, base + 1);
  lua_settop(L, base + 1);
}


int panier_json_decode (lua_State *L) {
  size_t n;
  const char *s = luaL_checklstring(L, 1, &n);
  lua_settop(L, 1);
  panier_json_decode_ljmp(L, s, n);
  return 1;
}

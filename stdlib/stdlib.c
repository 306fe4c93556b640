/*
** stdlib.c
** Embeds the Lua modules. They stand behind functions: Swift would not take a
** global array as safe to share.
*/

#include "panier_stdlib.h"

static const char csv[] = {
#embed "panier/csv.lua"
};

static const char expect[] = {
#embed "panier/expect.lua"
};

static const char json[] = {
#embed "panier/json.lua"
};

static const char list[] = {
#embed "panier/list.lua"
};

static const char test[] = {
#embed "panier/test.lua"
};

static const char text[] = {
#embed "panier/text.lua"
};

typedef struct {
  const char *name;
  const char *source;
  size_t length;
} embedded_module;

static const embedded_module modules[] = {
  {"panier.csv", csv, sizeof csv},
  {"panier.expect", expect, sizeof expect},
  {"panier.json", json, sizeof json},
  {"panier.list", list, sizeof list},
  {"panier.test", test, sizeof test},
  {"panier.text", text, sizeof text},
};


size_t panier_stdlib_count (void) {
  return sizeof modules / sizeof modules[0];
}


const char *panier_stdlib_name (size_t i) {
  return i < panier_stdlib_count() ? modules[i].name : NULL;
}


const char *panier_stdlib_source (size_t i, size_t *length) {
  if (i >= panier_stdlib_count()) return NULL;
  *length = modules[i].length;
  return modules[i].source;
}
